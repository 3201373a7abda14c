/** A URI as it may stand in messages and logs: without credentials, without control characters, of bearable length. */

const SECRET_NAME = /(?:^|[_-])(?:token|key|apikey|secret|password|passwd|pwd|auth|signature|sig|session)$/i;
const MAX_LENGTH = 300;

/** Removes userinfo and the values of query parameters that are named like secrets. */
export function printableUri(uri: string): string {
  return cut(URL.canParse(uri) ? withoutSecrets(new URL(uri)) : uri.replace(/[\x00-\x1f\x7f]/g, ' '));
}

function withoutSecrets(url: URL): string {
  url.username = '';
  url.password = '';
  for (const name of new Set(url.searchParams.keys())) {
    if (SECRET_NAME.test(name)) url.searchParams.set(name, '...');
  }
  return url.href;
}

function cut(text: string): string {
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
}
