/** Who led an inspection and whose services were inspected, as its report names them. Names are cleaned in normalise. */
import { firstOf, rule } from '../rule.ts';
import type { Field } from '../../records/extraction.ts';
import type { PdfBlock } from '../pdf/pdf-blocks.ts';
import { isGreeting } from './inspection-dates.ts';

const ROLE =
  /^(?:senior |chief )?(?:h(?:is|er) majesty['\u2019]?s inspector|hmi\b|ofsted inspector|regional director|senior hmi)/i;
/** A name ends where a title or an office begins. */
const NAME_END =
  /\s*(?:,|\band\b|\(|\||;|\s[\u2013\u2014-]\s|\b(?:senior\s+)?h(?:is|er)\s+majesty|\b(?:S?HMI|OI)\b|\b(?:lead\s+)?ofsted\b|\bsenior\b|\bregional\b).*$/i;
const LEADING_OFFICE =
  /^(?:p\.?p\.?|(?:senior\s+)?h(?:is|er)\s+majesty['\u2019]?s\s+inspector|s?hmi|name)\b[\s,:\u2013-]*/i;
/** Letters after a name: OBE, QPM, BSc, PhD, FRCA. */
const HONOURS = /(?:\s+(?:\p{Lu}{2,6}|BSc|BA|MSc|MA|MEd|PhD|DPhil|MPhil|\(Hons\))[,.]?)+$/u;
/** What stands below a signature and is written like a name. */
const OFFICE =
  /\b(?:inspectors?|director|majesty|ofsted|commission|secretary|council|services|lead|chief|manager|regional|national)\b/i;
const TRAILING_OFFICES =
  /(?:[\s,(\u2013\u2014-]+(?:and|ofsted|s?hmi|senior|h(?:is|er) majesty['\u2019]?s inspector)?)+$/i;
const NAME =
  /^(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame)\.?\s+)?\p{Lu}[\p{L}'\u2019.-]*(?:\s+(?:\p{Lu}[\p{L}'\u2019.-]*|de|da|van|von|der|la|le|el|al|bin|ap|o)){1,4}$/u;

/** Finds the lead inspector: the labelled line of a report, the team list of an area inspection, or a letter's signatory. */
export function leadInspector(blocks: readonly PdfBlock[], kind: string): Field | undefined {
  const signs = kind === 'focused_visit' || kind === 'monitoring_visit' || kind === 'other';
  return firstOf(
    rule('inspection.lead-label', () => labelled(blocks)),
    rule('inspection.team-list', () => inTeamList(blocks)),
    // Joint letters are signed by the heads of the inspectorates, who led nothing.
    rule('inspection.signatory', () => (signs ? signatory(blocks) : null)),
  );
}

function labelled(blocks: readonly PdfBlock[]): string | null {
  for (const [index, block] of blocks.entries()) {
    const found =
      /^(?:ofsted )?(?:(?:lead|reporting) (?:ofsted )?inspectors?|inspection led by|led by(?=:))\b\s*(?:\(ofsted\)\s*)?[:\u2013-]?\s*(.*)$/i.exec(
        block.cells[0] ?? block.text,
      );
    if (!found) continue;
    const name = asName(found[1] || block.cells[1] || blocks[index + 1]?.text || '');
    if (name) return name;
  }
  return null;
}

const LEAD = /\blead (?:ofsted )?(?:inspector|HMI)\b|\bHMI \(lead\)|\b(?:HMI|ofsted),? lead$/i;

/** "A. Person, Ofsted HMI lead inspector" in a list that names the other inspectorate's lead as well. */
function inTeamList(blocks: readonly PdfBlock[]): string | null {
  for (const [index, block] of blocks.entries()) {
    const cells = block.cells.length > 0 ? block.cells : [block.text];
    for (const [column, cell] of cells.entries()) {
      const title = cell.length > 300 ? null : LEAD.exec(cell);
      if (!title) continue;
      const [before, after] = [cell.slice(0, title.index), cell.slice(title.index + title[0].length)];
      if (
        /\bdeputy\s*$|\bCQC\b|care quality/i.test(before) ||
        /^\W*(?:(?:from|for|of) )?(?:the )?(?:CQC|care quality)/i.test(after)
      )
        continue;
      const above = blocks[index - 1];
      const name =
        lastName(before) ??
        (/^(?:\W*\b(?:ofsted|senior|s?hmi)\b)*\W*$/i.test(before)
          ? lastName(above?.cells[column] ?? above?.text ?? '')
          : null);
      if (name) return name;
    }
  }
  return null;
}

/** The last name of a list, without the offices that follow it. */
function lastName(text: string): string | null {
  const bare = text.slice(-200).replace(TRAILING_OFFICES, '');
  return asName(
    bare
      .split(/,|;|:|\||\b(?:HMI|inspector|ofsted)\b/i)
      .at(-1)
      ?.trim() ?? '',
  );
}

function signatory(blocks: readonly PdfBlock[]): string | null {
  const closing = blocks.findLastIndex(
    (block) => block.text.length < 200 && /^yours (?:sincerely|faithfully|truly)/i.test(block.text),
  );
  // Without the closing words the name stands above the office, at the letter's end.
  const office = blocks.findLastIndex((block) => block.text.length < 120 && ROLE.test(block.cells[0] ?? block.text));
  if (closing < 0) return office > blocks.length - 8 ? asName(blocks[office - 1]?.text ?? '') : null;
  const after = (blocks[closing]?.text ?? '').replace(/^yours (?:sincerely|faithfully|truly)[,.]?\s*/i, '');
  const lines = [after, ...blocks.slice(closing + 1, closing + 6).map((block) => block.cells[0] ?? block.text)];
  for (const line of lines) {
    if (line === '' || ROLE.test(line)) continue;
    const name = asName(line);
    if (name) return name;
  }
  return null;
}

function asName(text: string): string | null {
  const name = text
    .slice(0, 200)
    .normalize('NFC')
    .replace(/\[\d+\]/g, '')
    .replace(/\s*\([^()]{0,40}\)/g, ' ')
    .replace(LEADING_OFFICE, '')
    .replace(NAME_END, '')
    .replace(/\s+/g, ' ')
    .trim();
  const bare = name === name.toUpperCase() ? name : name.replace(HONOURS, '').trim();
  return bare.length <= 60 && NAME.test(bare) && !OFFICE.test(bare) ? bare : null;
}

/** What stands before these words in a title is the authority. */
const SERVICES =
  /(?:['\u2019]s)?\s+(?:local authority\s+)?(?:and\s+)?children(?:['\u2019]?s)?\s+(?:social\s+(?:care|work)|services?)\b.*$/i;
const VISIT = '\\b(?:monitoring|focuss?ed) visit';
const TITLES: readonly RegExp[] = [
  new RegExp(
    `${VISIT} (?:to|of|in|at|for) (?:the )?(?:local authority )?children['\u2019]?s (?:social care )?services (?:(?:provided )?by|in|at|of|for) (?:the )?(.+)$`,
    'i',
  ),
  new RegExp(`${VISIT}(?: (?:to|of|in|at|for)|:|\\s[\u2013\u2014-])\\s+(?:the )?(\\D.+)$`, 'i'),
  new RegExp(`^(.{3,80}?)(?::|\\s[\u2013\u2014-])\\s*(?:[\\w-]+ ){0,3}?${VISIT.slice(2)}`, 'i'),
  /^(?:joint )?(?:local )?area (?:send|special educational needs.{0,40}?) (?:full |monitoring |re-?)?(?:inspection|visit|revisit) (?:of|in|to) (?:the )?(.+)$/i,
  /^joint targeted area inspections?(?: \(JTAI\))?(?: of| in|:| [\u2013\u2014-]) (.+)$/i,
  /^(.{3,80}?)\s+(?:re-?\s?)?inspection of (?:services for children|local authority children|children['\u2019]?s (?:social care )?services)\b/i,
  /^(?:re-?\s?)?inspection of (?:local authority )?children['\u2019]?s (?:social care )?services(?: (?:in|at|for)|:) (?:the )?(.+)$/i,
  /^(?:inspection (?:report|letter)|(?:local )?area SEND (?:full |monitoring |re-?)?inspection): (?:the )?(.+)$/i,
  /^(.{3,80}?)(?: local area partnership)?: (?:joint )?(?:local )?area SEND (?:full |monitoring |re-?)?inspection$/i,
  /^(?:re-?\s?)?inspection of (?!services\b|children|local authority (?:children|arrangements)|safeguarding\b)(?:the )?(.+)$/i,
];
const COUNCIL = /\b(?:council|borough|county|city|metropolitan)\b/i;
const PLAIN_TITLE = /^(?:re-?\s?|single )?(?:inspection|review) of /i;

/**
 * Names the local authority, the likeliest first: from the title, the line above it, the opening sentence, the addressee.
 * Which of them is an authority is known to normalise.
 */
export function providers(cover: readonly PdfBlock[], titleAt: number): Field[] {
  const title = cover[titleAt]?.text ?? '';
  const named = [
    rule('inspection.title', () => fromTitle(title)),
    rule('inspection.above-title', () => besideTitle(cover, titleAt)),
    rule('inspection.other-title', () => fromOtherTitle(cover)),
    rule('inspection.first-line', () => fromFirstLine(cover)),
    rule('inspection.overall-sentence', () => fromOverallSentence(cover)),
    rule('inspection.opening', () => fromOpening(cover)),
    rule('inspection.addressee', () => fromAddressee(cover)),
  ].flatMap((asked) => firstOf(asked) ?? []);
  return named.filter(({ value }, index) => named.findIndex((other) => other.value === value) === index);
}

function fromTitle(title: string): string | null {
  for (const pattern of TITLES) {
    const found = pattern.exec(title.replace(/\[\d+\]/g, ''))?.[1];
    const name = found && asProvider(found);
    if (name) return name;
  }
  return null;
}

/** Covers up to 2019 name the authority alone, above the kind of inspection or, before 2013, below it. */
function besideTitle(cover: readonly PdfBlock[], titleAt: number): string | null {
  if (titleAt < 0 || !PLAIN_TITLE.test(cover[titleAt]?.text ?? '')) return null;
  const [above, below] = [cover[titleAt - 1], cover[titleAt + 1]];
  if (above && above.text.length < 90 && !isGreeting(above.text) && /^\p{L}/u.test(above.text))
    return asProvider(above.text);
  const isName = below && (COUNCIL.test(below.text) || (below.kind === 'heading' && !/^and$|:/i.test(below.text)));
  return isName && below.text.length < 90 && !PLAIN_TITLE.test(below.text) ? asProvider(below.text) : null;
}

/** The title may be of no known kind: "Inspection of Northshire Children and Families Trust". */
function fromOtherTitle(cover: readonly PdfBlock[]): string | null {
  for (const block of cover) {
    const name = block.page === 1 && block.cells.length === 0 && block.text.length < 160 ? fromTitle(block.text) : null;
    if (name) return name;
  }
  return null;
}

/** A cover of an unusual form begins with the council's name. */
function fromFirstLine([first]: readonly PdfBlock[]): string | null {
  return first !== undefined && first.text.length < 90 && /\bcouncil$|\bborough of\b/i.test(first.text)
    ? asProvider(first.text)
    : null;
}

function fromOverallSentence(cover: readonly PdfBlock[]): string | null {
  for (const block of cover) {
    const found = /^children['\u2019]s services in (?:the )?(.{3,70}?) (?:are|is|requires?)\b/i.exec(block.text);
    if (found?.[1]) return found[1];
  }
  return null;
}

function fromOpening(cover: readonly PdfBlock[]): string | null {
  for (const block of cover) {
    const text = block.text.slice(0, 4_000);
    const found =
      /\b(?:monitoring|focuss?ed) visit (?:to|of|in|at) (?:the )?(.{3,90}?)(?:['\u2019]s)?\s+(?:local authority\s+)?children['\u2019]?s\s+(?:social care\s+)?services\b/i.exec(
        text,
      ) ??
      /\b(?:monitoring|focuss?ed) visit (?:to|of|in|at) (?:the )?(\p{Lu}[^.,;]{2,60}?),? (?:on|between|from|which|that|took place|over|during)\b/u.exec(
        text,
      ) ??
      /\b(?:visit(?:ed)?|inspect(?:ed|ion)) (?:(?:to|of|at) )?(?:the )?(\p{Lu}[^.,;]{2,60}?)(?:['\u2019]s)? (?:local authority )?children['\u2019]?s (?:social care )?services\b/u.exec(
        text,
      ) ??
      /\bchildren['\u2019]?s (?:social care )?services (?:(?:provided )?by|in) (?:the )?(\p{Lu}[^.,;]{2,60}?)[.,;]/u.exec(
        text,
      ) ??
      /\bjoint inspection of the local area of (.{3,60}?) to (?:judge|determine|decide)\b/i.exec(text) ??
      /\bmulti-agency response to [^.]{3,200} in ((?:the )?\p{Lu}[^.,]{2,60})\./iu.exec(text);
    if (found?.[1]) return asProvider(found[1]);
  }
  return null;
}

/** A letter is addressed to the council whose services were inspected. */
function fromAddressee(cover: readonly PdfBlock[]): string | null {
  const greeting = cover.findIndex((block) => isGreeting(block.text));
  for (const block of cover.slice(0, Math.max(greeting, 0))) {
    const lines = block.text.length > 400 ? [] : block.text.split(/,\s*|\s\|\s/);
    const council = lines.find((line) => line.length < 80 && /\bcouncil$|\bborough of\b/i.test(line.trim()));
    if (council) return asProvider(council.trim());
  }
  return null;
}

function asProvider(text: string): string | null {
  let name = text.replace(SERVICES, '').replace(/\s+local (?:area partnership|authority)\b.*$/i, '');
  // "... of the multi-agency response to neglect in Liverpool": the place stands last.
  if (/\bresponse to\b|\bmulti-agency\b/i.test(name)) name = name.slice(name.lastIndexOf(' in ') + 4);
  name = name
    // The next sentence is no name; but "St. Helens" is.
    .replace(/(?<!\bSt)\.\s.*$/, '')
    .replace(/(?::|,|\s+(?:on|between|from|[\u2013\u2014-]))\s*\d.*$/i, '')
    .replace(/,\s+(?:which|that|on|where)\b.*$/i, '')
    .replace(/[\s:,.]+$/, '')
    .trim();
  return name.length >= 3 && name.length <= 90 && /^\p{L}/u.test(name) ? name : null;
}
