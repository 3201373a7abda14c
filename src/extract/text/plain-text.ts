/** Reads bare text, such as a saved page without its markup, into an article: headline, byline and date where stated, body without furniture. */
import type { Extraction, Field, ReadInput } from '../../records/extraction.ts';
import { joinBlocks } from '../blocks.ts';
import { statesDay } from './date-text.ts';
import { looksLikeMeetingText, meetingFromText } from '../meeting/meeting-text.ts';
import { firstOf, rule } from '../rule.ts';
import { findStory } from './story-lines.ts';
import type { Story } from './story-lines.ts';
import { readLines } from './text-lines.ts';
import type { TextLine } from './text-lines.ts';

const MARKER = /^[-–—•*·▪◦●‣]\s+/;

export function extractPlainText(text: string, input: ReadInput): Extraction {
  if (text.trim() === '') return { kind: 'not-a-document', reason: 'empty', detail: 'the text is blank' };
  if (input.hint.meeting || looksLikeMeetingText(text)) return meetingFromText(text, input);
  const lines = readLines(text);
  const story = findStory(lines, input.hint.title ?? null);
  if (!story) return withoutStory(lines, input);
  const fields = {
    headline: firstOf(
      rule('heuristic.headline-line', () => story.headline),
      rule('hint.title', () => input.hint.title),
    ),
    description: firstOf(rule('heuristic.standfirst', () => story.standfirst)),
    datePublished: firstOf(
      rule('heuristic.date-line', () => dateIn(story, false)),
      rule('hint.published', () => input.hint.published),
    ),
    dateModified: firstOf(rule('heuristic.date-line', () => dateIn(story, true))),
  };
  const authors = story.credits
    .filter((line) => line.kind === 'byline')
    .map((line): Field => ({ value: line.text, rule: 'heuristic.byline' }));
  return {
    kind: 'article',
    fields: { ...present(fields), ...(authors.length > 0 ? { authors } : {}) },
    text: { value: write(story.body), rule: 'heuristic.story-lines' },
  };
}

/** Text without a sentence, such as a list of figures, is kept as it is. */
function withoutStory(lines: readonly TextLine[], input: ReadInput): Extraction {
  const kept = lines.filter((line) => line.kind !== 'furniture');
  if (kept.length === 0) return { kind: 'not-a-document', reason: 'empty', detail: 'the text is furniture only' };
  const headline = firstOf(
    rule('heuristic.first-line', () => kept[0]?.text),
    rule('hint.title', () => input.hint.title),
  );
  return { kind: 'page', fields: present({ headline }), text: { value: write(kept), rule: 'heuristic.lines' } };
}

function dateIn(story: Story, modified: boolean): string | undefined {
  return story.credits.find(
    (line) => statesDay(line.text) && /\b(?:updated|modified|reviewed)\b/i.test(line.text) === modified,
  )?.text;
}

function write(lines: readonly TextLine[]): string {
  return joinBlocks(
    lines.map(({ kind, text }) =>
      kind === 'item' && MARKER.test(text) ? { kind, text: text.replace(MARKER, '') } : { kind: 'paragraph', text },
    ),
  );
}

function present<K extends string>(fields: Record<K, Field | undefined>): { [P in K]?: Field } {
  const kept: { [P in K]?: Field } = {};
  for (const key of Object.keys(fields) as K[]) {
    const field = fields[key];
    if (field) kept[key] = field;
  }
  return kept;
}
