/** A child process of the schedule's tests: connects to the database of its first argument, and rings when it is told to. */
import { once } from 'node:events';
import { openPostgres } from '../../src/store/postgres.ts';
import { ringTicks } from '../../workers/ring-ticks.ts';
import { sampleSource } from '../sample-source.ts';

const [url = '', count = '0', now = ''] = process.argv.slice(2);
const db = await openPostgres({ url });
const sources = Array.from({ length: Number(count) }, (_, n) => sampleSource({ id: `paper-${n}` }));
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const { opened } = await ringTicks(db, { sources, now: new Date(now) });
await db.close();
process.stdout.write(`${opened.length}\n`);
process.exit();
