/** Lines of minutes that say who came late or left early. Who was there at all stands in the list of attendance. */
import type { RawMovement } from '../../records/extraction.ts';
import { listEntry } from './meeting-lines.ts';
import { attendeesIn } from './meeting-people.ts';

export interface Movement extends RawMovement {
  readonly kind: 'arrival' | 'departure';
}

/** A note of who came is one short sentence. */
const MAX_CHARS = 200;
const LEAD =
  /^(?:\(|\[|note:? )?(?:(?:at this (?:point|juncture)|during (?:this|the) (?:item|debate|discussion)|at (?:approximately )?\d{1,2}(?:[.:]\d{2})?\s?(?:[ap]\.?m\.?|hours|hrs)?)(?: in the (?:meeting|proceedings))?,?\s+)?(?:having [^,.]{3,80}?,?\s+(?=(?:Councillors?|Cllrs?|Alderm[ae]n|Mr|Mrs|Ms|Dr)\b))?/i;
const VERB =
  /\s+(?:(?:then|also|subsequently|briefly)\s+)?(entered|joined|arrived|re-?joined|rejoined|returned(?= to)|left|departed|withdrew(?= from)|retired(?= from))\b/i;
const PLACE =
  /^\s*(?:(?:for )?(?:the |this )?(?:meeting|room|chamber|call|proceedings|item|hall|committee|virtual meeting)\b|(?:at|to|from|during|prior|before|after|late|early|shortly|virtually|remotely|online|whilst|while|following|as|on)\b|[.)\]]*$)/i;
const TIME = /\b(\d{1,2}(?:[.:]\d{2})\s?(?:[ap]\.?m\b\.?|hours|hrs)?|\d{1,2}\s?[ap]\.?m\b\.?|\d{4}\s?(?:hours|hrs))/i;

/** No paragraph of minutes is longer. */
const MAX_PARAGRAPH_CHARS = 4_000;

/** As `movementsIn`, also where such a note is one sentence of a paragraph. */
export function movementsWithin(line: string): Movement[] {
  if (line.length <= MAX_CHARS) {
    const own = movementsIn(line);
    if (own.length > 0) return own;
  }
  const sentences = line.slice(0, MAX_PARAGRAPH_CHARS).split(/(?<=[.!?)]) (?=[\p{Lu}(])/u);
  return sentences.length < 2 ? [] : sentences.flatMap((sentence) => movementsIn(sentence));
}

/** `Bob Gardner entered the meeting at 10.45am` as one movement a person; none for any other line. */
export function movementsIn(line: string): Movement[] {
  const words = listEntry(line)?.text ?? line;
  if (words.length > MAX_CHARS) return [];
  const lead = LEAD.exec(words)?.[0] ?? '';
  const sentence = words.slice(lead.length);
  const verb = VERB.exec(sentence);
  if (verb === null || !PLACE.test(sentence.slice(verb.index + verb[0].length))) return [];
  const subject = sentence.slice(0, verb.index).replace(/,\s*$/, '');
  // "The officer left the report with members" has no name before its verb.
  const people = attendeesIn([subject], 'present');
  const kind = /^(?:left|dep|with|retired)/i.test(verb[1] ?? '') ? 'departure' : 'arrival';
  // The full stop is the abbreviation's in "10.45 a.m.", the sentence's in "10.45 am.".
  const time = TIME.exec(words)?.[1]?.replace(/(?<!\.m)\.$/, '') ?? null;
  const text = words.replace(/^[([]|[)\]]\.?$/g, '').trim();
  return people.map(({ name }) => ({ kind, name, time, text }));
}
