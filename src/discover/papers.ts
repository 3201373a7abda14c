/** A page that lists a council's minutes and agendas as files, as targets with kind, day and committee; it reads no file. */
import type { Cheerio } from 'cheerio';
import { hasChildren, isTag, isText } from 'domhandler';
import type { AnyNode, Element } from 'domhandler';
import type { ReadInput } from '../records/extraction.ts';
import { paperKind } from '../records/paper-kind.ts';
import { fetchUri } from '../records/target-uri.ts';
import type { FoundTarget, SeedReading, SeedStep, TargetHint } from '../records/target.ts';
import { distinct } from './distinct.ts';
import { linksOf, nextPage } from './listing.ts';
import { collapse } from './markup-text.ts';
import { paperCommittee, paperDay } from './paper-label.ts';
import { linkTitle, loadSeedMarkup, MAX_LINKS } from './seed-markup.ts';
import type { SeedMarkup } from './seed-markup.ts';

type PapersStep = Extract<SeedStep, { reader: 'papers' }>;

/** What stands around a link, nearest first: its row or entry, the head of its column, the headings above. */
interface Place {
  readonly beside: string;
  readonly column: string;
  readonly headings: readonly string[];
}

const APART = /^(?:td|th|li|p|div|br|h[1-6])$/;
const MAX_CHARS = 2_000;
const HEADINGS = 'h1, h2, h3, h4, h5, h6, caption, summary';
/** A longer entry is prose that mentions a paper. */
const MAX_BESIDE_CHARS = 250;
/** Readers for these do not exist; the operator is told. */
const OTHER_FILE = /\.(?:docx?|odt|rtf|xlsx?|zip)(?:$|[?#])/i;

/**
 * Reads the links to papers in the page's order, each address once. A link is one when its words, its row or the heading
 * above name a kind of paper, and it leads to a PDF or names a day itself.
 * @throws ConfigurationError when a selector of the source is not CSS.
 */
export function readPapers(input: ReadInput, step: PapersStep): SeedReading {
  const page = loadSeedMarkup(input);
  const places = placesOf(page);
  const links = linksOf(page, step.within ?? 'a[href]', 'within');
  const papers: FoundTarget[] = [];
  let others = 0;
  for (const link of links) {
    const [anchor] = link;
    const targetUri = fetchUri((link.attr('href') ?? '').trim(), page.base);
    const place = anchor === undefined ? undefined : places.get(anchor);
    const hint = targetUri === null || place === undefined ? null : hintOf({ link, targetUri, place, step });
    if (targetUri === null || hint === null) continue;
    if (OTHER_FILE.test(targetUri)) others += 1;
    else papers.push({ targetUri, role: 'document', hint });
  }
  const notes = [
    ...(links.length === MAX_LINKS ? [`only the first ${MAX_LINKS} links were read`] : []),
    ...(papers.length === 0 ? ['no link names minutes, an agenda or decisions'] : []),
    ...(others > 0 ? [`${others} papers are in formats that have no reader, such as Word`] : []),
  ];
  return { targets: [...distinct(papers, [input.uri]), ...nextPage(page, step, input.uri)], notes };
}

interface PaperLink {
  readonly link: Cheerio<Element>;
  readonly targetUri: string;
  readonly place: Place;
  readonly step: PapersStep;
}

/** Null for a link that is no paper's. */
function hintOf({ link, targetUri, place, step }: PaperLink): TargetHint | null {
  const title = linkTitle(link);
  const file = decoded(new URL(targetUri).pathname.split('/').at(-1) ?? '');
  const isFile = /\.pdf$/i.test(file) || /\bpdf\b/i.test(title);
  const year = first(place.headings, (words) => /\b((?:19|20)\d\d)\b/.exec(words)?.[1] ?? null);
  const day = first([title, file, place.beside, ...place.headings.slice(0, 1)], (words) => paperDay(words, year));
  const names = paperKind(title) !== null && paperDay(title, year) !== null;
  // Below a heading "Minutes" stands many a file; one with a day is the minutes of that day.
  const kind =
    first([title, place.column, file, place.beside], paperKind) ??
    (day === null ? null : first(place.headings, paperKind));
  if (kind === null || !(isFile || names || OTHER_FILE.test(file))) return null;
  const committee = step.committee ?? first([title, place.beside, ...place.headings], paperCommittee);
  return {
    ...(title === '' ? {} : { title }),
    ...(isFile ? { expect: 'pdf' as const } : {}),
    type: 'MeetingMinutes',
    meeting: { kind, ...(committee === null ? {} : { committee }), ...(day === null ? {} : { start: day }) },
  };
}

/** Where each link of the page stands; rows and columns are read once each. */
function placesOf({ $ }: SeedMarkup): ReadonlyMap<AnyNode, Place> {
  const places = new Map<AnyNode, Place>();
  const texts = new Map<AnyNode, string>();
  const heading = new Map<AnyNode, readonly string[]>();
  const columns = new Map<AnyNode, ReadonlyMap<AnyNode, number>>();
  const headings: { readonly level: number; readonly words: string }[] = [];
  const textOf = (element: Element): string => remember(texts, element, () => wordsOf(element));
  for (const element of $<Element, string>(`${HEADINGS}, a[href]`)) {
    if (element.name !== 'a') {
      const level = /^h[1-6]$/.test(element.name) ? Number(element.name.slice(1)) : 7;
      while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
      headings.push({ level, words: textOf(element) });
      continue;
    }
    const row = above(element, /^tr$/);
    const entry = row ?? above(element, /^(?:li|p|dd)$/);
    const cell = above(element, /^t[dh]$/);
    const table = above(element, /^table$/);
    const heads = table === null ? [] : remember(heading, table, () => headsOf($, table));
    const at = cell === null || row === null ? -1 : (remember(columns, row, () => cellsOf(row)).get(cell) ?? -1);
    const beside = entry === null ? '' : textOf(entry);
    places.set(element, {
      beside: beside.length > MAX_BESIDE_CHARS ? '' : beside,
      column: heads[at] ?? '',
      headings: headings.map(({ words }) => words).reverse(),
    });
  }
  return places;
}

/** The nearest element above that is called so. */
function above(node: AnyNode, name: RegExp): Element | null {
  for (let up = node.parent; up !== null; up = up.parent) if (isTag(up) && name.test(up.name)) return up;
  return null;
}

const cellsOf = (row: Element): ReadonlyMap<AnyNode, number> =>
  new Map(row.children.filter((child) => isTag(child)).map((cell, at) => [cell, at]));

/** The words above the columns: those of the first row, where it is one of heads. */
function headsOf($: SeedMarkup['$'], table: Element): string[] {
  const cells = $(table).find('tr').first().children('th').toArray();
  return cells.filter(isTag).map((cell) => wordsOf(cell));
}

/** The words of a row, an entry or a heading; cells and lines are apart. */
function wordsOf(element: Element): string {
  const open: AnyNode[] = [element];
  let words = '';
  for (let node = open.pop(); node !== undefined && words.length < MAX_CHARS; node = open.pop()) {
    if (isText(node)) words += node.data;
    else if (hasChildren(node)) {
      if (isTag(node) && APART.test(node.name)) words += ' ';
      for (let index = node.children.length - 1; index >= 0; index -= 1) {
        const child = node.children[index];
        if (child !== undefined) open.push(child);
      }
    }
  }
  return collapse(words.slice(0, MAX_CHARS));
}

function remember<T>(known: Map<AnyNode, T>, node: AnyNode, make: () => T): T {
  const found = known.get(node);
  if (found !== undefined) return found;
  const made = make();
  known.set(node, made);
  return made;
}

function first<T>(words: readonly string[], read: (words: string) => T | null): T | null {
  for (const one of words) {
    const found = one === '' ? null : read(one);
    if (found !== null) return found;
  }
  return null;
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
