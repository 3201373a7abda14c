/** Recognises pages that answer in good order and are no document: challenges that want a browser, "not found" with status 200, empty shells. */
import type { Extraction } from '../../records/extraction.ts';
import { lineOf } from '../element-text.ts';
import type { PageClues } from './page-clues.ts';

interface RefusalClues {
  readonly clues: PageClues;
  readonly headline: string;
  readonly text: string;
}

export const CHALLENGE =
  /\b(?:just a moment|attention required|checking (?:your browser|if the site connection)|verify(?:ing)? (?:that )?you are (?:a )?human|are you (?:a )?(?:robot|human)|pardon our interruption|access (?:to this page has been )?denied|request unsuccessful\. incapsula|incapsula incident|press (?:&|and) hold|please complete the (?:captcha|security check)|ddos protection by|unusual (?:traffic|activity) from your|human verification|security check(?:point)?|bot detection|one more step|enable javascript and cookies to continue)\b/i;

const MISSING =
  /^(?:(?:error )?(?:404|410)\b.{0,60}|(?:(?:the|this|that|your) )?(?:(?:requested|web) ?)?(?:page|article|story|document|report|letter|publication|content|file|resource|post) (?:you (?:are|were) looking for |you requested |was |is |has been |could ?n[o']t be |cannot be |can ?not be |can't be )?(?:is |was |could ?n[o']t be |can ?not be |can't be |has been )?(?:not (?:be )?found|missing|removed|deleted|no longer available|unavailable|found)\b.{0,25}|not found|(?:sorry|oops|whoops)[,!.…].{0,80}|(?:server|application|internal) error.{0,40}|service unavailable.{0,40}|(?:something|an error) (?:went wrong|has? ?occurred).{0,40}|we (?:can't|cannot|couldn't|could not) find .{0,60})$/i;

/** How such a page opens when its heading says nothing: "Sorry, the document you requested no longer exists." */
const MISSING_OPENING =
  /^.{0,60}\b(?:page|article|document|report|letter|file|content)\b.{0,40}\b(?:no longer exists?|does(?: not|n[’']t) exist|(?:could ?not|cannot|can[’']t|couldn[’']t) be found|(?:has been|was|is) (?:not found|removed|deleted|withdrawn))\b/i;

/** A page that says more is about challenges or errors, not one of them. */
const MAX_CHALLENGE_CHARS = 1_500;
const MAX_MISSING_CHARS = 900;

/** The reason why the page is no document, or null when it may be one. */
export function refusal({
  clues,
  headline,
  text,
}: RefusalClues): Extract<Extraction, { kind: 'not-a-document' }> | null {
  const title = clues.title ?? '';
  const heads = [title.split(/\s[|–—-]\s/)[0] ?? '', headline, ...clues.h1.map(lineOf)].filter((line) => line !== '');
  if (
    text.length <= MAX_CHALLENGE_CHARS &&
    [title, ...heads, text].some((line) => CHALLENGE.test(line.slice(0, MAX_CHALLENGE_CHARS)))
  ) {
    return {
      kind: 'not-a-document',
      reason: 'challenge',
      detail: `the page asks for a browser or a person: "${brief(title || text)}"`,
    };
  }
  const opening = text.slice(0, MAX_MISSING_CHARS).split(/\n+/, 3);
  const said =
    heads.find((line) => line.length <= 140 && MISSING.test(line)) ??
    opening.find((line) => MISSING_OPENING.test(line.slice(0, 200))) ??
    null;
  if (text.length <= MAX_MISSING_CHARS && said !== null) {
    return {
      kind: 'not-a-document',
      reason: 'error-page',
      detail: `the page reports an error: "${brief(said)}"`,
    };
  }
  return null;
}

function brief(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 80);
}
