/** One hostile page in a process of its own, limited as readers are: what came of it, time and memory. */
import { findLocalAuthority } from '../config/local-authorities.ts';
import { readDocument } from '../src/pipeline/read-document.ts';
import { HOSTILE } from '../tests/src/extract/hostile-markup.ts';

/** What the process prints, as one line of JSON. */
export interface HostileAnswer {
  readonly answer: string;
  readonly megabytes: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

const [name = ''] = process.argv.slice(2);
const make = HOSTILE[name];
if (make === undefined) throw new Error(`bench failed: there is no hostile page "${name}"`);
const bytes = new TextEncoder().encode(make());
const startedAt = performance.now();
const cpuBefore = process.cpuUsage();
const answer = await read();
const { user, system } = process.cpuUsage(cpuBefore);
const measured: HostileAnswer = {
  answer,
  megabytes: bytes.length / 1e6,
  seconds: (performance.now() - startedAt) / 1e3,
  cpuSeconds: (user + system) / 1e6,
  peakMb: process.resourceUsage().maxRSS / 1024,
};
console.log(JSON.stringify(measured));

async function read(): Promise<string> {
  const uri = 'https://paper.example/ferry';
  const of = { mediaType: 'text/html', charset: null, uri, source: null, hint: {} } as const;
  try {
    const reading = await readDocument({ bytes, ...of, capturedAt: new Date().toISOString() }, findLocalAuthority);
    return reading.kind === 'record' ? `${reading.draft.text.length} characters` : reading.reason;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
