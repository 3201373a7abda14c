/** A TCP server on loopback that answers with whatever bytes a test wants, however wrong; no HTTP library tidies them. */
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { createFetcher } from '../../../src/fetch/fetch-page.ts';
import type { Fetcher, FetcherOptions } from '../../../src/fetch/fetch-page.ts';
import type { FetchEtiquette } from '../../../src/fetch/fetch-etiquette.ts';

export interface SiteRequest {
  readonly path: string;
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly socket: Socket;
}

export type Route = (request: SiteRequest) => void;

export interface LocalSite {
  readonly port: number;
  readonly requests: SiteRequest[];
  readonly connections: () => number;
  close(): Promise<void>;
}

/** Answers by path; what has no route is 404, so that robots.txt allows everything. */
export async function startSite(routes: Readonly<Record<string, Route>>): Promise<LocalSite> {
  const requests: SiteRequest[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let buffered = '';
    socket.on('error', () => {}).on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: Buffer) => {
      buffered += chunk.toString('latin1');
      for (let end = buffered.indexOf('\r\n\r\n'); end >= 0; end = buffered.indexOf('\r\n\r\n')) {
        const request = parse(buffered.slice(0, end), socket);
        buffered = buffered.slice(end + 4);
        requests.push(request);
        (routes[request.path] ?? notFound)(request);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** A proper response with Content-Length. */
export function respond(body: string | Buffer, headers: Record<string, string | number> = {}, status = 200): Route {
  const bytes = Buffer.from(body);
  return ({ socket }) => {
    socket.write(head(status, { 'content-length': bytes.length, ...headers }));
    socket.write(bytes);
  };
}

export const html = (body: string, headers: Record<string, string | number> = {}, status = 200): Route =>
  respond(body, { 'content-type': 'text/html; charset=utf-8', ...headers }, status);

export const redirect = (location: string, status = 301): Route => respond('', { location }, status);

export function head(status: number | string, headers: Record<string, string | number> = {}): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n`;
}

const notFound = respond('', {}, 404);

function parse(text: string, socket: Socket): SiteRequest {
  const [line = '', ...rest] = text.split('\r\n');
  const headers: Record<string, string> = {};
  for (const header of rest)
    headers[header.slice(0, header.indexOf(':')).toLowerCase()] = header.slice(header.indexOf(':') + 1).trim();
  return { path: line.split(' ')[1] ?? '', host: headers['host'] ?? '', headers, socket };
}

export const testEtiquette: FetchEtiquette = {
  hostDelayMs: 2_000,
  responseTimeFactor: 3,
  maxHostDelayMs: 600_000,
  maxRetryAfterMs: 3_600_000,
  headersTimeoutMs: 300,
  idleTimeoutMs: 300,
  // undici's own timers tick every half second.
  totalTimeoutMs: 2_500,
  maxWireBytes: 2 * 1024 * 1024,
  maxBodyBytes: 4 * 1024 * 1024,
  maxRedirects: 5,
  maxRobotsBytes: 512 * 1024,
  robotsMaxAgeMs: 24 * 3_600_000,
  renderTimeoutMs: 20_000,
  renderSettleMs: 8_000,
  renderQuietMs: 300,
  maxPageRequests: 40,
  maxPageBytes: 2 * 1024 * 1024,
  maxRenderedBytes: 1024 * 1024,
  browserStartMs: 30_000,
  browserIdleMs: 60_000,
  maxPagesPerBrowser: 100,
  maxBrowserBytes: 1024 ** 3,
};

/** A fetcher for which every host below `.test` is the given site; other names resolve to nothing public. */
export function fetcherFor(site: LocalSite, options: Partial<FetcherOptions> = {}): Fetcher {
  return createFetcher({
    userAgent: 'Gleaner/0.1 (+https://example.org/bot)',
    productToken: 'Gleaner',
    etiquette: testEtiquette,
    connectTo: [{ pattern: '*.test', host: '127.0.0.1', port: site.port }],
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    ...options,
  });
}
