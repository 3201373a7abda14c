/** Records as CSV (RFC 4180) that a spreadsheet cannot be tricked by. */
import type { KeptDocument } from '../src/records/document.ts';
import type { FlatRecord } from './flat-record.ts';
import { flatRecord } from './flat-record.ts';

type Cell = string | number | null | undefined;

/** A cell that starts like this is a formula to a spreadsheet, wherever its text came from. */
const FORMULA = /^[=+\-@\t\r]/;

const columns: readonly (readonly [string, (document: KeptDocument, flat: FlatRecord) => Cell])[] = [
  ['id', ({ id }) => id],
  ['number', ({ number }) => number],
  ['type', ({ type }) => type],
  ['title', (_, { title }) => title],
  ['datePublished', (_, { datePublished }) => datePublished],
  ['dateModified', (_, { dateModified }) => dateModified],
  ['authors', (_, { authors }) => authors.join('; ')],
  ['publisher', (_, { publisher }) => publisher],
  ['localDemocracyCredit', (_, { localDemocracyCredit }) => localDemocracyCredit],
  ['syndicatedFrom', (_, { syndicatedFrom }) => syndicatedFrom],
  ['section', (_, { section }) => section],
  ['language', (_, { language }) => language],
  ['url', (_, { url }) => url],
  ['source', ({ provenance }) => provenance.sourceId],
  ['fetchedAt', ({ provenance }) => provenance.fetchedAt],
  ['copies', ({ alternates }) => alternates.length],
  ['description', (_, { description }) => description],
  ['council', (_, { meeting }) => meeting?.council],
  ['committee', (_, { meeting }) => meeting?.committee],
  ['meetingStart', (_, { meeting }) => meeting?.start],
  ['inspectionKind', (_, { inspection }) => inspection?.kind],
  ['provider', (_, { inspection }) => inspection?.provider],
  ['gssCode', (_, { inspection }) => inspection?.gssCode],
  ['region', (_, { inspection }) => inspection?.region],
  ['urn', (_, { inspection }) => inspection?.urn],
  ['inspectionStart', (_, { inspection }) => inspection?.start],
  ['inspectionEnd', (_, { inspection }) => inspection?.end],
  ['leadInspector', (_, { inspection }) => inspection?.leadInspector],
  ['overall', (_, { inspection }) => inspection?.judgements.overall],
  ['leaders', (_, { inspection }) => inspection?.judgements.leaders],
  ['helpProtection', (_, { inspection }) => inspection?.judgements.helpProtection],
  ['inCare', (_, { inspection }) => inspection?.judgements.inCare],
  ['careLeavers', (_, { inspection }) => inspection?.judgements.careLeavers],
  ['adoption', (_, { inspection }) => inspection?.judgements.adoption],
  ['text', (_, { text }) => text],
];

export function csvHeader(): string {
  return csvRow(columns.map(([name]) => name));
}

export function csvRecord(document: KeptDocument): string {
  const flat = flatRecord(document.id, { ...document, rules: document.provenance.rules });
  return csvRow(columns.map(([, cell]) => cell(document, flat)));
}

/** One row with its line break. */
export function csvRow(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: Cell): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
