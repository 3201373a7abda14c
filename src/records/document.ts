/** The record: the one shape in which Gleaner keeps, exports and answers. Published as docs/record.schema.json. */
import { z } from 'zod';

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

export const ATTENDANCES = ['present', 'apologies', 'absent', 'expected'] as const;

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
export const alternateSchema = z.strictObject({
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

const common = {
  id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .describe('from the canonical URL, or from the bytes of an imported file'),
  url: text.describe('address to follow: the canonical one that the page names, else the one that answered'),
  headline: text,
  description: text,
  text: z.string().describe('plain text; blocks are separated by a blank line'),
  author: z.array(z.strictObject({ name: z.string(), jobTitle: text })),
  datePublished: isoDate.nullable(),
  dateModified: isoDate.nullable(),
  publisher: z.strictObject({ name: z.string(), url: text }).nullable(),
  section: text,
  image: text,
  inLanguage: text.describe('BCP 47'),
  isAccessibleForFree: z.boolean().nullable(),
  localDemocracyCredit: text
    .default(null)
    .describe('the words that credit the Local Democracy Reporting Service; null where nothing does'),
  syndicatedFrom: z
    .strictObject({ name: z.string(), url: text })
    .nullable()
    .default(null)
    .describe('the agency or publication whose text it is, where the page says so'),
  contentHash: sha256.describe('SHA-256 of the normalised words'),
  provenance: provenanceSchema,
};

export const agendaItemSchema = z.strictObject({
  number: text,
  title: text,
  purpose: text,
  text: z.string(),
  keyPoints: z.array(z.string()),
  resolutions: z.array(z.string()),
});

export const meetingSchema = z.strictObject({
  kind: z.enum(['minutes', 'agenda', 'agenda-item', 'decision', 'report', 'pack']),
  council: text,
  gssCode: text,
  committee: text,
  committeeId: text,
  meetingId: text,
  start: isoDate.nullable().describe('Europe/London'),
  venue: text,
  status: text,
  items: z.array(agendaItemSchema),
  officers: z.array(z.strictObject({ name: z.string(), role: text })),
  declarations: text,
  attendees: z.array(
    z.strictObject({ name: z.string(), role: text, party: text, attendance: z.enum(ATTENDANCES).nullable() }),
  ),
  documents: z.array(z.strictObject({ title: z.string(), url: text, kind: text })),
});

export const inspectionSchema = z.strictObject({
  kind: z.enum(INSPECTION_KINDS),
  provider: text,
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
    z.strictObject({ type: z.literal('WebPage'), ...common, ...more }),
  ]);

/** A record as reading and identity make it. */
export const recordSchema = kinds({});

/** A record as the store keeps it: what exports, the manifest and the API speak. */
export const keptDocumentSchema = kinds(kept);

export type KeptDocument = z.output<typeof keptDocumentSchema>;
export type DocumentRecord = z.output<typeof recordSchema>;
export type RecordType = DocumentRecord['type'];
export type Meeting = z.output<typeof meetingSchema>;
export type AgendaItem = z.output<typeof agendaItemSchema>;
export type Inspection = z.output<typeof inspectionSchema>;
export type Alternate = z.output<typeof alternateSchema>;
export type Provenance = DocumentRecord['provenance'];

/** A record before the store gives it its identity: what normalise makes of an extraction. */
export type DraftRecord = DocumentRecord extends infer R
  ? R extends DocumentRecord
    ? Omit<R, 'id' | 'contentHash' | 'provenance'> & { readonly rules: Readonly<Record<string, string>> }
    : never
  : never;

/** What reading a capture came to. */
export type Reading =
  | { readonly kind: 'record'; readonly draft: DraftRecord }
  | { readonly kind: 'not-a-document'; readonly reason: string; readonly detail: string };
