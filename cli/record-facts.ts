/** A record as lines for people: each field that has a value, and the rule that read it. */
import type { AgendaItem, DraftRecord, Inspection, Meeting } from '../src/records/document.ts';
import { terminalLine } from './terminal-text.ts';

type Facts = Readonly<Record<string, string | null>>;

/** Wide enough for the longest field name. */
const NAME_WIDTH = 21;

/** One line each: `headline        Library stays open   (json-ld.headline)`. */
export function factLines(record: DraftRecord): string[] {
  const facts: Facts = {
    type: record.type,
    url: record.url,
    headline: record.headline,
    description: record.description,
    author: listed(record.author, ({ name, jobTitle }) => withMore(name, jobTitle)),
    datePublished: record.datePublished,
    dateModified: record.dateModified,
    publisher: record.publisher?.name ?? null,
    section: record.section,
    inLanguage: record.inLanguage,
    image: record.image,
    isAccessibleForFree: record.isAccessibleForFree === null ? null : String(record.isAccessibleForFree),
    localDemocracyCredit: record.localDemocracyCredit,
    syndicatedFrom: record.syndicatedFrom && withMore(record.syndicatedFrom.name, record.syndicatedFrom.url),
    ...('inspection' in record ? inspectionFacts(record.inspection) : {}),
    ...('meeting' in record ? meetingFacts(record.meeting) : {}),
    text: `${record.text.length} characters`,
    quality:
      record.quality === undefined
        ? null
        : withMore(String(record.quality.score), record.quality.reasons.join(', ') || null),
  };
  return Object.entries(facts).flatMap(([name, value]) =>
    value === null ? [] : factLine(name, value, record.rules[name]),
  );
}

/** One fact; the rule is named where there is one. */
export function factLine(name: string, value: string, rule?: string): string {
  return `${name.padEnd(NAME_WIDTH)}${terminalLine(value)}${rule === undefined ? '' : `   (${terminalLine(rule)})`}`;
}

function inspectionFacts(inspection: Inspection): Facts {
  const { kind, provider, urn, published, publishedSite, leadInspector } = inspection;
  const { gssCode, region, headlineFindings, areasForImprovement, nextSteps } = inspection;
  return {
    kind,
    provider,
    gssCode,
    region,
    urn,
    windows: listed(inspection.windows, ({ start, end }) => `${start} to ${end}`),
    published,
    publishedSite,
    leadInspector,
    judgements: listed(inspection.judgements, ({ label, grade }) => `${label}: ${grade}`),
    headlineFindings,
    areasForImprovement: listed(areasForImprovement, (area) => area),
    nextSteps,
  };
}

function meetingFacts(meeting: Meeting): Facts {
  const { kind, council, committee, start, venue, status, declarations } = meeting;
  return {
    kind,
    council,
    committee,
    start,
    venue,
    status,
    items: listed(
      meeting.items,
      ({ number, title }) => [number, title].filter((part) => part !== null).join(' ') || '(untitled)',
    ),
    ...itemFacts(meeting),
    officers: listed(meeting.officers, ({ name, role }) => withMore(name, role)),
    attendees: listed(meeting.attendees, ({ name, role, party, attendance }) =>
      withMore(name, [role, party, attendance].filter((part) => part !== null).join(', ') || null),
    ),
    declarations,
    ...(meeting.decision === null ? {} : decisionFacts(meeting.decision)),
    documents: listed(meeting.documents, ({ title, url }) => withMore(title, url)),
  };
}

/** What the items say, one line a field; behind its item's number where there are several. */
function itemFacts({ items }: Meeting): Facts {
  const all = (wordsOf: (item: AgendaItem) => readonly string[]): string | null =>
    listed(
      items.flatMap((item) => {
        const lead = items.length === 1 || item.number === null ? '' : `${item.number}: `;
        return wordsOf(item).map((words) => lead + words);
      }),
      (words) => words,
    );
  return {
    purpose: all(({ purpose }) => (purpose === null ? [] : [purpose])),
    keyPoints: all(({ keyPoints }) => keyPoints),
    recommendations: all(({ recommendations }) => recommendations),
    resolutions: all(({ resolutions }) => resolutions),
    actions: all(({ actions }) => actions),
    lateArrivals: all(({ lateArrivals }) => lateArrivals.map(({ name, time }) => withMore(name, time))),
    departures: all(({ departures }) => departures.map(({ name, time }) => withMore(name, time))),
  };
}

function decisionFacts(decision: NonNullable<Meeting['decision']>): Facts {
  const { maker, decidedOn, effectiveFrom, isKeyDecision, isSubjectToCallIn, reasons, alternatives } = decision;
  const answer = (yes: boolean | null): string | null => (yes === null ? null : String(yes));
  return {
    ...{ maker, decidedOn, effectiveFrom },
    isKeyDecision: answer(isKeyDecision),
    isSubjectToCallIn: answer(isSubjectToCallIn),
    ...{ reasons, alternatives },
  };
}

function listed<T>(things: readonly T[], show: (thing: T) => string): string | null {
  return things.length === 0 ? null : things.map(show).join('; ');
}

const withMore = (name: string, more: string | null): string => (more === null ? name : `${name} (${more})`);
