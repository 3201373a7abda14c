import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../../src/pipeline/ingest.ts';
import { readDocument } from '../../../src/pipeline/read-document.ts';
import type { Reading } from '../../../src/records/document.ts';
import { PipelineError, UnreadableError } from '../../../src/records/errors.ts';
import type { ReadInput } from '../../../src/records/extraction.ts';
import { captureById } from '../../../src/store/captures.ts';
import { countDocuments, findDocument } from '../../../src/store/documents.ts';
import { openFailures, recordFailure } from '../../../src/store/failures.ts';
import { sampleDraft } from '../../sample-record.ts';
import { newFailure, NOON, sampleCapture, sampleTarget } from '../../sample-rows.ts';
import type { TestStore } from '../../test-store.ts';
import { openTestStore } from '../../test-store.ts';
import { lendTools } from './lent-tools.ts';

const A = 'https://hartwell.test/a';
const B = 'https://hartwell.test/b';

let store: TestStore;
let captures = 0;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await store.clear();
  captures = 0;
});
afterAll(() => store.close());

/** A page that was fetched, with the bytes given. */
async function fetched(targetUri: string, body: string, finalUri = targetUri): Promise<string> {
  captures += 1;
  const target = await sampleTarget(store.db, targetUri, { hint: { title: 'From the feed' } });
  const payloadDigest = await store.blobs.put(new TextEncoder().encode(body));
  return sampleCapture(store.db, target, { id: `00000000000000a${captures}`, payloadDigest, finalUri });
}

/** Reads the body as the text of an article at the address given. */
const article =
  (url: string | null = null) =>
  async ({ bytes, uri }: ReadInput): Promise<Reading> => ({
    kind: 'record',
    draft: sampleDraft({ url: url ?? uri, text: new TextDecoder().decode(bytes) }),
  });

const read = (
  id: string,
  readDocument: (input: ReadInput) => Promise<Reading> = article(),
): ReturnType<typeof ingest> => ingest(id, lendTools(store, { reader: { readDocument } }));

const verdict = async (id: string, url?: string): Promise<unknown> => {
  const outcome = await read(id, article(url));
  return outcome.kind === 'kept' ? outcome.verdict : outcome.kind;
};

const readingOf = (id: string): Promise<unknown[]> =>
  store.db.query(
    'SELECT reading, detail, document_id AS document, unread_document AS unread FROM capture WHERE id = $1',
    [id],
  );

describe('a capture', () => {
  it('of a page that asks for consent leaves the article that stood there, and says so', async () => {
    const paragraphs = (words: string): string =>
      Array.from(
        { length: 12 },
        (_, at) => `<p>In week ${at} of the works ${words} on every day but day ${at * 3}.</p>`,
      ).join('');
    const good = await fetched(A, `<title>Ferry to stay</title><h1>Ferry to stay</h1>${paragraphs('the ferry runs')}`);
    const wall = await fetched(
      A,
      `<title>Hartwell Post</title><h1>We value your privacy</h1><p>We and our 87 partners store and/or access cookies with your consent.</p>
       <p>Our partners process personal data for advertising.</p><p>Choose your preferences, or accept all cookies from all vendors that are named in the list below, whenever you like.</p>`,
    );
    const later = await fetched(
      A,
      `<title>Ferry to stay</title><h1>Ferry to stay</h1>${paragraphs('the ferry sails')}`,
    );
    const outcomes = [];
    for (const id of [good, wall, later]) outcomes.push(await read(id, (input) => readDocument(input, () => null)));
    const [first] = outcomes;
    const documentId = first?.kind === 'kept' ? first.record.id : '';
    expect(outcomes).toMatchObject([
      { verdict: { kind: 'new' }, record: { quality: { score: 1, reasons: [] } } },
      { verdict: { kind: 'worse', of: documentId, because: 'consent page' } },
      { verdict: { kind: 'version', of: documentId } },
    ]);
    expect(await readingOf(wall)).toEqual([
      {
        reading: 'worse',
        detail: 'kept as it was: what came is worse (consent page)',
        document: documentId,
        unread: false,
      },
    ]);
    expect((await findDocument(store.db, A))?.version).toBe(2);
    expect(await store.db.query('SELECT quality FROM capture ORDER BY id')).toMatchObject([
      { quality: 1 },
      {},
      { quality: 1 },
    ]);
  });

  it('is read with all that is known of it, and kept with where it came from', async () => {
    const id = await fetched(A, 'The text.', `${A}?page=1`);
    const inputs: ReadInput[] = [];
    const outcome = await read(id, async (input) => {
      inputs.push(input);
      return article(A)(input);
    });
    expect(inputs).toMatchObject([
      {
        uri: `${A}?page=1`,
        mediaType: 'text/html',
        charset: 'utf-8',
        hint: { title: 'From the feed' },
        source: { id: 'hartwell-post' },
        capturedAt: NOON.toISOString(),
      },
    ]);
    expect(outcome).toMatchObject({ kind: 'kept', verdict: { kind: 'new' } });
    const kept = await findDocument(store.db, A);
    expect(kept).toMatchObject({
      text: 'The text.',
      provenance: {
        sourceId: 'hartwell-post',
        captureId: id,
        targetUri: A,
        mediaType: 'text/html',
        fetchedAt: NOON.toISOString(),
        extractor: 'gleaner 0.0.0',
        rules: { headline: 'json-ld.headline' },
      },
    });
    expect(await readingOf(id)).toEqual([{ reading: 'new', detail: null, document: kept?.id, unread: false }]);
  });

  it('twice is once', async () => {
    const id = await fetched(A, 'The text.');
    await read(id);
    expect(await read(id)).toEqual({ kind: 'already-read' });
    expect(await read('ffffffffffffffff')).toEqual({ kind: 'already-read' });
    expect(await countDocuments(store.db)).toBe(1);
  });

  it('twice at once is once', async () => {
    const id = await fetched(A, 'The text.');
    await Promise.all([read(id), read(id), read(id)]);
    expect(await countDocuments(store.db)).toBe(1);
    expect(await store.db.query('SELECT version FROM document')).toEqual([{ version: 1 }]);
  });
});

describe('what a record is to the store', () => {
  it('unchanged: the same address says the same', async () => {
    await verdict(await fetched(A, 'The text.'));
    expect(await verdict(await fetched(A, 'The text!'))).toMatchObject({ kind: 'unchanged' });
    expect((await captureById(store.db, '00000000000000a2'))?.unreadDocument).toBe(false);
  });

  it('a version: the same address says something else', async () => {
    await verdict(await fetched(A, 'The text.'));
    expect(await verdict(await fetched(A, 'Another text.'))).toMatchObject({ kind: 'version' });
    expect(await findDocument(store.db, A)).toMatchObject({ version: 2, text: 'Another text.' });
  });

  it('a copy by words, and by bytes', async () => {
    await verdict(await fetched(A, 'The text.'));
    expect(await verdict(await fetched(B, 'THE TEXT'))).toMatchObject({ kind: 'duplicate', relation: 'same-text' });
    expect(await verdict(await fetched('https://hartwell.test/c', 'The text.'))).toMatchObject({
      kind: 'duplicate',
      relation: 'same-bytes',
    });
    expect(await readingOf('00000000000000a2')).toMatchObject([
      { reading: 'duplicate', document: (await findDocument(store.db, A))?.id },
    ]);
  });

  it('a variant: it was asked for under another address than it names', async () => {
    await verdict(await fetched(A, 'The text.'));
    expect(await verdict(await fetched(`${A}/print`, 'The  text.'), A)).toMatchObject({
      kind: 'duplicate',
      relation: 'url-variant',
    });
    expect(await findDocument(store.db, `${A}/print`)).toMatchObject({ url: A });
  });

  it('new under the address it names, and its own again after a redirect there', async () => {
    expect(await verdict(await fetched(B, 'The text.', A), A)).toEqual({ kind: 'new' });
    expect(await verdict(await fetched(B, 'The text.', A), A)).toMatchObject({ kind: 'unchanged' });
  });

  it('its own whatever the spelling of the address', async () => {
    expect(await verdict(await fetched('http://www.hartwell.test/a?utm_source=x', 'The text.'), A)).toEqual({
      kind: 'new',
    });
    expect(await findDocument(store.db, A)).toMatchObject({ alternates: [] });
    expect(await verdict(await fetched('http://www.hartwell.test/a?utm_source=x', 'The text.'), A)).toMatchObject({
      kind: 'unchanged',
    });
  });
});

describe('a capture that gives no record', () => {
  it('because it is no document is set aside with the reason, and its failure is over', async () => {
    const id = await fetched(A, '<h1>Not found</h1>');
    await recordFailure(store.db, newFailure({ work: 'ingest:1', stage: 'ingest' }));
    const outcome = { kind: 'not-a-document', reason: 'error-page', detail: 'says "Not found"' } as const;
    expect(await read(id, async () => outcome)).toEqual(outcome);
    expect(await readingOf(id)).toEqual([
      { reading: 'not-a-document', detail: 'error-page: says "Not found"', document: null, unread: false },
    ]);
    expect(await openFailures(store.db)).toEqual([]);
  });

  it.each<[string, Error]>([
    ['the bytes cannot be read', new UnreadableError('read failed: encrypted', { code: 'PDF_ENCRYPTED' })],
    ['the reader died', new PipelineError('read failed: died', { code: 'READER_DIED', retryable: true })],
  ])('because %s stays unread: whoever works for the queue decides', async (_why, error) => {
    const id = await fetched(A, 'x');
    await expect(read(id, () => Promise.reject(error))).rejects.toBe(error);
    expect(await readingOf(id)).toMatchObject([{ unread: true, reading: null }]);
  });

  it('because the record breaks the schema stays unread', async () => {
    const id = await fetched(A, 'x');
    const draft = sampleDraft({ datePublished: 'yesterday' });
    await expect(read(id, async () => ({ kind: 'record', draft }))).rejects.toMatchObject({ code: 'RECORD_INVALID' });
    expect(await readingOf(id)).toMatchObject([{ unread: true }]);
  });

  it('because its bytes are lost stays unread', async () => {
    const id = await fetched(A, 'x');
    await store.db.query(`UPDATE capture SET payload_digest = 'sha256:${'e'.repeat(64)}'`);
    await expect(read(id)).rejects.toMatchObject({ code: 'BLOB_MISSING' });
  });

  it('resolves its failure once it is read after all', async () => {
    const id = await fetched(A, 'x');
    await recordFailure(store.db, newFailure({ work: 'ingest:1', stage: 'ingest' }));
    await read(id);
    expect(await openFailures(store.db)).toEqual([]);
  });
});
