/** Real letters and reports against what was typed from them by hand; the data lies outside the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findLocalAuthority } from '../../../../config/local-authorities.ts';
import { extractPdf } from '../../../../src/extract/pdf/pdf-document.ts';
import { normaliseInspection } from '../../../../src/normalise/inspection.ts';
import type { Extraction, ReadInput } from '../../../../src/records/extraction.ts';
import { sharedData } from '../../../shared-data.ts';

type Row = Readonly<Record<string, string>>;

const COLUMNS = [
  'document_type',
  'local_authority',
  'inspection_start',
  'inspection_end',
  'published',
  'lead_inspector',
  'overall',
  'leaders',
  'help_protection',
  'in_care',
  'care_leavers',
  'adoption',
] as const;
const GRADES = COLUMNS.slice(6);

const data = sharedData('ofsted');
const present = data.present && existsSync(path.join(data.path, 'gold.csv'));

describe.skipIf(!present)('inspection reports of the development set', () => {
  it('reads 97 % of the cells, and no grade wrong', { timeout: 240_000 }, async () => {
    const misses: string[] = [];
    let cells = 0;
    for (const row of readGold()) {
      const found = await predict(row);
      for (const column of row.document_type === 'not_a_report' ? COLUMNS.slice(0, 1) : COLUMNS) {
        const want = row[column] ?? '';
        if (want === '*') continue;
        cells += 1;
        if ((found[column] ?? '') !== want)
          misses.push(`${row.id} ${column}: want ${want}, got ${found[column] ?? 'nothing'}`);
      }
    }
    expect(cells).toBeGreaterThan(300);
    expect(misses.filter((miss) => GRADES.some((grade) => miss.includes(` ${grade}: `)))).toEqual([]);
    expect(1 - misses.length / cells, misses.join('\n')).toBeGreaterThanOrEqual(0.97);
  });

  it('leaves no letterhead, page number or broken line in the text', { timeout: 240_000 }, async () => {
    const faults: string[] = [];
    for (const file of readdirSync(path.join(data.path, 'pdf'))) {
      const found = await readOnce(file);
      if (found.kind !== 'inspection') continue;
      for (const line of found.text.value.split('\n')) {
        // Headings such as "and" between two titles are whole lines of their own.
        if (/^(?:\d{1,3}|page \d+.*)$|^(?:piccadilly gate|store street|textphone)\b|^insert /i.test(line))
          faults.push(`${file}: ${line}`);
        else if (/^\p{Ll}\S* \S* \S/u.test(line) && !line.includes(' | ')) faults.push(`${file}: ${line.slice(0, 60)}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

async function predict(row: Row): Promise<Row> {
  const found = await readOnce(`${row.id}.pdf`);
  if (found.kind === 'not-a-document') return { document_type: 'not_a_report' };
  if (found.kind !== 'inspection') return {};
  const record = normaliseInspection(found.inspection, inputOf(null), findLocalAuthority);
  const grade = (area: string) => record.judgements.find((judgement) => judgement.area === area)?.grade ?? '';
  return {
    document_type: record.kind,
    local_authority: record.provider ?? '',
    inspection_start: record.start ?? '',
    inspection_end: record.end ?? '',
    published: record.published ?? '',
    lead_inspector: record.leadInspector ?? '',
    overall: grade('overall'),
    leaders: grade('leaders'),
    help_protection: grade('helpProtection'),
    in_care: grade('inCare'),
    care_leavers: grade('careLeavers'),
    adoption: grade('adoption'),
  };
}

const readings = new Map<string, Promise<Extraction>>();

/** Both tests look at the same readings. */
function readOnce(file: string): Promise<Extraction> {
  const reading = readings.get(file) ?? extractPdf(inputOf(file));
  readings.set(file, reading);
  return reading;
}

function inputOf(file: string | null): ReadInput {
  const bytes = file === null ? new Uint8Array() : new Uint8Array(readFileSync(path.join(data.path, 'pdf', file)));
  return {
    bytes,
    mediaType: 'application/pdf',
    charset: null,
    uri: null,
    source: null,
    hint: {},
    capturedAt: '2100-01-01T00:00:00Z',
  };
}

function readGold(): Row[] {
  const [head = '', ...lines] = readFileSync(path.join(data.path, 'gold.csv'), 'utf8').trim().split(/\r?\n/);
  const names = splitCsv(head);
  return lines.map((line) => Object.fromEntries(splitCsv(line).map((cell, index) => [names[index] ?? '', cell])));
}

function splitCsv(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((cell) =>
    (cell[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'),
  );
}
