import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { run as join } from '../../../cli/commands/duplicates-join.ts';
import { run as list } from '../../../cli/commands/duplicates-list.ts';
import { run as split } from '../../../cli/commands/duplicates-split.ts';
import { run as show } from '../../../cli/commands/show.ts';
import type { Desk } from '../../../cli/desk.ts';
import { keepSample } from '../../keep-sample.ts';
import { sampleRecord } from '../../sample-record.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';
import { recordedIo } from '../recorded-io.ts';

const POST = 'https://post.test/pool';
const TIMES = 'https://times.test/pool';
const TEXT = [
  'The swimming pool in Kingsway will stay shut until the end of June, the council said on Monday, for a pump has failed and the part comes by ship.',
  'Lessons for six hundred children move to the school pool in Penfold Green, which opens an hour earlier for them every day but Wednesday.',
  'Whoever has paid for the season may ask for a third of the money back at the desk of the leisure centre until the last day of May.',
].join('\n\n');

let store: TestStore;
let desk: Desk;
beforeAll(async () => {
  store = await openTestStore();
  desk = { store: async () => store } as unknown as Desk;
});
beforeEach(async () => {
  await store.clear();
  await keepSample(store.db, sampleRecord({ url: POST, text: TEXT, headline: 'Pool shut until June' }));
  const copy = TEXT.replace('six hundred', '600').replace('on Monday', 'yesterday');
  await keepSample(store.db, sampleRecord({ url: TIMES, text: copy, headline: 'No swimming before July' }));
});
afterAll(() => store.close());

const listed = async (): Promise<Record<string, unknown>[]> => {
  const io = recordedIo({ json: true });
  await list({ limit: 50 }, io, desk);
  return io
    .stdout()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe('gleaner duplicates', () => {
  it('list tells copies with the score, and show why', async () => {
    expect(await listed()).toMatchObject([{ number: 0, relation: 'syndicated', place: 'https://times.test/pool' }]);
    const io = recordedIo();
    await list({ limit: 50 }, io, desk);
    expect(io.stdout()).toMatch(/^document +relation +score +copy/);
    const page = recordedIo();
    await show({ args: ['0'] }, page, desk);
    expect(page.stdout()).toMatch(
      /Copies\n {2}syndicated {2}https:\/\/times\.test\/pool Hartwell Post\n {4}score 0\.\d\d, containment/,
    );
  });

  it('list says so when there are none', async () => {
    await store.clear();
    const io = recordedIo();
    expect(await list({ limit: 50 }, io, desk)).toBe(0);
    expect(io.stdout()).toBe('No copies.\n');
  });

  it('split makes two of them, join one again', async () => {
    const parted = recordedIo();
    expect(await split({ args: ['0', TIMES] }, parted, desk)).toBe(0);
    expect(parted.stdout()).toContain('https://times.test/pool is document 1');
    expect(await listed()).toEqual([]);
    const joined = recordedIo();
    expect(await join({ args: ['0', TIMES] }, joined, desk)).toBe(0);
    expect(joined.stdout()).toContain('Document 1 is a copy of document 0');
    expect(await listed()).toMatchObject([{ relation: 'joined', evidence: null }]);
  });

  it('refuse what makes no sense', async () => {
    await expect(split({ args: ['0', 'https://nowhere.test/'] }, recordedIo(), desk)).rejects.toMatchObject({
      code: 'NO_COPY',
    });
    await expect(join({ args: ['0', TIMES] }, recordedIo(), desk)).rejects.toThrow('both are document 0 already');
    await expect(join({ args: ['0', '77'] }, recordedIo(), desk)).rejects.toMatchObject({ code: 'NO_DOCUMENT' });
  });
});
