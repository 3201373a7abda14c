/** How minutes word what was decided, and the resolutions in such words. It does not find the section. */
import { wordsOf } from '../../records/plain-words.ts';
import { listEntries, listEntry } from './meeting-lines.ts';
import type { ListEntry } from './meeting-lines.ts';

/** Who resolves, agrees or is asked, as a regular expression without anchors. */
export const DECIDING_BODY =
  "(?:the )?(?:(?:[A-Z][\\w’'-]*,?|and|of|for|&) ){0,10}(?:committee|sub-committee|board|cabinet|council|panel|executive|commission|forum|authority|members?|meeting|mayor|leader)";
const RESOLVED = new RegExp(
  `^\\(?(?:(?:and )?it (?:was|is) |${DECIDING_BODY} )?(?:(?:unanimously|therefore|then|also|accordingly|duly|hereby) )?(resolved|agreed|recommended|recommends(?= that\\b)|decided|penderfynwyd|cytunwyd|argymhellwyd)(?:\\)|,? \\(?(?:unanimously|nem\\.? con\\.?|by [\\w ]{1,40}?majority|[\\d]{1,3}[\\w ,]{0,30})\\))?(?: unanimously)?(?![\\w’'])`,
  'i',
);
/** In capitals the word is the decision wherever it stands in the paragraph. */
const RESOLVED_WITHIN =
  /\b(?:it was )?(?:RESOLVED|AGREED|RECOMMENDED)\b(?=[ :,–-]{1,3}(?:that|to|the|as|unanimously|by \d|\(|1|a\b|[A-Z]))|(?<=[.;)] )(?:It was )?(?:Resolved|Agreed) (?:that|to)\b/;
/** Where the sentence before it says how it came to that. */
const AGREED_WITHIN =
  /(?:(?:^|[,;] |\band )it was (?:(?:unanimously|therefore|then|also|accordingly|subsequently|duly) )?|\b(?:proposed|moved|seconded) by [^.;]{3,80} and (?:unanimously )?)(?:resolved|agreed|decided),? (?:that|to)\b/i;
/** "The motion was carried. Council therefore resolved:" */
const BODY_DECIDES = new RegExp(
  `(?:^|[.;,] |\\band )(?:${DECIDING_BODY}|it was) (?:(?:unanimously|therefore|then|also|accordingly|duly|subsequently) )?(?:resolved|agreed|decided)(?: (?:that|to))?\\s*:-?$`,
  'i',
);
/** "The minutes of 3 May were agreed as a correct record." */
const RECORD_AGREED =
  /\bminutes\b[^.]{0,160}\b(?:was|were) (?:[a-z]+ )?(?:agreed|approved|confirmed|accepted|adopted|received|ratified|signed)\b[^.]{0,60}\b(?:as|to be) (?:an? |the )?(?:true|correct|accurate)\b/i;
/** Minutes that give the decision as an infinitive: "To approve the minutes as a correct record." */
const INFINITIVE =
  /^to (?:approve|note|agree|endorse|recommend|receive|delegate|authorise|request|support|accept|adopt|refer|confirm|appoint|grant|refuse|defer|nominate|elect|ratify|instruct|thank|record)\b/i;

/** Whether a line begins as a resolution does: "RESOLVED that …", "It was agreed …", "The Committee recommended …". */
export const startsResolution = (line: string): boolean => listEntry(line) === null && RESOLVED.test(line);

/** Of such a line: whether it tells what a body asks of another and does not decide itself. */
export const isRecommended = (line: string): boolean =>
  /^recommend|^argymhellwyd/i.test(RESOLVED.exec(line)?.[1] ?? '');

/** Whether a line leads up to a list of resolutions: "On being put to the vote it was RESOLVED that:". */
export const announcesResolutions = (line: string): boolean =>
  listEntry(line) === null &&
  /:-?$/.test(line) &&
  (/\b(?:RESOLVED|AGREED|RECOMMENDED)\b/.test(line) || AGREED_WITHIN.test(line) || BODY_DECIDES.test(line));

/** The same in a numbered paragraph of the minutes: "58.3 It was agreed:", as the paragraph's style and words. */
export function announcedInPoint(line: string): ListEntry | null {
  const entry = listEntry(line);
  return entry !== null && entry.ordinal !== null && /:-?$/.test(line) && RESOLVED.test(entry.text) ? entry : null;
}

/** The resolution that stands within a line of the minutes, from the beginning of its sentence; null when there is none. */
export function resolutionWithin(line: string, options: { readonly infinitives: boolean }): string | null {
  const words = listEntry(line)?.text ?? line;
  // "6.1 Resolved to pay the bills."
  if (words !== line && /^(?:it was )?(?:unanimously )?resolved (?:unanimously )?(?:that|to)\b/i.test(words))
    return withoutVote(words);
  const within = RESOLVED_WITHIN.exec(words);
  if (within !== null && isRecommendedWithin(line)) return null;
  if (within) return withoutVote(withoutLabel(sentenceAt(words, within.index)));
  const agreed = options.infinitives ? AGREED_WITHIN.exec(words) : null;
  if (agreed) return withoutVote(sentenceAt(words, agreed.index));
  return options.infinitives && (INFINITIVE.test(words) || RECORD_AGREED.test(words)) ? words : null;
}

/** Whether the word in capitals within a line of the minutes says that a body asks something of another. */
const isRecommendedWithin = (line: string): boolean => /RECOMMENDED$/.test(RESOLVED_WITHIN.exec(line)?.[0] ?? '');

/** As `resolutionWithin`, of what is recommended. */
export function recommendationWithin(line: string): string | null {
  if (!isRecommendedWithin(line)) return null;
  const words = listEntry(line)?.text ?? line;
  return withoutVote(withoutLabel(sentenceAt(words, words.indexOf('RECOMMENDED'))));
}

/** From the beginning of the sentence in which the word stands, or from the word where the sentence tells how it came to it. */
function sentenceAt(words: string, index: number): string {
  const start = ([...words.slice(0, index + 1).matchAll(SENTENCE_END)].at(-1)?.index ?? -1) + 1;
  const before = words.slice(start, index);
  return words
    .slice(MOVED.test(before) || /,\s*(?:and )?$/.test(before) ? index : start)
    .replace(/^[\s,;]+(?:and )?/, '')
    .trim()
    .replace(COUNTED, '$1');
}

/** No title and no initial ends one. */
const SENTENCE_END =
  /(?<=[\p{L}\d)”"’]{2})(?<!\b(?:Cllrs?|Mrs?|Ms|Dr|St|Prof|Revd?|Hon|Nos?|Ald))[.!?] (?=[\p{Lu}“"(])/gu;
const MOVED =
  /\b(?:propos(?:ed|er)|moved|second(?:ed|er)|vot(?:e|es|ed|ing)|motion|carried|unanimous(?:ly)?|majority)\b/i;
/** "RESOLVED by 5 votes to 1 to accept …" */
const COUNTED =
  /^((?:it was )?(?:resolved|agreed)),? \(?by (?:an? )?[\w ]{0,30}?\b(?:votes?|majority|\d{1,3})(?: (?:for )?(?:to|and) (?:\d{1,3}|nil|none|one|two|three|four|five|six|seven|eight|nine|ten)(?: against)?)?\)?,?(?= (?:that|to) \p{Ll})/iu;
/** Who moved it and how many were for it stands behind the resolution, in sentences or brackets of its own. */
const VOTE =
  /(?:(?<=[.;)])\s+|\s+(?=[([]))[([]?(?:(?:this|it|the motion|the (?:above )?resolution) was (?:duly )?)?(?:prop(?:os(?:ed|er|al)|\.|:)|moved|second(?:ed|er)|carried|all (?:in favour|agreed|were in favour)|unanimous(?:ly)?|agreed unanimously|vot(?:e|es|ed|ing)\b|there (?:were|was) [\w ,]{1,40}\bvotes?\b|for[: ]+\d|\d{1,3} (?:votes? )?(?:for|in favour)|on (?:being put to|a) (?:the |show of )?(?:vote|hands)|nem\.? con)/i;

/** The resolution without the sentences behind it that tell its mover, seconder and votes. */
function withoutVote(text: string): string {
  const vote = VOTE.exec(text);
  return vote === null || vote.index === 0 ? text : text.slice(0, vote.index).trim();
}

/** A paragraph of the minutes that is the decision without a word before it: "That the report be noted." */
export const isBareResolution = (line: string): boolean =>
  /^That (?:the|an?|in|no|it|this|approval|authority|permission|officers|members|councillors?)\b.{3,600}\bbe\b/is.test(
    listEntry(line)?.text ?? line,
  );

/** Whether a paragraph can be a decision although it does not say so: "That it be noted", "To note it". */
export const readsAsResolution = (line: string): boolean => {
  const words = listEntry(line)?.text ?? line;
  return isBareResolution(line) || INFINITIVE.test(words) || /^(?:and )?that\b/i.test(words);
};

/** Under "Decision:" every entry of a list is one, or every paragraph when there is no list. */
export function resolutionsUnder(lines: readonly string[]): string[] {
  const entries = listEntries(lines).map((entry) => entry.text);
  return (entries.length > 0 ? entries : lines.filter((line) => !/:-?$/.test(line)).map(withoutLabel)).map(withoutVote);
}

/** "RESOLVED that: (1) …; (2) …" is its list; "RESOLVED that the report be noted" is itself. */
export function resolutionsFrom(lines: readonly string[]): string[] {
  const [sentence = '', ...rest] = lines;
  const first = withoutLabel(sentence);
  const entries = listEntries([first, ...rest]).map((entry) => entry.text);
  // "That permission be refused for the following reasons:" is a resolution with its reasons, not several.
  if (entries.length > 0 && rest.length > 0 && ONE_WITH_ITS_LIST.test(first)) return [[first, ...rest].join('\n')];
  if (entries.length > 0) return entries.map(withoutVote);
  return [first, ...rest]
    .filter((line) => line !== '' && !isBareLabel(line) && (rest.length === 0 || !/:-?$/.test(line)))
    .map(withoutVote);
}

const ONE_WITH_ITS_LIST =
  /\b(?:be|is|are|was|were|to) [\w ]{0,60}\b(?:for the following|for these|subject to|reasons?|conditions?|following terms|as follows|with the following|provided that)\b[^:]{0,80}:-?$/i;

/** Whether a line is "RESOLVED", "RESOLVED that:" or "It was agreed to" with nothing behind it. */
export function isBareLabel(line: string): boolean {
  const match = RESOLVED.exec(line);
  return (
    match !== null &&
    /^[\s.:–—-]*(?:\([^()]{1,60}\))?(?:that|to(?: (?:the )?(?:[\w-]+ ){0,4}(?:council|cabinet|executive|committee|board|authority|mayor|leader))?)?[\s.:–—-]*$/iu.test(
      line.slice(match[0].length),
    )
  );
}

/** A label goes ("RESOLVED: That …"), a sentence stays whole ("RESOLVED that …"). */
function withoutLabel(line: string): string {
  return line
    .replace(/^recommended to (?:the )?(?:[\w-]+ ){1,5}(?=that\b)/i, '')
    .replace(
      /^(?:it was )?(?:resolved|agreed|decisions?|recommended(?: to (?:the )?(?:[\w-]+ ?){1,5})?|recommendations?)(?: unanimously)?\s*(?::|[-–—](?=\s))[-\s]*/i,
      '',
    );
}

/** A decision as published that the minutes word again ("notes the forecast", "That the forecast be noted") counts once, as minuted. */
export function withoutRestated(decided: readonly string[], minuted: readonly string[]): string[] {
  const said = minuted.map(contentWords);
  return decided.filter((decision) => {
    const words = contentWords(decision);
    return !said.some((others) => {
      const shared = [...words].filter((word) => others.has(word)).length;
      return shared >= MIN_SHARED_WORDS && shared >= MIN_SHARE * Math.min(words.size, others.size);
    });
  });
}

const MIN_SHARED_WORDS = 3;
const MIN_SHARE = 0.7;
const contentWords = (text: string): ReadonlySet<string> => new Set(wordsOf(text).filter((word) => word.length > 3));
