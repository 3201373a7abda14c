/** A record as lines for people: each field that has a value, and the rule that read it. */
import type { DraftRecord, Inspection, Meeting } from '../src/records/document.ts';
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
    officers: listed(meeting.officers, ({ name, role }) => withMore(name, role)),
    attendees: listed(meeting.attendees, ({ name, attendance }) => withMore(name, attendance)),
    declarations,
    documents: listed(meeting.documents, ({ title, url }) => withMore(title, url)),
  };
}

function listed<T>(things: readonly T[], show: (thing: T) => string): string | null {
  return things.length === 0 ? null : things.map(show).join('; ');
}

const withMore = (name: string, more: string | null): string => (more === null ? name : `${name} (${more})`);
