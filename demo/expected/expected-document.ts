/** What a record of the demo must say, field by field. Absent: not judged. Null: must be absent from the record. */
import type { Inspection, Meeting, RecordType } from '../../src/records/document.ts';

export interface ExpectedDocument {
  readonly sourceId: string;
  /** Addresses of the page as its site writes them; the record stands under the canonical form of one of them. */
  readonly urls: readonly string[];
  readonly type: RecordType;
  readonly headline?: string;
  readonly description?: string | null;
  readonly authors?: readonly string[];
  /** Of the first author. */
  readonly jobTitle?: string | null;
  /** ISO 8601; date-times are compared as instants. */
  readonly datePublished?: string | null;
  readonly dateModified?: string | null;
  readonly publisher: string;
  readonly section?: string | null;
  readonly isAccessibleForFree?: boolean | null;
  /** Each of these stands in the text once, whole, with its line breaks mended. */
  readonly contains: readonly string[];
  /** Furniture: none of it may stand in the text. */
  readonly excludes: readonly string[];
  /** Documents of one group have the same words: the first that comes is the document, the others become its alternates. */
  readonly sameTextAs?: string;
  readonly meeting?: ExpectedMeeting;
  readonly inspection?: ExpectedInspection;
}

export interface ExpectedMeeting {
  readonly kind: Meeting['kind'];
  readonly council: string;
  readonly committee: string;
  readonly committeeId: string;
  readonly meetingId: string;
  readonly start?: string;
  readonly venue?: string;
  readonly status?: string;
  /** In the order of the agenda; none besides these. */
  readonly items?: readonly ExpectedItem[];
  readonly officers?: Meeting['officers'];
  /** Name and attendance as the platform gives them; what else the record knows of a person is not judged. */
  readonly attendees?: readonly { readonly name: string; readonly role?: string; readonly attendance: string }[];
  /** Titles of the papers that the public may read. */
  readonly documents?: readonly string[];
}

export interface ExpectedItem {
  /** Without a final full stop. */
  readonly number?: string;
  readonly title: string;
  readonly purpose?: string;
  readonly contains: readonly string[];
  readonly keyPoints: readonly string[];
  readonly resolutions: readonly string[];
}

export type ExpectedInspection = Pick<
  Inspection,
  'kind' | 'provider' | 'urn' | 'start' | 'end' | 'published' | 'publishedSite' | 'leadInspector'
> & {
  /** Grade by area; the record has these areas and no others. */
  readonly judgements: Readonly<Record<string, string>>;
};
