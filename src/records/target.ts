/** A URL worth fetching, and what discovery already knows of it. */
import { z } from 'zod';
import { MEETING_KINDS } from './document.ts';

/** How a fetched seed page is to be read; the page of a multi-step platform is named. */
export const seedStepSchema = z.discriminatedUnion('reader', [
  z.strictObject({ reader: z.literal('feed') }),
  z.strictObject({ reader: z.literal('sitemap'), depth: z.int().min(0) }),
  z.strictObject({
    reader: z.literal('listing'),
    link: z.string(),
    next: z.string().nullable(),
    pagesLeft: z.int().min(0),
  }),
  z.strictObject({
    reader: z.literal('papers'),
    committee: z.string().nullable(),
    within: z.string().nullable(),
    next: z.string().nullable(),
    pagesLeft: z.int().min(0),
  }),
  z.strictObject({
    reader: z.literal('moderngov'),
    page: z.enum([
      'service-committees',
      'service-meetings',
      'service-meeting',
      'calendar',
      'meetings',
      'meeting',
      'decisions',
    ]),
    /** The council's base URL, ending in a slash. */
    base: z.string(),
    committees: z.array(z.int()).nullable(),
    weeksBack: z.int(),
    weeksForward: z.int(),
  }),
  z.strictObject({ reader: z.literal('ofsted'), page: z.enum(['search', 'provider']) }),
]);

/** What the finding page said of the document; the document itself may say more, or otherwise. */
export const targetHintSchema = z.strictObject({
  title: z.string().optional(),
  /** ISO 8601 date or date-time as the finding page gives it. */
  published: z.string().optional(),
  /** Published once and never changed: while its date on the finding page stays, there is nothing new to fetch. */
  isFinal: z.boolean().optional(),
  /** What the link promises; another kind of bytes is the outcome `wrong-kind`. */
  expect: z.enum(['html', 'pdf', 'xml']).optional(),
  type: z.enum(['NewsArticle', 'MeetingMinutes', 'InspectionReport', 'WebPage']).optional(),
  inspection: z
    .strictObject({ provider: z.string().optional(), urn: z.string().optional(), kind: z.string().optional() })
    .optional(),
  meeting: z
    .strictObject({
      kind: z.enum(MEETING_KINDS).optional(),
      council: z.string().optional(),
      committee: z.string().optional(),
      committeeId: z.string().optional(),
      meetingId: z.string().optional(),
      /** ISO 8601 local date or date-time. */
      start: z.string().optional(),
      venue: z.string().optional(),
      status: z.string().optional(),
    })
    .optional(),
});

export type SeedStep = z.output<typeof seedStepSchema>;
export type TargetHint = z.output<typeof targetHintSchema>;

/** Found by discovery, not yet judged worth fetching. */
export interface FoundTarget {
  readonly targetUri: string;
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
