import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../../cli/commands/extract.ts';
import { printPage } from '../../fixtures/print-page.ts';
import { scannedPdf } from '../../fixtures/scanned-pdf.ts';
import { ocr } from '../../requirements.ts';
import { recordedIo } from '../recorded-io.ts';
import type { RecordedIo } from '../recorded-io.ts';

const PAGE = `<!doctype html><html lang="en"><title>Borrow a boat | Merrow Quay</title><main><h1>Borrow a boat</h1>
<p>Anyone who lives by the quay may borrow a rowing boat for a day, and need not pay for it.</p>
<h2>What to bring</h2><ul><li>a rope<li>a <a href="/hats">hat</a></ul>
<table><tr><th>Boat</th><th>Seats</th></tr><tr><td>Heron</td><td>4</td></tr></table>
<p>The boatman keeps the oars in the green shed, and hands them out from nine every morning.</p></main>`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gleaner-extract-'));
  await writeFile(join(folder, 'boat.html'), PAGE);
  await writeFile(join(folder, 'notes.txt'), 'Tide *table*\n\nThe tide turns at noon on most days of this week.\n');
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

async function extract(file: string, options: object, given: Partial<RecordedIo> = {}): Promise<string> {
  const io = recordedIo({ cwd: folder, ...given });
  expect(await run({ args: [file], format: 'text', ...options }, io)).toBe(0);
  expect(io.stderr()).toBe('');
  return io.stdout();
}

describe('extract --format markdown', () => {
  it('prints the text of a page alone, in its form', async () => {
    expect(await extract('boat.html', { format: 'markdown' })).toBe(
      [
        '# Borrow a boat\n',
        'Anyone who lives by the quay may borrow a rowing boat for a day, and need not pay for it.\n',
        '## What to bring\n',
        '- a rope\n- a hat\n',
        '| Boat | Seats |\n| - | - |\n| Heron | 4 |\n',
        'The boatman keeps the oars in the green shed, and hands them out from nine every morning.\n',
      ].join('\n'),
    );
  });

  it('escapes the text of what is no page', async () => {
    const answer = JSON.parse(await extract('notes.txt', { format: 'markdown' }, { json: true })) as { text: string };
    expect(answer).toMatchObject({ markdown: answer.text.replace('*table*', '\\*table\\*') });
  });

  it('answers each line of --jsonl with it', async () => {
    const io = recordedIo({ cwd: folder, input: '{"id":1,"path":"boat.html"}\n{"id":2,"path":"notes.txt"}\n' });
    expect(await run({ args: [undefined], jsonl: true, jobs: 1, format: 'markdown' }, io)).toBe(0);
    const answers = io
      .stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(answers).toMatchObject([
      { id: 1, markdown: expect.stringContaining('## What to bring') as string },
      { id: 2, markdown: expect.stringContaining('The tide turns') as string },
    ]);
    expect(answers[0]).not.toHaveProperty('explanation');
  });
});

describe('extract --explain', () => {
  it('names the type of the page, its reasons, and the candidates with their signs', async () => {
    const out = await extract('boat.html', { explain: true });
    expect(out).toMatch(/^headline +Borrow a boat {3}\(heuristic\.\S+\)$/m);
    expect(out).toMatch(/^page type +service\n {2}\w+ [+-][\d.]+: .+$/m);
    expect(out).toMatch(/^ {2}\* page-type\.service: taken for the page type, \d+ characters$/m);
    expect(out).toMatch(/^ {4}heuristic\.body: score [\d.]+, \d+ characters\n {6}words \d+, sentenceShare [\d.]+, /m);
    expect(out).toContain('\n- a rope\n- a hat\n');
  });

  it('is a value in JSON, and marks the one text that was taken', async () => {
    const answer = JSON.parse(await extract('boat.html', { explain: true }, { json: true })) as {
      explanation: { rules: object; pageType: object; candidates: { rule: string; isTaken: boolean }[] };
    };
    const { rules, pageType, candidates } = answer.explanation;
    expect(rules).toMatchObject({ text: 'page-type.service' });
    expect(pageType).toMatchObject({ name: 'service', reasons: expect.any(Array) as unknown[] });
    expect(candidates.filter(({ isTaken }) => isTaken).map(({ rule }) => rule)).toEqual(['page-type.service']);
    expect(answer).not.toHaveProperty('markdown');
  });

  it('says of what is no page that nothing was weighed', async () => {
    expect(await extract('notes.txt', { explain: true })).toContain('none: only web pages have several');
  });
});

describe('extract with GLEANER_OCR', () => {
  it.skipIf(!ocr.present)('reads a scan, and says that it did', async () => {
    vi.stubEnv('GLEANER_OCR', 'eng');
    const picture = printPage([{ x: 72, y: 100, text: 'The boatman keeps the oars in the green shed.', size: 14 }]);
    await writeFile(join(folder, 'scan.pdf'), scannedPdf([{ picture }]));
    const out = await extract('scan.pdf', {});
    expect(out).toMatch(/^text +\d+ characters {3}\(pdf\.blocks \+ ocr \(page 1\)\)$/m);
    expect(out).toMatch(/^quality +\S+ \(.*recognised text.*\)$/m);
    expect(out).toContain('The boatman keeps the oars in the green shed.');
  });

  it('refuses a language that it does not know', async () => {
    vi.stubEnv('GLEANER_OCR', 'latin');
    await expect(extract('notes.txt', {})).rejects.toThrow(/^read GLEANER_OCR failed: "latin" is not eng, or off$/);
  });
});

it('tells nothing beside the record when nobody asks', async () => {
  const answer = JSON.parse(await extract('boat.html', {}, { json: true })) as object;
  expect(answer).not.toHaveProperty('markdown');
  expect(answer).not.toHaveProperty('explanation');
});
