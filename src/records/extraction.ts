/** What a reader found in the bytes: strings as they stand, each with the rule that won. Nothing is interpreted yet. */
import type { MEETING_KINDS, PageTypeName, QualityReason } from './document.ts';
import type { MediaType } from './fetch-outcome.ts';
import type { Source } from './source.ts';
import type { TargetHint } from './target.ts';

/** Everything a reader may look at. */
export interface ReadInput {
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType;
  /** From the response; null when unknown, then it is told from the bytes. */
  readonly charset: string | null;
  /** Where the bytes came from; null for a file without one. */
  readonly uri: string | null;
  /** The source they belong to; null for imported files. */
  readonly source: Source | null;
  readonly hint: TargetHint;
  /** ISO 8601 instant at which the bytes were taken: no date may lie after it. */
  readonly capturedAt: string;
  /** What to tell beside the record; nothing when absent. */
  readonly wants?: { readonly markdown?: boolean; readonly explanation?: boolean };
}

export interface Field {
  readonly value: string;
  /** The name of the rule that answered: `json-ld.headline`, `selector.byline`. */
  readonly rule: string;
}

/** Signs of the day of publication beside what a page tells machines. */
export interface DateSigns {
  /** The day that stands by the headline for readers to see, when it is not called an update. */
  readonly shown?: Field;
  /** The day by the headline that is called an update: of a page that shows no other, it is the day of what it says. */
  readonly updated?: Field;
  /** A day in the address. */
  readonly inUri?: Field;
  /** What the page that led here said. */
  readonly hinted?: Field;
}

/** Fields of the page as a whole; absent means that no rule answered. */
export interface PageFields {
  readonly headline?: Field;
  readonly description?: Field;
  readonly authors?: readonly Field[];
  readonly datePublished?: Field;
  /** What else speaks of the day of publication. */
  readonly dateSigns?: DateSigns;
  readonly dateModified?: Field;
  readonly publisher?: Field;
  readonly section?: Field;
  readonly inLanguage?: Field;
  readonly image?: Field;
  readonly isAccessibleForFree?: Field;
  /** The words that credit the Local Democracy Reporting Service. */
  readonly localDemocracyCredit?: Field;
  /** The agency or publication whose text it is: a name, or the address of its page. */
  readonly syndicatedFrom?: Field;
  /** `<link rel=canonical>` and its kin, as written. */
  readonly canonicalUri?: Field;
}

export interface RawAgendaItem {
  readonly number: string | null;
  readonly title: string | null;
  readonly purpose: string | null;
  readonly text: string;
  readonly officers?: readonly RawOfficer[];
  readonly declarations?: string | null;
  readonly keyPoints: readonly string[];
  readonly recommendations?: readonly string[];
  readonly resolutions: readonly string[];
  readonly actions?: readonly string[];
  readonly lateArrivals?: readonly RawMovement[];
  readonly departures?: readonly RawMovement[];
}

export interface RawOfficer {
  readonly name: string;
  readonly role: string | null;
}

/** Somebody who came or went during an item. */
export interface RawMovement {
  readonly name: string;
  readonly time: string | null;
  readonly text: string;
}

/** What a decision's page says in its labels; dates and answers as written. */
export interface RawDecision {
  readonly maker?: string;
  readonly decidedOn?: string;
  readonly effectiveFrom?: string;
  readonly isKeyDecision?: string;
  readonly isSubjectToCallIn?: string;
  readonly reasons?: string;
  readonly alternatives?: string;
}

export interface RawMeeting {
  readonly kind: (typeof MEETING_KINDS)[number];
  readonly council?: Field;
  readonly committee?: Field;
  readonly committeeId?: Field;
  readonly meetingId?: Field;
  /** Date and time as written: "10 February 2026 10.00 am". */
  readonly start?: Field;
  readonly venue?: Field;
  readonly status?: Field;
  readonly items: readonly RawAgendaItem[];
  readonly officers: readonly RawOfficer[];
  readonly declarations: string | null;
  readonly attendees: readonly {
    readonly name: string;
    readonly role: string | null;
    readonly party: string | null;
    readonly attendance: string | null;
  }[];
  readonly documents: readonly { readonly title: string; readonly url: string | null; readonly kind: string | null }[];
  readonly decision?: RawDecision;
}

export interface RawInspection {
  /** What the document calls the authority, the likeliest first. */
  readonly providers: readonly Field[];
  readonly urn?: Field;
  /** One of the kinds of the record schema. */
  readonly kind: Field;
  /** Dates as written: "13 to 17 June 2022". Two windows are two entries. */
  readonly windows: readonly Field[];
  readonly published?: Field;
  readonly publishedSite?: Field;
  readonly leadInspector?: Field;
  /** In the order of the document. `area` is null for labels outside the schema's list. */
  readonly judgements: readonly { readonly area: string | null; readonly label: string; readonly grade: string }[];
  readonly headlineFindings: string | null;
  readonly areasForImprovement: readonly string[];
  readonly nextSteps: string | null;
}

export interface PageStart {
  /** Character offset in the text at which text of the page begins. */
  readonly offset: number;
  /** From 1. */
  readonly page: number;
}

/** One look at a page's text, with what was measured in it. */
export interface ExplainedCandidate {
  readonly rule: string;
  readonly isTaken: boolean;
  readonly chars: number;
  /** Null, like the signs, for a text that was taken for the page's type and not weighed. */
  readonly score: number | null;
  readonly signs: Readonly<Record<string, number>> | null;
}

export interface Explanation {
  /** Null when nobody asked, or the document is no web page. */
  readonly pageType: RawPageType | null;
  readonly candidates: readonly ExplainedCandidate[];
}

/** Told beside the record to those who ask; never stored. */
export interface Aside {
  readonly markdown?: string;
  readonly explanation?: Explanation;
}

interface Found {
  readonly aside?: Aside;
  /** What speaks against the text. */
  readonly doubts?: readonly QualityReason[];
  readonly fields: PageFields;
  readonly text: Field;
  /** By rising offset, for files that have pages. Footnotes stand at the end, so a page may begin twice. */
  readonly pages?: readonly PageStart[];
}

/** What a web page is for, with every piece of evidence in words and points. */
interface RawPageType {
  readonly name: PageTypeName;
  readonly reasons: readonly string[];
}

export type Extraction =
  | ({
      readonly kind: 'article' | 'page';
      readonly pageType?: RawPageType;
    } & Found)
  | ({ readonly kind: 'meeting'; readonly meeting: RawMeeting } & Found)
  | ({ readonly kind: 'inspection'; readonly inspection: RawInspection } & Found)
  /** Bytes in good order that are no document: an error page, an index, nothing at all. */
  | { readonly kind: 'not-a-document'; readonly reason: NotADocumentReason; readonly detail: string };

type NotADocumentReason = 'empty' | 'challenge' | 'error-page' | 'wrong-kind' | 'not-an-article' | 'restricted';
