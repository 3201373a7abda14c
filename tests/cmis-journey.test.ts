/** The whole way at a CMIS council whose papers change their addresses on every view: each text once, nothing new the second time. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readEnv } from '../config/env.ts';
import type { KeptDocument } from '../src/records/document.ts';
import { eachDocument } from '../src/store/documents.ts';
import { openFailures } from '../src/store/failures.ts';
import { checkSources } from '../workers/check-source.ts';
import type { RunReport } from '../workers/crawl-report.ts';
import type { Engine } from '../workers/engine.ts';
import { openEngine } from '../workers/engine.ts';
import type { QueueSide } from '../workers/queue-side.ts';
import { openQueueSide } from '../workers/queue-side.ts';
import { createReaderPool } from '../workers/reader-pool.ts';
import { trySource } from '../workers/try-source.ts';
import type { TryLine } from '../workers/try-source.ts';
import { dayOf, hallowby, meetingUri, startCouncil } from './cmis-council.ts';
import type { CouncilMeeting, CouncilPaper, CouncilSite } from './cmis-council.ts';
import { openTestStore } from './test-store.ts';
import type { TestStore } from './test-store.ts';

const CRAWL_MS = 120_000;

const AGENDA: CouncilPaper = {
  title: 'Agenda',
  words: ['Agenda for the meeting of the Harbour Committee.', '1. Apologies for absence', '2. Dredging of the channel'],
};
const DREDGING: CouncilPaper = {
  title: 'Dredging of the channel',
  words: [
    'The channel has silted by forty centimetres since the last dredging, and the ferry has turned back twice at low water.',
    'It is proposed to dredge from the beacon to the slipway in October, when the birds have left the mud flats.',
  ],
};
const APPENDICES: readonly CouncilPaper[] = [
  {
    title: 'Appendix',
    words: ['Soundings at the beacon, at the slipway and at the outer buoy, taken in March by the pilot.'],
  },
  {
    title: 'Appendix',
    words: ['Letters from the ferry company and from the wildfowlers, with the answers that each of them was given.'],
  },
];
const DRAFT: CouncilPaper = {
  title: 'Draft minutes',
  words: [
    'Minutes of the meeting of the Harbour Committee.',
    'Present: Councillor Wren, Councillor Ash.',
    'RESOLVED: that the channel be dredged in October.',
  ],
};
const HELD: CouncilMeeting = {
  id: 41,
  committee: 'Harbour Committee',
  inDays: -6,
  status: 'Occurred',
  papers: [AGENDA, DREDGING, ...APPENDICES],
};
const NEXT: CouncilMeeting = { id: 42, committee: 'Licensing Panel', inDays: 5, status: 'Scheduled', papers: [] };
const OFF: CouncilMeeting = { id: 43, committee: 'Market Forum', inDays: -3, status: 'Cancelled', papers: [AGENDA] };
const ALL = [HELD, NEXT, OFF];

let site: CouncilSite;
let store: TestStore;
let side: QueueSide;
let engine: Engine;
const reader = createReaderPool();

beforeAll(async () => {
  site = await startCouncil(ALL);
  store = await openTestStore();
  const lent = { ...store, filesDir: store.folder, syncFiles: async () => {} };
  const env = readEnv({ dataDir: store.folder });
  const log = pino({ level: 'silent' });
  side = await openQueueSide(lent, env, log);
  engine = openEngine(lent, env, { sources: [hallowby], connectTo: site.connectTo, log, reader, side });
});

afterAll(async () => {
  await engine.close();
  await side.close();
  await reader.close();
  await store.close();
  await site.close();
});

async function crawl(): Promise<RunReport | undefined> {
  const report = await engine.crawl({ sourceIds: [hallowby.id], signal: AbortSignal.timeout(CRAWL_MS) });
  expect(await openFailures(store.db)).toEqual([]);
  return report.runs[0];
}

async function documents(): Promise<KeptDocument[]> {
  const all: KeptDocument[] = [];
  for await (const document of eachDocument(store.db)) all.push(document);
  return all;
}

const count = async (table: 'target' | 'alternate'): Promise<number> =>
  (await store.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`))[0]?.n ?? -1;

const identity = ({ id, number, version, headline, text }: KeptDocument): unknown => ({
  id,
  number,
  version,
  headline,
  text,
});

describe('a council on CMIS', () => {
  let first: KeptDocument[] = [];
  let targets = 0;

  it(
    'is read from its calendar to its papers, each with the meeting it belongs to',
    async () => {
      const run = await crawl();
      expect(run?.state).toBe('done');
      expect(run?.notes.join('\n')).toContain('cancelled: Market Forum');
      first = await documents();
      targets = await count('target');
      const meeting = {
        council: 'Hallowby Council',
        committee: 'Harbour Committee',
        meetingId: '41',
        committeeId: '6',
        venue: 'Council Chamber',
        status: 'Occurred',
      };
      expect(first).toHaveLength(5);
      const byHeadline = (headline: string): KeptDocument | undefined => first.find((one) => one.headline === headline);
      expect(first.find(({ url }) => url === meetingUri(HELD))).toMatchObject({
        meeting: { ...meeting, kind: 'agenda', documents: HELD.papers.map(({ title }) => ({ title })) },
      });
      expect(byHeadline('Dredging of the channel')).toMatchObject({ meeting: { ...meeting, kind: 'report' } });
      const start = (first[0] as Extract<KeptDocument, { type: 'MeetingMinutes' }>).meeting.start;
      expect(start?.slice(0, 16)).toBe(`${dayOf(HELD)}T10:00`);
      // A cancelled meeting's papers are nobody's business.
      expect(first.every(({ text }) => !text.includes('Market Forum'))).toBe(true);
    },
    CRAWL_MS,
  );

  it(
    'gives nothing new the second time, and every paper has the address that works now',
    async () => {
      site.show(ALL);
      const run = await crawl();
      expect(run?.summary).toMatchObject({ documents: 0, versions: 0, duplicates: 0, failed: 0 });
      const again = await documents();
      expect(again.map(identity)).toEqual(first.map(identity));
      expect(await count('target')).toBe(targets);
      expect(await count('alternate')).toBe(0);
      const papers = again.filter(({ url }) => url?.includes('Document.ashx'));
      expect(papers).toHaveLength(4);
      const asked = site.asked.map((path) => `https://hallowby.cmis.test${path}`);
      for (const { url } of papers) expect(asked).toContain(url);
      for (const { url } of papers) expect(first.map((one) => one.url)).not.toContain(url);
    },
    CRAWL_MS,
  );

  it(
    'gives one new text for a paper that was added, and a version of one that was corrected',
    async () => {
      const corrected = {
        ...DREDGING,
        words: [...DREDGING.words, 'The cost is now put at £84,000, after a second tender.'],
      };
      site.show([{ ...HELD, papers: [DRAFT, AGENDA, corrected, ...APPENDICES] }, NEXT, OFF]);
      const run = await crawl();
      // The meeting's own page lists one paper more.
      expect(run?.summary).toMatchObject({ documents: 1, versions: 2, duplicates: 0, failed: 0 });
      expect(await documents()).toHaveLength(6);
      expect(await count('target')).toBe(targets + 1);
      expect(await count('alternate')).toBe(0);
    },
    CRAWL_MS,
  );

  it(
    'in recess has nothing to tell of, and that is no failure',
    async () => {
      site.show([]);
      const run = await crawl();
      expect(run).toMatchObject({ state: 'done', summary: { found: 0 } });
      expect(await documents()).toHaveLength(6);
    },
    CRAWL_MS,
  );
});

it(
  'the bench for sources shows what such a source finds, and says that it is well',
  async () => {
    site.show(ALL);
    const env = { contact: null, connectTo: site.connectTo };
    const { signal } = new AbortController();
    const lines: TryLine[] = [];
    for await (const line of trySource(hallowby, { limit: 3, env, signal })) lines.push(line);
    expect(lines.filter((line) => line.kind === 'found').map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Agenda', 'Dredging of the channel']),
    );
    const checks = [];
    for await (const check of checkSources([hallowby], { limit: 3, env, signal })) checks.push(check);
    expect(checks).toMatchObject([{ sourceId: 'hallowby-meetings', state: 'ok', read: { tried: 1, well: 1 } }]);
  },
  CRAWL_MS,
);
