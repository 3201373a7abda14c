/** A URL worth fetching, and what discovery already knows of it. */
import type { Meeting, RecordType } from './document.ts';

/** How a fetched seed page is to be read; the page of a multi-step platform is named. */
export type SeedStep =
  | { readonly reader: 'feed' }
  | { readonly reader: 'sitemap'; readonly depth: number }
  | { readonly reader: 'listing'; readonly link: string; readonly next: string | null; readonly pagesLeft: number }
  | {
      readonly reader: 'papers';
      /** Whose papers they are, where all are of one committee. */
      readonly committee: string | null;
      readonly within: string | null;
      readonly next: string | null;
      readonly pagesLeft: number;
    }
  | {
      readonly reader: 'moderngov';
      readonly page:
        | 'service-committees'
        | 'service-meetings'
        | 'service-meeting'
        | 'calendar'
        | 'meetings'
        | 'meeting'
        | 'decisions';
      /** The council's base URL, ending in a slash. */
      readonly base: string;
      readonly committees: readonly number[] | null;
      readonly weeksBack: number;
      readonly weeksForward: number;
    }
  | {
      readonly reader: 'cmis';
      /** `start` is the page that the source names, `calendar` one that it links to. */
      readonly page: 'start' | 'calendar' | 'list' | 'month' | 'committee' | 'meeting';
      /** The module's page without the views of single meetings and months; null until a page has shown it. */
      readonly module: { readonly base: string; readonly id: string } | null;
      /** `YYYY-MM` of a page that shows one month. */
      readonly month: string | null;
      readonly weeksBack: number;
      readonly weeksForward: number;
    }
  | { readonly reader: 'ofsted'; readonly page: 'search' | 'provider' };

/** What the finding page said of the document; the document itself may say more, or otherwise. */
export interface TargetHint {
  readonly title?: string | undefined;
  /** ISO 8601 date or date-time as the finding page gives it. */
  readonly published?: string | undefined;
  /** Published once and never changed: while its date on the finding page stays, there is nothing new to fetch. */
  readonly isFinal?: boolean | undefined;
  /** What the link promises; another kind of bytes is the outcome `wrong-kind`. */
  readonly expect?: 'html' | 'pdf' | 'xml' | undefined;
  readonly type?: RecordType | undefined;
  readonly inspection?: Readonly<Partial<Record<'provider' | 'urn' | 'kind', string | undefined>>> | undefined;
  readonly meeting?: MeetingHint | undefined;
}

interface MeetingHint {
  readonly kind?: Meeting['kind'] | undefined;
  readonly council?: string | undefined;
  readonly committee?: string | undefined;
  readonly committeeId?: string | undefined;
  readonly meetingId?: string | undefined;
  /** ISO 8601 local date or date-time. */
  readonly start?: string | undefined;
  readonly venue?: string | undefined;
  readonly status?: string | undefined;
}

/** Found by discovery, not yet judged worth fetching. */
export interface FoundTarget {
  readonly targetUri: string;
  /**
   * What it is known by where its address will not do, because the site gives it another one on every view: the page that
   * lists it, with a fragment for its place there. Without one it is known by its address.
   */
  readonly identity?: string;
  /** A `seed` leads to more targets, a `document` becomes a record, `both` does both. */
  readonly role: 'seed' | 'document' | 'both';
  /** Present on seeds. */
  readonly step?: SeedStep;
  readonly hint?: TargetHint;
  /** ISO 8601; when the finding page says the document last changed. */
  readonly lastmod?: string;
}

/** What one seed page yielded. */
export interface SeedReading {
  readonly targets: readonly FoundTarget[];
  /** Facts for the operator: "3 entries without a link". */
  readonly notes: readonly string[];
}
