/** Makes the PDFs under `demo/site/files` from their texts: `node --import tsx demo/make-letters.ts`. Run it after editing a text. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readLetters } from './letter.ts';
import { sitePath } from './site-path.ts';
import { drawPdf, measure } from './pdf/draw-pdf.ts';
import { letterPages, letterTitle } from './pdf/letter-pages.ts';
import { packPages, reportPages } from './pdf/paper-pages.ts';
import type { DemoCouncil } from './platforms/council.ts';
import { packFile, sittings } from './platforms/moderngov-address.ts';
import { readSheets } from './sheet.ts';
import { eastholm } from './site/eastholm-meetings/council.ts';
import { westmarch } from './site/westmarch-meetings/council.ts';

interface MadeFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Every PDF of the demo, by name. */
export async function makePdfs(): Promise<MadeFile[]> {
  const files: MadeFile[] = [];
  for (const letter of readLetters().filter(({ kind }) => kind !== 'error-page')) {
    const facts = { title: letterTitle(letter), date: letter['site-date'] };
    files.push({ name: `${letter.name}.pdf`, bytes: await drawPdf(letterPages(letter, measure), facts) });
  }
  for (const council of [westmarch, eastholm]) files.push(...(await councilPdfs(council)));
  return files;
}

async function councilPdfs(council: DemoCouncil): Promise<MadeFile[]> {
  const files: MadeFile[] = [];
  for (const sheet of readSheets(council.sourceId, 'reports')) {
    const facts = { title: sheet.fields['title'] ?? sheet.name, date: '2026-01-05' };
    files.push({ name: `${sheet.name}.pdf`, bytes: await drawPdf(reportPages(sheet, council, measure), facts) });
  }
  for (const sitting of sittings(council)) {
    for (const pack of sitting.meeting.packs) {
      const facts = { title: pack.title, date: sitting.meeting.date };
      files.push({
        name: packFile(sitting.meeting, pack),
        bytes: await drawPdf(packPages(council, sitting, pack, measure), facts),
      });
    }
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  mkdirSync(sitePath('files'), { recursive: true });
  for (const { name, bytes } of await makePdfs()) writeFileSync(sitePath('files', name), bytes);
}
