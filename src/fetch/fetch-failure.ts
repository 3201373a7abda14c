/** Turns what undici, zlib and the sockets throw into FetchErrors with stable codes. */
import { FetchError } from '../records/errors.ts';
import { printableUri } from './printable-uri.ts';

interface FailureDetails {
  readonly code: string;
  /** Why, in plain words. */
  readonly reason: string;
  readonly retryable: boolean;
  readonly context?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** Where the exchange was when it failed: the same broken socket means another thing inside a body. */
export type Phase = 'headers' | 'body';

type Row = readonly [codes: RegExp, code: string, reason: string, retryable: boolean];

const ALWAYS: readonly Row[] = [
  [/^UND_ERR_HEADERS_TIMEOUT$/, 'FETCH_TIMEOUT_HEADERS', 'no response headers within the limit', true],
  [/^UND_ERR_BODY_TIMEOUT$/, 'FETCH_TIMEOUT_IDLE', 'the body fell silent for longer than the limit', true],
  [/^(UND_ERR_CONNECT_TIMEOUT|ETIMEDOUT)$/, 'FETCH_TIMEOUT_CONNECT', 'no connection within the limit', true],
  [/^(ENOTFOUND|ENODATA|ESERVFAIL|EAI_\w+|EREFUSED)$/, 'FETCH_DNS', 'the host name has no address', true],
  [
    /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL)$/,
    'FETCH_REFUSED',
    'the host takes no connection',
    true,
  ],
  // A certificate that is wrong now is wrong in two seconds; a handshake that broke may not break again.
  [/^(EPROTO|ERR_SSL_\w+|ERR_TLS_HANDSHAKE_TIMEOUT)$/, 'FETCH_TLS', 'the TLS handshake failed', true],
  [/CERT|^ERR_TLS_|SELF_SIGNED|UNABLE_TO_/, 'FETCH_TLS', 'the certificate is not valid', false],
  [/^(CONNECTION_RESET|ECONNRESET|EPIPE|ECONNABORTED)$/, 'FETCH_RESET', 'the connection was reset', true],
  [/^UND_ERR_HEADERS_OVERFLOW$/, 'FETCH_TOO_LARGE', 'the response headers are over the limit', false],
  [/^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, 'FETCH_INCOMPLETE', 'the body is shorter than its Content-Length', true],
  [/^(Z_BUF_ERROR|HPE_INVALID_EOF_STATE)$/, 'FETCH_INCOMPLETE', 'the body ends in the middle', true],
  [/^(Z_|ERR__ERROR|ERR_BROTLI|ERR_ZSTD|ZSTD_)/, 'FETCH_ENCODING', 'the compressed body is damaged', true],
  [/^(HPE_|HTTPParserError|ERR_ASSERTION)/, 'FETCH_PROTOCOL', 'the answer is not proper HTTP', true],
  [/^UND_ERR_(DESTROYED|CLOSED)$/, 'FETCH_CLOSED', 'the fetcher was closed', true],
];

const BY_PHASE: Readonly<Record<Phase, Row>> = {
  headers: [/^UND_ERR_SOCKET$/, 'FETCH_RESET', 'the connection was closed without an answer', true],
  body: [/^UND_ERR_SOCKET$/, 'FETCH_INCOMPLETE', 'the connection was closed inside the body', true],
};

/** A FetchError whose message names verb, thing and reason. */
export function failure(uri: string, details: FailureDetails): FetchError {
  const { code, reason, retryable, cause } = details;
  const printable = printableUri(uri);
  const context = { uri: printable, ...details.context };
  return new FetchError(`fetch ${printable} failed: ${reason}`, { code, retryable, context, cause });
}

/** Names an error thrown while fetching; a FetchError is returned as it is. */
export function fetchFailure(error: unknown, uri: string, phase: Phase): FetchError {
  if (error instanceof FetchError) return error;
  const thrown = codeOf(error);
  const row = [BY_PHASE[phase], ...ALWAYS].find(([codes]) => codes.test(thrown));
  const [, code, reason, retryable] = row ?? [/./, 'FETCH_FAILED', 'the request failed', true];
  const detail = thrown === '' ? reason : `${reason} (${thrown})`;
  return failure(uri, { code, reason: detail, retryable, cause: withoutBytes(error) });
}

/** A code where there is one: undici names some parser errors only, and a connection tried on several addresses has parts. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error instanceof AggregateError ? codeOf(error.errors[0]) : error.name === 'Error' ? '' : error.name;
}

/** undici's parser errors carry the bytes that could not be read; page bytes have no place in an error. */
function withoutBytes(error: unknown): unknown {
  if (error instanceof Error) Reflect.deleteProperty(error, 'data');
  return error;
}
