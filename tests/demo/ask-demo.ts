/** Asks the demo web for a page as a client would: by address, with its host in the Host header. For tests. */
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

interface Asking {
  readonly method?: string;
  readonly headers?: Record<string, string>;
}

/** `url` is an address of the demo; `path` is sent as it stands, so that bad ones can be tried. */
export function askDemo(port: number, url: string, asking: Asking = {}): Promise<Heard> {
  const [, host = '', path = '/'] = /^https?:\/\/([^/]+)(\/.*)?$/.exec(url) ?? [];
  return new Promise((resolve, reject) => {
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method: asking.method ?? 'GET',
      headers: { host, ...asking.headers },
    };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}
