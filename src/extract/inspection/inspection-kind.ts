/** Which kind of inspection a report or letter tells of. Not its content: see inspection-report. */
import type { Field, ReadInput } from '../../records/extraction.ts';
import type { PdfBlock } from '../pdf/pdf-blocks.ts';

interface KindTitle {
  readonly kind: string;
  readonly title: RegExp;
  /** How the opening of a letter names the same, for letters with a subject line of their own making. */
  readonly opening?: RegExp;
}

const ORDINAL =
  '(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|final|next|remote|recent|ofsted|ilacs)\\s+){0,3}';
/** What leads in a subject line. */
const SUBJECT = '(?:(?:re|ref|subject|title)\\s*[:.]\\s*)?';
const FINDINGS =
  '(?:summar\\w+|sets? out|contains?|reports?|outlines?|confirms?|gives?|shares?)\\s+(?:(?:on|of)\\s+)?(?:the\\s+)?findings\\s+(?:of|from)\\s+(?:an?|the|our|your)?\\s*';

/** "Monitoring visit to Northshire", or the authority first: "Northshire children's services: second monitoring visit". */
function visitTitle(visit: string): RegExp {
  const date = '(?:\\s*[,:(\u2013\u2014-]?\\s*(?:on |from |between )?\\d.{0,60})?';
  return new RegExp(
    `^${SUBJECT}(?:${ORDINAL}${visit}\\b|[^.:]{3,80}(?::|\\s[\u2013\u2014-])\\s*${ORDINAL}${visit}${date}$)`,
    'i',
  );
}

/** How letters without a subject line come to speak of the visit. */
function visitOpening(visit: string): RegExp {
  return new RegExp(
    `${FINDINGS}${ORDINAL}${visit}\\b|\\bthis (?:was|is) (?:the|our) ${ORDINAL}${visit}\\b` +
      `|\\b(?:(?:during|following|after|about|made) (?:the|our|a)|^the) ${ORDINAL}${visit} (?:to|of|in|at) `,
    'i',
  );
}

/** Tried in this order: a letter about a visit names the framework of full inspections too. */
const KINDS: readonly KindTitle[] = [
  {
    kind: 'monitoring_visit',
    title: visitTitle('monitoring visit'),
    opening: visitOpening('monitoring visit'),
  },
  {
    kind: 'focused_visit',
    title: visitTitle('focuss?ed visit'),
    opening: visitOpening('focuss?ed visit'),
  },
  {
    kind: 'jtai',
    title: /^joint targeted area inspections?\b/i,
    opening:
      /\bjoint targeted area inspection \(JTAI\)|\bundertook a joint inspection of the multi-agency response to\b/i,
  },
  {
    kind: 'area_send_inspection',
    title:
      /^(?:[^.:]{3,80}: )?(?:joint )?(?:local )?area (?:SEND|special educational needs and\/or disabilit\w+) (?:full |monitoring |re-?)?(?:inspection|visit|revisit)\b/i,
    opening:
      /\bjoint inspection of the local area of\b|\bin implementing the disability and special educational needs reforms\b/i,
  },
  {
    kind: 'sif_inspection',
    // The authority's name may stand in the same lines.
    title:
      /^(?:.{3,80} )?(?:re-?\s?)?inspection of services for children in need of help and protection\b|^single inspection of (?:LA|local authority) children/i,
  },
  {
    kind: 'ilacs_inspection',
    title:
      /^(?:.{3,80} )?(?:re-?\s?)?inspection of (?:.{2,90} )?(?:local authority )?children['\u2019]?s (?:social care )?services(?:\[\d+\])?(?: \((?:short|standard|re-?)[\w -]{0,30}\))?$/i,
  },
  {
    kind: 'other',
    title:
      /^(?:(?:announced|unannounced|full|joint) )*(?:inspection|review) of (?:(?:the )?(?:effectiveness|safeguarding|local authority arrangements|contact,? referral|adoption|fostering|private fostering|looked after|services for|multi-agency|arrangements|child protection).{0,160}|.{2,90}(?:safeguarding|looked after|contact, referral).{0,80})$/i,
  },
];

/** Judgements that only the present framework gives. */
const ILACS_LABEL = /^the impact of leaders on social work practice/i;
/** The subject line of a letter to many recipients comes late on the first page. */
const COVER_BLOCKS = 40;
const OPENING_CHARS = 4_000;

export interface KindFound extends Field {
  /** Position of the block that is the document's title, -1 when none is. */
  readonly titleAt: number;
}

/** Names the kind from the title, the opening sentence, the judgements or, last, the page that led here. Null: no inspection. */
export function inspectionKind(blocks: readonly PdfBlock[], input: ReadInput): KindFound | null {
  const cover = blocks.slice(0, COVER_BLOCKS).filter((block) => block.page <= 2);
  const hasLabels = hasIlacsLabels(cover);
  for (const { kind, title } of KINDS) {
    const titleAt = cover.findIndex(
      (block) => block.cells.length === 0 && block.text.length < 260 && title.test(block.text),
    );
    // The present framework's table outweighs an unusual title.
    if (titleAt >= 0) return { value: hasLabels ? 'ilacs_inspection' : kind, rule: 'inspection.title', titleAt };
  }
  if (hasLabels) return { value: 'ilacs_inspection', rule: 'inspection.judgement-labels', titleAt: -1 };
  for (const { kind, opening } of KINDS) {
    if (opening && cover.some((block) => opening.test(block.text.slice(0, OPENING_CHARS))))
      return { value: kind, rule: 'inspection.opening', titleAt: -1 };
  }
  return fromHint(input);
}

/** True when the cover has the judgements of the present framework, whatever its title says. */
export function hasIlacsLabels(cover: readonly PdfBlock[]): boolean {
  return cover.some((block) => ILACS_LABEL.test(block.cells[0] ?? block.text));
}

function fromHint({ hint }: ReadInput): KindFound | null {
  if (hint.inspection === undefined && hint.type !== 'InspectionReport') return null;
  const promised = hint.inspection?.kind;
  if (promised === undefined) return { value: 'other', rule: 'hint.type', titleAt: -1 };
  const known = KINDS.find(({ kind }) => kind === promised)?.kind ?? kindOfLink(promised);
  return { value: known, rule: 'hint.kind', titleAt: -1 };
}

/** The words of Ofsted's own links: "Children's services focused visit", "Joint area child protection inspection". */
function kindOfLink(words: string): string {
  if (/monitoring visit/i.test(words)) return 'monitoring_visit';
  if (/focuss?ed visit/i.test(words)) return 'focused_visit';
  if (/joint area child protection|joint targeted|jtai/i.test(words)) return 'jtai';
  if (/area send/i.test(words)) return 'area_send_inspection';
  if (/single inspection|\bsif\b/i.test(words)) return 'sif_inspection';
  // "Children's services inspection" named the single inspection too, so it settles nothing.
  return /ilacs/i.test(words) ? 'ilacs_inspection' : 'other';
}
