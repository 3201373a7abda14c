/** A process that renders one page for ever and says when it has it in hand; for tests that kill it. */
import { fetcherFor, html, startSite } from './local-site.ts';

const site = await startSite({
  '/': html('<p>in hand</p><script src="/in-hand.js"></script>'),
  '/in-hand.js': ({ socket }) => {
    process.stdout.write('in hand\n');
    const body = process.argv[2] ?? '';
    socket.write(`HTTP/1.1 200 OK\r\ncontent-type: text/javascript\r\ncontent-length: ${body.length}\r\n\r\n${body}`);
  },
});
await fetcherFor(site).fetchPage({ targetUri: 'https://site.test/', via: 'browser' });
