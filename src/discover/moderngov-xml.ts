/** An answer of ModernGov's web service as plain values; it knows no meetings. */
import { XMLParser } from 'fast-xml-parser';
import { collapse, decodeEntities } from './markup-text.ts';

export type XmlBranch = Readonly<Record<string, unknown>>;

/** Entities stay as written, so no document can expand its own; `valueOf` decodes the standard ones. */
const parser = new XMLParser({ parseTagValue: false, processEntities: false, ignoreAttributes: true });

/** The element that the answer consists of; null when the text is a web page, an error text or broken. */
export function serviceAnswer(text: string): { readonly name: string; readonly branch: XmlBranch } | null {
  if (!/^\s*<(?!!doctype html|html)/i.test(text.replace(/^\uFEFF/, ''))) return null;
  try {
    const parsed: unknown = parser.parse(text);
    if (!isBranch(parsed)) return null;
    const root = Object.entries(parsed).find(([name]) => !name.startsWith('?') && !name.startsWith('#'));
    if (root === undefined) return null;
    return { name: root[0].toLowerCase(), branch: isBranch(root[1]) ? root[1] : {} };
  } catch {
    // Not well-formed: for discovery this says the same as a closed service.
    return null;
  }
}

/** The child elements of one name, none when there is none. */
export function branchesOf(branch: XmlBranch | undefined, name: string): readonly XmlBranch[] {
  const value = branch?.[name];
  return (Array.isArray(value) ? value : [value]).filter(isBranch);
}

/** The text of a child element: decoded until stable, for titles arrive escaped twice; spaces collapsed. */
export function valueOf(branch: XmlBranch | undefined, name: string): string {
  const value = branch?.[name];
  if (typeof value !== 'string') return '';
  let text = value;
  for (let round = 0; round < 3 && /&#?\w{1,10};/.test(text); round += 1) text = decodeEntities(text);
  return collapse(text);
}

/** `True` as the service writes it. */
export const isTrue = (branch: XmlBranch | undefined, name: string): boolean =>
  /^(true|1)$/i.test(valueOf(branch, name));

function isBranch(value: unknown): value is XmlBranch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
