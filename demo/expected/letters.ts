/** What the records of the inspection letters must say, from the same sheets that the PDFs are made of. */
import { INSPECTION_KINDS } from '../../src/records/document.ts';
import { readLetters } from '../letter.ts';
import type { Letter } from '../letter.ts';
import { LETTERHEAD, LETTERHEAD_CONTACT } from '../pdf/letterhead.ts';
import { fileUrl } from '../platforms/inspectorate.ts';
import { plainPieces } from '../sheet.ts';
import type { ExpectedDocument } from './expected-document.ts';

const AREAS = ['leaders', 'helpProtection', 'inCare', 'careLeavers', 'overall'] as const;
const OLD_TITLE = 'Inspection of local authority children’s services';

export function expectedLetters(): ExpectedDocument[] {
  return readLetters()
    .filter((letter) => letter.kind !== 'error-page')
    .map(expectedLetter);
}

function expectedLetter(letter: Letter): ExpectedDocument {
  const kind = INSPECTION_KINDS.find((known) => known === letter.kind) ?? 'other';
  const visit = kind !== 'ilacs_inspection';
  return {
    sourceId: 'inspectorate',
    urls: [fileUrl(letter)],
    type: 'InspectionReport',
    ...headlineOf(letter),
    authors: [],
    publisher: 'Ofsted',
    datePublished: letter.published ?? letter['site-date'],
    dateModified: null,
    contains: plainPieces(letter.blocks).filter((piece) => !piece.endsWith('His Majesty’s Inspector')),
    // The town of the letterhead may be that of an address; the lines that are the sender's alone may not stay.
    excludes: visit ? [...LETTERHEAD.slice(1), ...LETTERHEAD_CONTACT] : [],
    inspection: {
      kind,
      provider: letter.provider,
      urn: letter.urn,
      start: letter.start ?? null,
      end: letter.end ?? null,
      published: letter.published ?? null,
      publishedSite: letter['site-date'],
      leadInspector: letter.inspector ?? null,
      judgements: gradesOf(letter),
    },
  };
}

function headlineOf(letter: Letter): { readonly headline?: string } {
  if (letter.layout === 'old') return { headline: OLD_TITLE };
  return letter.subject === undefined ? {} : { headline: letter.subject };
}

function gradesOf(letter: Letter): Record<string, string> {
  const stated = AREAS.flatMap((area) => {
    const grade = letter[`judgement.${area}`];
    return grade === undefined ? [] : [[area, grade.replace(/ to be good$/, '').toLowerCase()] as const];
  });
  return Object.fromEntries(stated);
}
