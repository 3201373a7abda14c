/** Puts an answer on the wire: conditional requests, gzip, HEAD, files streamed from disk. It decides no content. */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';
import { createGzip, gzipSync } from 'node:zlib';
import type { Answer } from './answer.ts';

type Headers = Record<string, string>;

/** Sends the answer and gives the status that went out, which is 304 where the validators of the request still hold. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): number {
  const headers: Headers = { 'content-type': answer.type, ...answer.headers, ...validatorsOf(answer) };
  if (answer.status === 200 && stillHolds(request, headers)) {
    const { etag, 'last-modified': lastModified } = headers;
    response.writeHead(304, { ...(etag && { etag }), ...(lastModified && { 'last-modified': lastModified }) }).end();
    return 304;
  }
  const gzip = answer.gzip === true && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const coding = gzip ? { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } : {};
  if ('file' in answer.body) sendFile(request, response, { ...headers, ...coding }, answer.body.file);
  else {
    const body = gzip ? gzipSync(answer.body) : answer.body;
    response.writeHead(answer.status, { ...headers, ...coding, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }
  return answer.status;
}

function sendFile(request: IncomingMessage, response: ServerResponse, headers: Headers, file: string): void {
  const gzip = headers['content-encoding'] === 'gzip';
  response.writeHead(200, gzip ? headers : { ...headers, 'content-length': statSync(file).size });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A reader that hangs up, or a file that vanishes meanwhile, ends this response only.
  const ended = (): void => void response.destroy();
  if (gzip) pipeline(createReadStream(file), createGzip(), response, (error) => error && ended());
  else pipeline(createReadStream(file), response, (error) => error && ended());
}

function validatorsOf(answer: Answer): Headers {
  if (answer.validators === undefined) return {};
  if ('file' in answer.body) {
    const { size, mtimeMs, mtime } = statSync(answer.body.file);
    const lastModified = answer.validators.lastModified ?? mtime;
    return {
      etag: `"${size.toString(16)}-${Math.floor(mtimeMs).toString(16)}"`,
      'last-modified': lastModified.toUTCString(),
    };
  }
  // Weak, because the same tag goes out with and without gzip.
  const etag = `W/"${createHash('sha1').update(answer.body).digest('hex').slice(0, 20)}"`;
  const { lastModified } = answer.validators;
  return lastModified === undefined ? { etag } : { etag, 'last-modified': lastModified.toUTCString() };
}

/** RFC 9110, 13.2.2: If-None-Match decides where it is sent, If-Modified-Since only without it. */
function stillHolds(request: IncomingMessage, headers: Headers): boolean {
  const asked = request.headers['if-none-match'];
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  if (asked !== undefined) {
    const { etag } = headers;
    return etag !== undefined && (asked.trim() === '*' || asked.split(',').map(bare).includes(bare(etag)));
  }
  const since = Date.parse(String(request.headers['if-modified-since'] ?? ''));
  const lastModified = Date.parse(headers['last-modified'] ?? '');
  return !Number.isNaN(since) && !Number.isNaN(lastModified) && lastModified <= since;
}
