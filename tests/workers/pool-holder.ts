/** A child process of the reader tests: holds a pool with one reader at work, and says so. */
import { createReaderPool } from '../../workers/reader-pool.ts';

const pool = createReaderPool({ size: 1 });
await pool.readDocument({
  bytes: new TextEncoder().encode('Some words.'),
  mediaType: 'text/plain',
  charset: 'utf-8',
  uri: null,
  source: null,
  hint: {},
  capturedAt: new Date(0).toISOString(),
});
process.stdout.write('reading\n');
setInterval(() => undefined, 60_000);
