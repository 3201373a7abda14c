/** Getting rid of a response body that nobody wants. */
import type { Dispatcher } from 'undici';

type Body = Dispatcher.ResponseData['body'];

/** Reads to the end, so that the connection can be used again; a long or slow body is cut off with its connection. */
export async function discardBody(body: Body): Promise<void> {
  await body.dump({ limit: 64 * 1024, signal: AbortSignal.timeout(1_000) }).catch(() => abandonBody(body));
}

/** Cuts the body off; undici reports that as an error on the stream, which is no news here. */
export function abandonBody(body: Body): void {
  body.on('error', () => {}).destroy();
}
