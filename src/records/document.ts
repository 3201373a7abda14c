/** The record: the one shape in which Gleaner keeps, exports and answers. Published as docs/record.schema.json. */
import { z } from 'zod';
import type { Aside } from './extraction.ts';

/** Date or date-time with zone. A date-time is given only when the document states a time. */
const isoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?$/)
  .describe('ISO 8601 date, or date-time with zone when a time is stated');
const text = z.string().nullable();
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

export const INSPECTION_KINDS = [
  'ilacs_inspection',
  'focused_visit',
  'monitoring_visit',
  'sif_inspection',
  'jtai',
  'area_send_inspection',
  'other',
] as const;

export const JUDGEMENT_AREAS = ['overall', 'leaders', 'helpProtection', 'inCare', 'careLeavers', 'adoption'] as const;

export const GRADES = ['outstanding', 'good', 'requires improvement', 'inadequate'] as const;

export const ATTENDANCES = ['present', 'apologies', 'absent', 'expected', 'in attendance'] as const;

export const MEETING_KINDS = ['minutes', 'agenda', 'agenda-item', 'decision', 'report', 'pack', 'attendance'] as const;

/** What a web page is for: `article` tells of something, `service` says how to get something done, `listing` and `collection` lead on. */
const PAGE_TYPES = ['article', 'listing', 'collection', 'service', 'documentation', 'forum', 'product'] as const;

const provenanceSchema = z.strictObject({
  sourceId: text.describe('null for imported files'),
  captureId: text,
  targetUri: text.describe('the URI that was asked for, or the name of the imported file'),
  payloadDigest: z.string().describe('WARC-Payload-Digest of the decoded bytes: sha256:<hex>'),
  mediaType: z.string(),
  fetchedAt: z.iso.datetime({ offset: true }),
  extractor: z.string().describe('name and version of the program that read the bytes'),
  rules: z.record(z.string(), z.string()).describe('which rule won, by field'),
});

/** A copy of the same text elsewhere, or at another address. */
const alternateSchema = z.strictObject({
  url: text,
  relation: z.enum(['url-variant', 'same-bytes', 'same-text', 'syndicated', 'truncated', 'joined']),
  sourceId: text,
  publisher: text,
  headline: text,
  datePublished: isoDate.nullable(),
  similarity: z
    .strictObject({
      score: z.number().min(0).max(1).describe('how sure it is that the two are one text'),
      containment: z.number().min(0).max(1).describe('how much of the shorter text stands in the longer'),
      matchedWords: z.int().min(0),
      slots: z
        .array(z.strictObject({ fresh: z.string(), known: z.string() }))
        .describe('where they differ in numbers or names'),
    })
    .nullable()
    .describe('why it is held to be a copy; null where address, words or bytes are the same'),
});

const QUALITY_REASONS = [
  'short',
  'no sentences',
  'mostly links',
  'garbled text',
  'paywall stub',
  'soft 404',
  'consent page',
  'challenge page',
  'recognised text',
] as const;

const qualitySchema = z.strictObject({
  score: z.number().min(0).max(1).describe('1 when nothing speaks against the text, near 0 for a page that is none'),
  reasons: z.array(z.enum(QUALITY_REASONS)),
});

const common = {
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('from the canonical URL, or from the bytes of an imported file'),
  url: text.describe('address to follow: the canonical one that the page names, else the one that answered'),
  headline: text,
  description: text,
  text: z.string().describe('plain text; blocks are separated by a blank line'),
  pages: z
    .array(z.strictObject({ offset: z.int().min(0), page: z.int().min(1) }))
    .optional()
    .describe(
      'where in the text each page of a PDF begins; the page of a character is that of the last start before it',
    ),
  author: z.array(z.strictObject({ name: z.string(), jobTitle: text })),
  datePublished: isoDate.nullable(),
  dateModified: isoDate.nullable(),
  publisher: z.strictObject({ name: z.string(), url: text }).nullable(),
  section: text,
  image: text,
  inLanguage: text.describe('BCP 47'),
  isAccessibleForFree: z.boolean().nullable(),
  quality: qualitySchema
    .optional()
    .describe('whether the text is what the page was published for; absent in older records'),
  localDemocracyCredit: text
    .default(null)
    .describe('the words that credit the Local Democracy Reporting Service; null where nothing does'),
  syndicatedFrom: z
    .strictObject({ name: z.string(), url: text })
    .nullable()
    .default(null)
    .describe('the agency or publication whose text it is, where the page says so'),
  contentHash: sha256.describe(
    'SHA-256 of the normalised words; those of an agenda item, or of a bare list of papers, begin with its council, meeting and title',
  ),
  provenance: provenanceSchema,
};

const officers = z.array(z.strictObject({ name: z.string(), role: text }));
/** Who came or went while the meeting was held; a name that stands alone is kept, a time only where one is stated. */
const movements = z.array(z.strictObject({ name: z.string(), time: text.describe('as stated'), text: z.string() }));

/** Fields with a default came later: what was stored before them has none. */
const agendaItemSchema = z.strictObject({
  number: text,
  title: text,
  purpose: text,
  text: z.string(),
  officers: officers.default([]).describe('officers and witnesses who spoke to this item'),
  declarations: text.default(null).describe('interests declared in this item'),
  keyPoints: z.array(z.string()),
  recommendations: z.array(z.string()).default([]),
  resolutions: z.array(z.string()),
  actions: z.array(z.string()).default([]),
  lateArrivals: movements.default([]),
  departures: movements.default([]),
});

/** What a published decision says of itself beyond its words. */
const decisionSchema = z.strictObject({
  maker: text,
  decidedOn: z.iso.date().nullable(),
  effectiveFrom: z.iso.date().nullable(),
  isKeyDecision: z.boolean().nullable(),
  isSubjectToCallIn: z.boolean().nullable(),
  reasons: text,
  alternatives: text.describe('options that were considered and rejected'),
});

export const meetingSchema = z.strictObject({
  kind: z.enum(MEETING_KINDS),
  council: text,
  gssCode: text,
  committee: text,
  committeeId: text,
  meetingId: text,
  start: isoDate.nullable().describe('Europe/London'),
  venue: text,
  status: text,
  items: z.array(agendaItemSchema),
  officers,
  declarations: text,
  attendees: z.array(
    z.strictObject({ name: z.string(), role: text, party: text, attendance: z.enum(ATTENDANCES).nullable() }),
  ),
  documents: z.array(z.strictObject({ title: z.string(), url: text, kind: text })),
  decision: decisionSchema.nullable().default(null),
});

export const inspectionSchema = z.strictObject({
  kind: z.enum(INSPECTION_KINDS),
  provider: text,
  gssCode: text.default(null).describe('ONS code of the authority’s area'),
  region: text.default(null),
  urn: text,
  start: z.iso.date().nullable(),
  end: z.iso.date().nullable(),
  windows: z.array(z.strictObject({ start: z.iso.date(), end: z.iso.date() })).describe('every stretch on site'),
  published: z.iso.date().nullable().describe('as the document states it'),
  publishedSite: z.iso.date().nullable().describe('as the page that links to it states it'),
  leadInspector: text,
  judgements: z.array(
    z.strictObject({ area: z.enum(JUDGEMENT_AREAS).nullable(), label: z.string(), grade: z.enum(GRADES) }),
  ),
  headlineFindings: text.default(null).describe('the summary, as the document words it'),
  areasForImprovement: z.array(z.string()).default([]).describe('what needs to improve, one entry an area'),
  nextSteps: text.default(null),
});

/** What the store adds once it keeps the record. */
const kept = {
  number: z.int().min(0).describe('stays with the document; names its file'),
  version: z.int().min(1),
  firstSeenAt: z.iso.datetime({ offset: true }),
  changedAt: z.iso.datetime({ offset: true }),
  file: text.describe('path of the text file that shows it, when the store shows itself as files'),
  alternates: z.array(alternateSchema).describe('copies of the same text; they get no record of their own'),
};

const kinds = <More extends z.ZodRawShape>(more: More) =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('NewsArticle'), ...common, ...more }),
    z.strictObject({ type: z.literal('MeetingMinutes'), ...common, meeting: meetingSchema, ...more }),
    z.strictObject({ type: z.literal('InspectionReport'), ...common, inspection: inspectionSchema, ...more }),
    z.strictObject({
      type: z.literal('WebPage'),
      ...common,
      pageType: z.enum(PAGE_TYPES).optional().describe('what the page is for; absent where nobody asked'),
      ...more,
    }),
  ]);

/** A record as reading and identity make it. */
export const recordSchema = kinds({});

/** A record as the store keeps it: what exports, the manifest and the API speak. */
export const keptDocumentSchema = kinds(kept);

export type KeptDocument = z.output<typeof keptDocumentSchema>;
export type DocumentRecord = z.output<typeof recordSchema>;
export type PageTypeName = (typeof PAGE_TYPES)[number];
export type RecordType = DocumentRecord['type'];
export type Meeting = z.output<typeof meetingSchema>;
export type AgendaItem = z.output<typeof agendaItemSchema>;
export type Inspection = z.output<typeof inspectionSchema>;
export type Quality = z.output<typeof qualitySchema>;
export type QualityReason = (typeof QUALITY_REASONS)[number];
export type Provenance = DocumentRecord['provenance'];

/** A record before the store gives it its identity: what normalise makes of an extraction. */
export type DraftRecord = DocumentRecord extends infer R
  ? R extends DocumentRecord
    ? Omit<R, 'id' | 'contentHash' | 'provenance'> & { readonly rules: Readonly<Record<string, string>> }
    : never
  : never;

/** What reading a capture came to. */
export type Reading =
  | { readonly kind: 'record'; readonly draft: DraftRecord; readonly aside?: Aside }
  | { readonly kind: 'not-a-document'; readonly reason: string; readonly detail: string };
