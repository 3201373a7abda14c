/** Reads a response body to its end: decoded, within limits, and whole or not at all. */
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Dispatcher } from 'undici';
import { decodersFor } from './content-encoding.ts';
import { abandonBody } from './discard-body.ts';
import { failure, fetchFailure } from './fetch-failure.ts';

interface BodySource {
  readonly body: Dispatcher.ResponseData['body'];
  readonly headers: Readonly<Record<string, string>>;
  /** For messages. */
  readonly uri: string;
  /** Ends the reading when the total time is over; its reason is thrown. */
  readonly signal: AbortSignal;
}

interface BodyLimits {
  readonly maxWireBytes: number;
  readonly maxBodyBytes: number;
}

/** Thrown inside to stop a reading that has what it wants. */
const ENOUGH = new Error('enough of the body was read');

/**
 * The whole body, decoded.
 * @throws FetchError FETCH_TOO_LARGE, FETCH_INCOMPLETE, FETCH_ENCODING, FETCH_TIMEOUT_IDLE, FETCH_TIMEOUT_TOTAL, FETCH_RESET.
 */
export async function readBody(source: BodySource, limits: BodyLimits): Promise<Uint8Array> {
  const claimed = Number(source.headers['content-length'] ?? 0);
  if (claimed > limits.maxWireBytes) {
    abandonBody(source.body);
    throw tooLarge(source.uri, `Content-Length ${claimed} is over ${limits.maxWireBytes} bytes`);
  }
  // Some servers name an encoding for nothing; a decoder would miss its header.
  const isEmpty = source.headers['content-length'] === '0';
  const chunks: Buffer[] = [];
  await flow(isEmpty ? { ...source, headers: {} } : source, [
    counter(limits.maxWireBytes, () => tooLarge(source.uri, `body is over ${limits.maxWireBytes} bytes`)),
    collector(chunks, limits.maxBodyBytes, () =>
      tooLarge(source.uri, `decompressed body is over ${limits.maxBodyBytes} bytes`),
    ),
  ]);
  return Buffer.concat(chunks);
}

/**
 * The first `maxBytes` of the decoded body; the rest is not asked for.
 * @throws FetchError as `readBody`, when the body breaks before that.
 */
export async function readPrefix(source: BodySource, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  try {
    // The wire gets slack: the counter drops the chunk that goes over, and compressed bytes are fewer anyway.
    await flow(source, [counter(2 * maxBytes, () => ENOUGH), collector(chunks, maxBytes, () => ENOUGH)]);
  } catch (error) {
    if (error !== ENOUGH) throw error;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}

async function flow(source: BodySource, [count, collect]: readonly [Transform, Writable]): Promise<void> {
  const chain = decodersFor(source.headers['content-encoding']);
  if (!chain.ok) {
    abandonBody(source.body);
    throw failure(source.uri, { code: 'FETCH_ENCODING', reason: chain.reason, retryable: false });
  }
  try {
    await pipeline([source.body, count, ...chain.decoders, collect], { signal: source.signal });
  } catch (error) {
    if (error === ENOUGH) throw error;
    throw fetchFailure(source.signal.aborted ? source.signal.reason : error, source.uri, 'body');
  }
}

function counter(maxBytes: number, over: () => Error): Transform {
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      length += chunk.length;
      done(length > maxBytes ? over() : null, chunk);
    },
  });
}

/** Keeps the chunk that goes over the limit too: a prefix needs it. */
function collector(chunks: Buffer[], maxBytes: number, over: () => Error): Writable {
  let length = 0;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      length += chunk.length;
      done(length > maxBytes ? over() : null);
    },
  });
}

function tooLarge(uri: string, reason: string): Error {
  return failure(uri, { code: 'FETCH_TOO_LARGE', reason, retryable: false });
}
