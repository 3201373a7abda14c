/** Content-Encoding to a chain of decoders. It decodes nothing itself. */
import * as zlib from 'node:zlib';
import { Transform } from 'node:stream';

/** Real servers compress once, broken ones twice; more layers serve only bombs. */
const MAX_LAYERS = 2;

/** Four times Node's default: an ordinary page comes out in two or three pieces. */
const OPTIONS = { chunkSize: 64 * 1024 };

/** Node has zstd from 22.15 on; the types of Node 20 do not know it. */
const createZstd = Reflect.get(zlib, 'createZstdDecompress') as (() => Transform) | undefined;

const DECODERS: Readonly<Record<string, () => Transform>> = {
  gzip: () => zlib.createGunzip(OPTIONS),
  'x-gzip': () => zlib.createGunzip(OPTIONS),
  br: () => zlib.createBrotliDecompress(OPTIONS),
  deflate: createInflateEither,
  ...(createZstd === undefined ? {} : { zstd: () => createZstd() }),
};

/** Registered codings (RFC 9110, 18.6) that cannot be decoded here. */
const UNSUPPORTED = new Set(['compress', 'x-compress', 'zstd', 'dcb', 'dcz', 'exi', 'pack200-gzip', 'aes128gcm']);

/** What Accept-Encoding may promise. */
export const ACCEPT_ENCODING = createZstd === undefined ? 'gzip, br, deflate' : 'gzip, br, zstd, deflate';

type EncodingChain =
  { readonly ok: true; readonly decoders: readonly Transform[] } | { readonly ok: false; readonly reason: string };

/**
 * The decoders of a body, outermost coding first. Words that are no coding at all (`utf-8`, `none`) are passed over,
 * as browsers do.
 */
export function decodersFor(header: string | undefined): EncodingChain {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',', 50)
    .map((coding) => coding.trim());
  const unsupported = codings.find((coding) => UNSUPPORTED.has(coding) && !Object.hasOwn(DECODERS, coding));
  if (unsupported !== undefined) return { ok: false, reason: `content-encoding ${unsupported} is not supported` };
  const layers = codings.filter((coding) => Object.hasOwn(DECODERS, coding));
  if (layers.length > MAX_LAYERS)
    return { ok: false, reason: `${layers.length} content-encodings, ${MAX_LAYERS} are allowed` };
  return { ok: true, decoders: layers.reverse().flatMap((coding) => DECODERS[coding]?.() ?? []) };
}

/** `deflate` means the zlib format; some servers send bare deflate. The first two bytes tell. */
function createInflateEither(): Transform {
  let inflater: Transform | undefined;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (inflater === undefined) {
        inflater = isZlibHeader(chunk) ? zlib.createInflate(OPTIONS) : zlib.createInflateRaw(OPTIONS);
        inflater.on('data', (decoded) => this.push(decoded)).on('error', (error) => this.destroy(error));
      }
      inflater.write(chunk, done);
    },
    flush(done) {
      if (inflater === undefined) done();
      else inflater.once('end', () => done()).end();
    },
    destroy(error, done) {
      inflater?.destroy();
      done(error);
    },
  });
}

/** RFC 1950: method 8, window at most 7, and both bytes divisible by 31. */
function isZlibHeader(chunk: Buffer): boolean {
  const [first = 0, second = 0] = chunk;
  return (first & 0x8f) === 0x08 && (chunk.length < 2 || (first * 256 + second) % 31 === 0);
}
