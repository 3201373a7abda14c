/** What speaks against a page that was read all the same: it names itself an error or a challenge, or says little that is no link. */
import { hasChildren, isTag } from 'domhandler';
import type { AnyNode } from 'domhandler';
import type { QualityReason } from '../../records/document.ts';
import { lineOf } from '../element-text.ts';
import type { PageClues } from './page-clues.ts';
import { CHALLENGE } from './refusal.ts';

/** How a page calls itself that is not there; longer ones than `refusal` refuses have the site's other stories below. */
const MISSING =
  /^(?:error )?404\b|\b(?:page|article|story|content)\b.{0,20}\b(?:(?:not|n[’']t|never|cannot)(?: be)? found|no longer (?:exists?|available)|does(?: not|n[’']t) exist)\b/i;
const MAX_HEAD_CHARS = 140;
const LINK_SHARE = 0.6;
/** Who would look through more is reading a list. */
const MAX_LINKS = 3_000;
const MIN_LINE_CHARS = 3;

interface DoubtClues {
  readonly clues: PageClues;
  readonly headline: string;
  readonly text: string;
  readonly roots: readonly AnyNode[];
  /** Lists of links are meant to be such. */
  readonly isList: boolean;
}

export function pageDoubts({ clues, headline, text, roots, isList }: DoubtClues): QualityReason[] {
  const heads = [clues.title ?? '', headline].filter((line) => line !== '' && line.length <= MAX_HEAD_CHARS);
  const doubts: QualityReason[] = [];
  if (heads.some((line) => CHALLENGE.test(line))) doubts.push('challenge page');
  if (heads.some((line) => MISSING.test(line))) doubts.push('soft 404');
  if (!isList && !hasProse(text) && linkedShare(text, roots) > LINK_SHARE) doubts.push('mostly links');
  return doubts;
}

/** Most texts have it at once, and then nobody needs to look at links. */
function hasProse(text: string): boolean {
  return /[^.!?\n]{80}[.!?]/.test(text.slice(0, 5_000));
}

/** Share of the text in lines that are one link each. */
function linkedShare(text: string, roots: readonly AnyNode[]): number {
  const links = new Set<string>();
  const nodes: AnyNode[] = [...roots];
  for (let node = nodes.pop(); node && links.size < MAX_LINKS; node = nodes.pop()) {
    if (isTag(node) && node.name === 'a') links.add(plain(lineOf(node)));
    else if (hasChildren(node)) for (const child of node.children) nodes.push(child);
  }
  let [linked, all] = [0, 0];
  for (const line of text.split('\n').map(plain)) {
    if (line.length < MIN_LINE_CHARS) continue;
    all += line.length;
    if (links.has(line)) linked += line.length;
  }
  return all === 0 ? 0 : linked / all;
}

function plain(line: string): string {
  return line.replace(/^- /, '').trim();
}
