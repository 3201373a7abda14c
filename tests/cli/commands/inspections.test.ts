import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../cli/commands/inspections.ts';
import type { Desk } from '../../../cli/desk.ts';
import { packageRoot } from '../../../config/package-root.ts';
import type { Inspection } from '../../../src/records/document.ts';
import { openEmbedded } from '../../../src/store/embedded.ts';
import type { EmbeddedDatabase } from '../../../src/store/embedded.ts';
import { keepDocument } from '../../../src/store/keep-document.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { recordedIo } from '../recorded-io.ts';
import { article, letter, recordOf } from '../sample-records.ts';

let db: EmbeddedDatabase;
const desk = { store: async () => ({ db }) } as unknown as Desk;
const base = letter.type === 'InspectionReport' ? letter.inspection : null;

beforeAll(async () => {
  db = await openEmbedded(null);
  await migrate(db, join(packageRoot(), 'src/store/migrations'));
  const judged = (grade: 'good' | 'inadequate') => [
    { area: 'overall' as const, label: 'Overall effectiveness', grade },
  ];
  await keep('1', { provider: 'Surrey', start: '2022-01-17', end: '2022-01-28', judgements: judged('good') });
  await keep('2', { provider: 'Surrey', start: '2018-02-26', end: '2018-03-09', judgements: judged('inadequate') });
  await keep('3', {
    ...{ provider: 'Kingston upon Hull', urn: '80477', kind: 'focused_visit' },
    ...{ start: null, end: null, published: '2024-05-17', judgements: [] },
  });
  await keepDocument(db, {
    record: recordOf(article, '9'.repeat(16), {}),
    place: 'https://news.example/9',
    now,
    judge,
  });
});

afterAll(() => db.close());

const now = new Date('2026-03-02T12:00:00Z');
const judge = () => ({ kind: 'new' }) as const;

async function keep(name: string, inspection: Partial<Inspection>): Promise<void> {
  if (base === null) throw new Error('the sample letter has no inspection');
  const url = `https://files.example/${name}`;
  const draft = { ...letter, url, type: 'InspectionReport' as const, inspection: { ...base, ...inspection } };
  const record = { ...recordOf(draft, name.repeat(16), {}), contentHash: name.repeat(64) };
  await keepDocument(db, { record, place: url, now, judge });
}

async function told(options: Parameters<typeof run>[0], json = false): Promise<string[]> {
  const io = recordedIo({ json });
  expect(await run(options, io, desk)).toBe(0);
  return io.stdout().split(/\r?\n/).slice(0, -1);
}

describe('gleaner inspections', () => {
  it('tells the history of an authority, the oldest first, by any of its names', async () => {
    const [head, first, second, legend] = await told({ provider: 'Surrey County Council' });
    expect(head).toMatch(/^authority +kind +from +to +published +all/);
    expect(first).toMatch(/^Surrey +ilacs inspection +2018-02-26 +2018-03-09 .* I /);
    expect(second).toMatch(/^Surrey +ilacs inspection +2022-01-17 +2022-01-28 .* G /);
    expect(legend).toContain('RI requires improvement');
  });

  it.each([
    ['all authorities by name', {}, ['Kingston upon Hull', 'Surrey', 'Surrey']],
    ['an alias', { provider: 'hull' }, ['Kingston upon Hull']],
    ['a URN', { provider: '80477' }, ['Kingston upon Hull']],
    ['a kind', { kind: 'focused_visit' }, ['Kingston upon Hull']],
    ['a date, that of publication where no other is known', { since: '2022-01-01' }, ['Kingston upon Hull', 'Surrey']],
    ['a date and an authority', { provider: 'Surrey', since: '2023-01-01' }, []],
  ] as const)('takes %s', async (_what, options, providers) => {
    const rows = await told(options, true);
    expect(rows.map((line) => (JSON.parse(line) as { provider: string }).provider)).toEqual(providers);
  });

  it('gives whole words and absent judgements as JSON', async () => {
    const [line = ''] = await told({ provider: 'Surrey', since: '2022-01-01' }, true);
    expect(JSON.parse(line)).toMatchObject({
      ...{ provider: 'Surrey', kind: 'ilacs_inspection', start: '2022-01-17', overall: 'good', careLeavers: null },
      ...{ leadInspector: 'Ina Spector', url: 'https://news.example/1111111111111111' },
    });
  });

  it('gives one row an inspection as CSV', async () => {
    const lines = await told({ csv: true });
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^provider,gssCode,region,urn,kind,start,end,published,publishedSite,overall,/);
    expect(lines[2]).toMatch(/^Surrey,.*,2018-02-26,2018-03-09,2026-03-02,,inadequate,/);
  });

  it('says that there is none', async () => {
    expect(await told({ provider: 'Nowhere' })).toEqual(['The store has no such inspection reports yet.']);
    expect(await told({ provider: 'Nowhere' }, true)).toEqual([]);
  });
});
