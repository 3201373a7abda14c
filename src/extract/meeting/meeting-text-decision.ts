/** Decisions in bare text: the form that records one, and the opening of a list of several. Decisions on pages are read from their markup. */
import type { RawDecision } from '../../records/extraction.ts';
import { readMeetingHeading } from './meeting-heading.ts';
import { itemHeadingOf } from './meeting-item-headings.ts';
import { labelOf } from './meeting-labels.ts';
import type { Label } from './meeting-labels.ts';

export interface DecisionForm {
  readonly labels: ReadonlyMap<Label, string>;
  /** What stands under other headings: the decision, its reasons. */
  readonly rest: readonly string[];
}

/** Labels of a form stand within these lines. */
const FORM_LINES = 200;
const IN_FORCE = /\b(?:come into (?:force|effect)|(?:be|become) (?:effective|implemented)|take effect)\b(.{5,100})/i;

/** The labels of a form on which one decision is recorded; null for a text that is none. */
export function decisionForm(lines: readonly string[]): DecisionForm | null {
  const labels = new Map<Label, string>();
  const rest: string[] = [];
  let open: Label | null = null;
  for (const line of lines.slice(0, FORM_LINES)) {
    const colon = line.indexOf(':');
    const value = colon === -1 ? '' : line.slice(colon + 1).trim();
    const label = labelOf(colon === -1 ? line : line.slice(0, colon));
    // A label on a line of its own has its value below.
    if (open !== null && label === null && itemHeadingOf(line) === null) labels.set(open, line);
    else if (label === null) rest.push(line);
    else if (value !== '' && !labels.has(label)) labels.set(label, value);
    open = label !== null && value === '' && !labels.has(label) ? label : null;
  }
  const decisions = lines.filter((line) => itemHeadingOf(line)?.part === 'resolutions').length;
  const isForm = labels.has('decided-on') || labels.has('maker');
  return isForm && decisions === 1 ? { labels, rest: [...rest, ...lines.slice(FORM_LINES)] } : null;
}

/** Who took the decisions that a list holds, on which day, and when they come into force. */
export function decisionOfList(
  head: readonly string[],
  { maker, decidedOn }: { readonly maker: string | undefined; readonly decidedOn: string | undefined },
): RawDecision {
  const force = head.map((line) => IN_FORCE.exec(line)?.[1]).find((words) => words !== undefined);
  const effectiveFrom = force === undefined ? undefined : readMeetingHeading(force)?.start;
  return {
    ...(maker !== undefined && { maker }),
    ...(decidedOn !== undefined && { decidedOn }),
    ...(effectiveFrom !== undefined && { effectiveFrom }),
  };
}
