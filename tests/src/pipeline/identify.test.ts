import { expect, it } from 'vitest';
import { contentHash } from '../../../src/dedupe/content-hash.ts';
import { identify } from '../../../src/pipeline/identify.ts';
import { recordSchema } from '../../../src/records/document.ts';
import { sampleDraft } from '../../sample-record.ts';

const origin = {
  sourceId: null,
  captureId: null,
  targetUri: 'a.txt',
  payloadDigest: `sha256:${'1'.repeat(64)}`,
  mediaType: 'text/plain',
  fetchedAt: '2026-02-11T12:00:00.000Z',
  extractor: 'gleaner 0.0.0',
};

it('a page is the same document wherever and whenever it is read: its id comes from its address', () => {
  const first = identify(sampleDraft({ url: 'https://hartwell.test/a', text: 'One.' }), origin);
  const second = identify(sampleDraft({ url: 'https://hartwell.test/a', text: 'Two.' }), {
    ...origin,
    payloadDigest: `sha256:${'2'.repeat(64)}`,
  });
  expect(first.id).toMatch(/^[0-9a-f]{16}$/);
  expect(second.id).toBe(first.id);
  expect(identify(sampleDraft({ url: 'https://hartwell.test/b' }), origin).id).not.toBe(first.id);
});

it('a file without an address is its bytes', () => {
  const first = identify(sampleDraft({ url: null }), origin);
  expect(identify(sampleDraft({ url: null, text: 'Read better.' }), { ...origin, targetUri: 'b.txt' }).id).toBe(
    first.id,
  );
  expect(identify(sampleDraft({ url: null }), { ...origin, payloadDigest: `sha256:${'2'.repeat(64)}` }).id).not.toBe(
    first.id,
  );
});

it('the record is valid, and says which rule won', () => {
  const record = identify(sampleDraft({ text: 'Words.', rules: { text: 'plain-text.body' } }), origin);
  expect(recordSchema.safeParse(record).error).toBeUndefined();
  expect(record.provenance).toEqual({ ...origin, rules: { text: 'plain-text.body' } });
  expect(record.contentHash).toBe(contentHash('words'));
  expect(record).not.toHaveProperty('rules');
});
