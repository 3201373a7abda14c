/** What Ofsted's provider pages say of a publication in words: "Children's services focused visit, pdf - 01 August 2024". */
import type { INSPECTION_KINDS } from '../records/document.ts';
import { feedDate } from './feed-date.ts';

export interface PublicationLabel {
  readonly title: string;
  readonly kind: (typeof INSPECTION_KINDS)[number];
  /** Lower case, such as `pdf`; null when the label names none. */
  readonly format: string | null;
  /** ISO 8601 date of publication on the site. */
  readonly published: string;
}

/** Labels are short; a longer text is something else. */
const MAX_LENGTH = 300;

/** Null for a text without a date of publication at its end. */
export function readPublicationLabel(text: string): PublicationLabel | null {
  if (text.length > MAX_LENGTH) return null;
  const match = /^(.*?)(?:,\s*([a-z]{3,4}))?\s*(?:[-–—:]|published)\s*(\d{1,2}\s+[a-z]{3,9}\s+\d{4})\.?$/i.exec(
    text.trim(),
  );
  const published = feedDate(match?.[3] ?? '');
  if (match === null || published === null) return null;
  const title = (match[1] ?? '').trim();
  return { title, kind: kindOf(title), format: match[2]?.toLowerCase() ?? null, published };
}

/**
 * In this order: "area SEND monitoring inspection" is of the SEND framework, "joint area child protection inspection" no
 * children's services inspection, and a monitoring visit follows an inspection whose name it may bear.
 */
const KINDS: readonly (readonly [RegExp, PublicationLabel['kind']])[] = [
  [/\bsend\b|special educational needs/, 'area_send_inspection'],
  [/monitoring visit|monitoring inspection/, 'monitoring_visit'],
  [/focus(?:s?ed)? visit/, 'focused_visit'],
  [/\bjtai\b|joint (?:targeted )?area (?:targeted |child protection )?inspection/, 'jtai'],
  [/single inspection|\bsif\b|help and protection.*looked after/, 'sif_inspection'],
  [
    /\bilacs\b|inspection of.*children's services|children's services (?:\w+ )?inspection|(?:standard|short) inspection/,
    'ilacs_inspection',
  ],
];

function kindOf(title: string): PublicationLabel['kind'] {
  const plain = title.toLowerCase().replace(/[’‘`]/g, "'").replace(/\s+/g, ' ');
  return KINDS.find(([pattern]) => pattern.test(plain))?.[1] ?? 'other';
}
