import { describe, expect, it } from 'vitest';
import { tellDiff, tellVersions } from '../../cli/tell-versions.ts';
import type { StoredVersion } from '../../src/store/documents.ts';
import { sampleRecord } from '../sample-record.ts';
import { later } from '../sample-rows.ts';
import { recordedIo } from './recorded-io.ts';

const text = (cost: number, more = ''): string => `The roof leaks.\n\nMending it costs £${cost} million.${more}`;
const versions: StoredVersion[] = [text(4), text(5), text(5, '\n\nWork begins in May.')].map((said, at) => ({
  version: at + 1,
  recordedAt: later(at * 60),
  record: { ...sampleRecord({ text: said }), headline: at === 2 ? 'Roof to be mended' : 'Roof leaks' },
}));

describe('the versions of a document', () => {
  it('are a table of when they came and how much changed', async () => {
    const io = recordedIo();
    expect(await tellVersions(versions, io)).toBe(0);
    expect(io.stdout().trimEnd().split('\n')).toEqual([
      'version  from (UTC)           words  fields    headline',
      '      1  2026-02-11 12:00:00                   Roof leaks',
      '      2  2026-02-11 12:01:00  +1 -1            Roof leaks',
      '      3  2026-02-11 12:02:00  +4 -0  headline  Roof to be mended',
    ]);
  });

  it('are one JSON line each', async () => {
    const io = recordedIo({ json: true });
    await tellVersions(versions, io);
    const lines = io
      .stdout()
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toMatchObject([
      { version: 1, words: null, fields: [] },
      { version: 2, words: { added: 1, removed: 1 } },
      { version: 3, fields: ['headline'] },
    ]);
  });
});

describe('the difference between two', () => {
  it('is that of the last change when none is named', () => {
    const io = recordedIo();
    expect(tellDiff('4f2a', versions, { io, range: true })).toBe(0);
    expect(io.stdout().trimEnd().split('\n')).toEqual([
      'version 2 to 3, 2026-02-11T12:02:00.000Z',
      'headline: [-"Roof leaks"-]{+"Roof to be mended"+}',
      '',
      '{+Work begins in May.+}',
    ]);
  });

  it('may span several', () => {
    const io = recordedIo({ json: true });
    tellDiff('4f2a', versions, { io, range: { from: 1, to: 3 } });
    expect(JSON.parse(io.stdout())).toMatchObject({
      ...{ from: 1, to: 3, wordsAdded: 5, wordsRemoved: 1 },
      paragraphs: ['Mending it costs £[-4-]{+5+} million.', '{+Work begins in May.+}'],
    });
  });

  it('needs versions that are there', () => {
    const none = () => tellDiff('4f2a', versions, { io: recordedIo(), range: { from: 3, to: 4 } });
    expect(none).toThrow('compare versions of 4f2a failed: its versions are 1 to 3');
    const one = () => tellDiff('4f2a', versions.slice(0, 1), { io: recordedIo(), range: true });
    expect(one).toThrow('it has one version');
  });
});
