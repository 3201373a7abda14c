import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Meeting, Reading } from '../../src/records/document.ts';
import type { ReadInput } from '../../src/records/extraction.ts';
import type { ReaderPool } from '../../workers/reader-pool.ts';
import { createReaderPool } from '../../workers/reader-pool.ts';
import type { ReaderLimits } from '../../workers/reader-process.ts';
import { printPage } from '../fixtures/print-page.ts';
import { scannedPdf } from '../fixtures/scanned-pdf.ts';
import { eventually } from '../queue/test-queue.ts';
import { ocr } from '../requirements.ts';
import { pdfBomb } from './pdf-bomb.ts';
import { readerChildren } from './reader-children.ts';

const pools: ReaderPool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

function openPool(size = 1, limits: Partial<ReaderLimits> = {}): ReaderPool {
  const pool = createReaderPool({ size, limits });
  pools.push(pool);
  return pool;
}

function text(words: string): ReadInput {
  return {
    bytes: new TextEncoder().encode(words),
    mediaType: 'text/plain',
    charset: 'utf-8',
    uri: 'https://hartwell.test/a.txt',
    source: null,
    hint: {},
    capturedAt: '2026-02-11T12:00:00.000Z',
  };
}

const html = (body: string): ReadInput => ({
  ...text(body),
  mediaType: 'text/html',
  uri: 'https://hartwell.test/a.html',
});
const pdf = (bytes: Uint8Array): ReadInput => ({
  ...text(''),
  bytes,
  mediaType: 'application/pdf',
  uri: 'https://hartwell.test/a.pdf',
});

/** Enough sentences that nobody takes it for no document. */
const prose = (name: string): string =>
  `Library of ${name} opens on Sundays\n\n${'The council met on Tuesday and agreed the plan for the library, as it had said it would. '.repeat(8)}`;
const headlineOf = (reading: Reading): string | null =>
  reading.kind === 'record' ? reading.draft.headline : reading.kind;

/** A request whose reader does not answer: its process is stopped. */
async function stuck(pool: ReaderPool): Promise<{ answer: Promise<Reading>; pid: number }> {
  // On a busy machine the first reading, which loads the readers, may pass a short limit.
  for (let tries = 0, warm = false; !warm && tries < 5; tries += 1) {
    warm = await pool.readDocument(text(prose('Warm'))).then(
      () => true,
      () => false,
    );
  }
  const [pid = 0] = await readerChildren();
  process.kill(pid, 'SIGSTOP');
  const answer = pool.readDocument(text(prose('Stuck')));
  answer.catch(() => {});
  return { answer, pid };
}

describe('the pool of readers', () => {
  const pool = createReaderPool({ size: 2 });
  afterAll(() => pool.close());

  it('reads, in processes that it starts when they are needed and keeps', async () => {
    expect(pool.size).toBe(2);
    expect(await readerChildren()).toEqual([]);
    expect(headlineOf(await pool.readDocument(text(prose('First'))))).toContain('First');
    const [pid, ...others] = await readerChildren();
    expect(others).toEqual([]);
    await pool.readDocument(text(prose('Second')));
    expect(await readerChildren()).toEqual([pid]);
  });

  it('reads several at once, never more than its size, and mixes nothing up', async () => {
    const names = Array.from({ length: 8 }, (_, n) => `Story${n}`);
    const readings = await Promise.all(names.map((name) => pool.readDocument(text(prose(name)))));
    for (const [n, reading] of readings.entries()) expect(headlineOf(reading)).toContain(names[n]);
    expect((await readerChildren()).length).toBe(2);
  });

  it('reads seeds too', async () => {
    const feed =
      '<rss version="2.0"><channel><item><title>A</title><link>https://hartwell.test/a</link></item></channel></rss>';
    const input: ReadInput = { ...text(feed), mediaType: 'application/xml', uri: 'https://hartwell.test/feed' };
    const reading = await pool.readSeed(input, { reader: 'feed' }, new Date('2026-02-11T12:00:00Z'));
    expect(reading.targets).toMatchObject([{ targetUri: 'https://hartwell.test/a', role: 'document' }]);
  });

  it('hands on what a reader says of bytes that it cannot read, and goes on', async () => {
    const before = await readerChildren();
    const broken = new TextEncoder().encode(`%PDF-1.7\n${'\u0000rubbish '.repeat(50)}`);
    await expect(pool.readDocument(pdf(broken))).rejects.toMatchObject({ name: 'UnreadableError', retryable: false });
    await pool.readDocument(text(prose('Next')));
    expect(await readerChildren()).toEqual(before);
  });

  it('survives a page of 100,000 nested elements, whatever becomes of that', async () => {
    const outcome = await pool.readDocument(html('<div>'.repeat(100_000) + prose('Deep'))).then(
      (reading) => reading.kind,
      (error: unknown) => (error as { name: string }).name,
    );
    expect(['record', 'not-a-document', 'UnreadableError', 'PipelineError']).toContain(outcome);
    expect(headlineOf(await pool.readDocument(text(prose('Next'))))).toContain('Next');
  });

  it('stops a page of PDF that unpacks into 200 MB', async () => {
    const bomb = pdfBomb(200);
    expect(bomb.length).toBeLessThan(1e6);
    const code = expect.stringMatching(/^(?:READER_(?:TIMEOUT|MEMORY)|PDF_TOO_LARGE)$/) as string;
    await expect(pool.readDocument(pdf(bomb))).rejects.toMatchObject({ code, retryable: false });
    expect(headlineOf(await pool.readDocument(text(prose('Next'))))).toContain('Next');
  });
});

describe('a reader', () => {
  const pool = createReaderPool({ size: 1, limits: { timeoutMs: 6_000 } });
  afterAll(() => pool.close());

  it('that does not answer is killed at its time', async () => {
    const { answer, pid } = await stuck(pool);
    const message = expect.stringContaining('https://hartwell.test/a.txt') as string;
    await expect(answer).rejects.toMatchObject({ code: 'READER_TIMEOUT', retryable: false, message });
    await eventually(async () => expect(await readerChildren()).not.toContain(pid));
  });

  it('that computes for too long over markup is killed, however fast the machine', async () => {
    const strict = openPool(1, { markupCpuMs: 100 });
    const long = html('<p>The harbour board met on Tuesday to hear of the ferry.</p>'.repeat(150_000));
    await expect(strict.readDocument(long)).rejects.toMatchObject({
      code: 'READER_TIMEOUT',
      message: expect.stringMatching(/failed: it took 0\.1 s to compute/) as string,
    });
  });

  it('that dies is no fault of the page: it may be read again, by another', async () => {
    const { answer, pid } = await stuck(pool);
    process.kill(pid, 'SIGKILL');
    await expect(answer).rejects.toMatchObject({ code: 'READER_DIED', retryable: true });
    await eventually(async () => expect(await readerChildren()).toEqual([]));
  });

  it('that dies while nobody asks is replaced', async () => {
    await pool.readDocument(text(prose('First')));
    const [pid = 0] = await readerChildren();
    process.kill(pid, 'SIGKILL');
    // Gone for good, not dead and still to be collected: the pool has heard of it then.
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow(/ESRCH/));
    expect(headlineOf(await pool.readDocument(text(prose('Next'))))).toContain('Next');
  });

  it('that takes too much memory is killed', async () => {
    const strict = openPool(1, { maxRssBytes: 250e6 });
    const before = await readerChildren();
    const page = html(`<p>${'word '.repeat(20_000_000)}`);
    const message = expect.stringMatching(/took \d+ MB/) as string;
    await expect(strict.readDocument(page)).rejects.toMatchObject({ code: 'READER_MEMORY', retryable: false, message });
    await eventually(async () => expect(await readerChildren()).toEqual(before));
  });

  it('that has grown is replaced after its answer', async () => {
    const before = await readerChildren();
    const growing = openPool(1, { retireRssBytes: 1e6 });
    expect(headlineOf(await growing.readDocument(text(prose('First'))))).toContain('First');
    await eventually(async () => expect(await readerChildren()).toEqual(before));
    expect(headlineOf(await growing.readDocument(text(prose('Next'))))).toContain('Next');
  });

  it('that is stuck does not hold up the others', async () => {
    const wide = openPool(2);
    await stuck(wide);
    const readings = await Promise.all(['A', 'B', 'C'].map((name) => wide.readDocument(text(prose(name)))));
    expect(readings.map(headlineOf)).toEqual(['A', 'B', 'C'].map((name) => expect.stringContaining(name) as string));
  });
});

describe.skipIf(!ocr.present)('scanned pages', () => {
  const minutes = printPage(
    [
      { x: 72, y: 80, text: 'Merrow Quay District Council', size: 16, bold: true },
      { x: 72, y: 120, text: 'Minutes of the meeting of the Harbour Committee held on 14 March 2006', size: 12 },
      { x: 72, y: 150, text: 'Present: Councillors A. Brown (Chair), C. Dale and E. Fox', size: 12 },
      { x: 72, y: 180, text: '1. Apologies for absence', size: 12 },
      { x: 72, y: 210, text: 'Apologies were received from Councillor G. Hill.', size: 12 },
      { x: 72, y: 240, text: '2. The ferry', size: 12 },
      { x: 72, y: 270, text: 'RESOLVED that the ferry be mended before the summer.', size: 12 },
    ],
    { dpi: 200 },
  );
  const notes = {
    text: ['The harbour office is open from nine until noon on weekdays.', 'It is closed at high tide.'],
  };
  const openWithOcr = (limits: Partial<ReaderLimits> = {}): ReaderPool => {
    const pool = createReaderPool({ size: 1, limits, ocr: 'eng' });
    pools.push(pool);
    return pool;
  };

  it('are read as any other minutes are, and say how they were read', async () => {
    const reading = await openWithOcr().readDocument(pdf(scannedPdf([{ picture: minutes }])));
    expect(reading).toMatchObject({
      kind: 'record',
      draft: {
        type: 'MeetingMinutes',
        rules: { text: 'text.lines + ocr (page 1)' },
        quality: { score: 0.8, reasons: ['recognised text'] },
        meeting: {
          council: 'Merrow Quay District Council',
          committee: 'Harbour Committee',
          start: '2006-03-14',
          items: [{ title: 'Apologies for absence' }, { title: 'The ferry' }],
        },
      },
    });
    const { meeting } = (reading as unknown as { draft: { meeting: Meeting } }).draft;
    expect(meeting.attendees.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['A. Brown', 'C. Dale', 'E. Fox']),
    );
    expect(meeting.items[1]?.resolutions).toEqual(['RESOLVED that the ferry be mended before the summer.']);
  });

  it('of a document with text are read beside it, within the memory of a reader', async () => {
    const reading = await openWithOcr().readDocument(pdf(scannedPdf([notes, { picture: minutes, coding: 'rgb' }])));
    expect(reading).toMatchObject({
      draft: {
        text: expect.stringMatching(/closed at high tide\.[^]*Minutes of the meeting of the Harbour/) as string,
        rules: { text: expect.stringContaining('ocr (page 2)') as string },
      },
    });
  });

  it('cost a document with text nothing when they are too much', async () => {
    const pool = openWithOcr({ recognitionMs: 1 });
    const reading = await pool.readDocument(pdf(scannedPdf([notes, { picture: minutes }])));
    expect(reading).toMatchObject({
      draft: { rules: { text: 'pdf.blocks + ocr (given up: READER_TIMEOUT)' }, quality: { reasons: ['short'] } },
    });
    await expect(pool.readDocument(pdf(scannedPdf([{ picture: minutes }])))).rejects.toMatchObject({
      code: 'READER_TIMEOUT',
    });
  });

  it('stay unread when nobody asks, and the reason names what reads them', async () => {
    await expect(openPool().readDocument(pdf(scannedPdf([{ picture: minutes }])))).rejects.toMatchObject({
      code: 'PDF_NO_TEXT',
      message: expect.stringContaining('GLEANER_OCR=eng') as string,
    });
  });
});

describe('closing the pool', () => {
  it('leaves no process, and whoever still waits is told', async () => {
    const pool = openPool(1);
    const { answer } = await stuck(pool);
    const queued = pool.readDocument(text(prose('Queued')));
    queued.catch(() => {});
    await pool.close();
    await expect(answer).rejects.toMatchObject({ code: 'READER_STOPPED', retryable: true });
    await expect(queued).rejects.toMatchObject({ code: 'READER_STOPPED' });
    expect(await readerChildren()).toEqual([]);
    await expect(pool.readDocument(text(prose('Late')))).rejects.toMatchObject({ code: 'READER_STOPPED' });
    expect(await readerChildren()).toEqual([]);
  });

  it('while a reader is being started leaves none either', async () => {
    const pool = openPool(1);
    const answer = pool.readDocument(text(prose('First')));
    answer.catch(() => {});
    await pool.close();
    await expect(answer).rejects.toMatchObject({ code: 'READER_STOPPED' });
    expect(await readerChildren()).toEqual([]);
  });

  it('while its first reader is being warmed up leaves none either', async () => {
    const pool = createReaderPool({ size: 2, warm: true });
    expect(await readerChildren()).toHaveLength(1);
    await pool.close();
    expect(await readerChildren()).toEqual([]);
  });

  it('by the death of its process leaves none', async () => {
    const script = fileURLToPath(new URL('pool-holder.ts', import.meta.url));
    const holder = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    const [pid = 0] = await readerChildren(holder.pid);
    expect(pid).toBeGreaterThan(0);
    holder.kill('SIGKILL');
    await eventually(() => expect(() => process.kill(pid, 0)).toThrow(/ESRCH/));
  });
});
