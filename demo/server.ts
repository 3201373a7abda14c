/** The demo web: one loopback port that answers for every host of `*.demo.test`, like the real platforms. Nothing is fetched. */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from './answer.ts';
import type { Answer, VirtualHost } from './answer.ts';
import { createCrawlClock } from './crawl-clock.ts';
import { readServedFolders } from './served-folder.ts';
import { sendAnswer } from './send-answer.ts';
import { virtualHosts } from './virtual-hosts.ts';

interface DemoRequest {
  readonly host: string;
  /** Path and query as sent. */
  readonly path: string;
  readonly status: number;
  readonly userAgent: string;
  /** Validators were sent along. */
  readonly conditional: boolean;
  readonly at: Date;
}

export interface DemoWeb {
  readonly port: number;
  /** For `--connect-to`: sends every host of the demo to this port. */
  readonly connectTo: string;
  /** What was asked so far, oldest first. */
  requests(): readonly DemoRequest[];
  /** The first crawl is over: what changes between crawls has changed now. */
  advance(): void;
  close(): Promise<void>;
}

interface DemoWebOptions {
  /** 0 or left out: any free port. */
  readonly port?: number;
  /** Folders whose .html and .pdf files are served as well. */
  readonly serve?: readonly string[];
}

/** The log is for tests and for a look behind the scenes; a crawl of months must not fill the memory. */
const MAX_LOGGED = 100_000;

/**
 * Starts the demo web on loopback.
 * @throws when the port is taken or a folder cannot be read.
 */
export async function startDemoWeb(options: DemoWebOptions = {}): Promise<DemoWeb> {
  const clock = createCrawlClock();
  const hosts = virtualHosts(clock, readServedFolders(options.serve ?? []));
  const log: DemoRequest[] = [];
  const server = createServer((request, response) => {
    const host = hostOf(request);
    const status = handle(request, response, hosts.get(host));
    if (log.length < MAX_LOGGED) log.push(logEntry(request, host, status));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    connectTo: `*.demo.test -> 127.0.0.1:${port}`,
    requests: () => [...log],
    advance: () => clock.advance(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const hostOf = (request: IncomingMessage): string => (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();

/** A served file that vanished, or a fault of ours, costs one answer and not the server. */
function handle(request: IncomingMessage, response: ServerResponse, host: VirtualHost | undefined): number {
  try {
    return sendAnswer(request, response, answerOf(host, request));
  } catch (error) {
    return sendAnswer(request, response, text(`demo web failed: ${String(error)}`, undefined, { status: 500 }));
  }
}

function answerOf(host: VirtualHost | undefined, request: IncomingMessage): Answer {
  if (host === undefined) return text('This server does not know that host.', undefined, { status: 421 });
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD')
    return text('Only GET and HEAD', undefined, { status: 405, headers: { allow: 'GET, HEAD' } });
  const [path = '/', query = ''] = split(request.url ?? '/');
  try {
    const answer = host.answer({ method, path: decodeURIComponent(path), query: new URLSearchParams(query) });
    return (
      answer ??
      text(`<!DOCTYPE html><title>Page not found</title><h1>Page not found</h1>`, 'text/html; charset=utf-8', {
        status: 404,
      })
    );
  } catch (error) {
    if (error instanceof URIError) return text('Bad address', undefined, { status: 400 });
    throw error;
  }
}

function split(target: string): [string, string] {
  const mark = target.indexOf('?');
  return mark === -1 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}

function logEntry(request: IncomingMessage, host: string, status: number): DemoRequest {
  const { headers } = request;
  return {
    host,
    path: request.url ?? '/',
    status,
    userAgent: headers['user-agent'] ?? '',
    conditional: headers['if-none-match'] !== undefined || headers['if-modified-since'] !== undefined,
    at: new Date(),
  };
}
