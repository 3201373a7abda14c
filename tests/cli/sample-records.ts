/** Records of our own writing, for tests of what commands print. */
import type { DocumentRecord, DraftRecord } from '../../src/records/document.ts';

const common = {
  url: 'https://news.example/a',
  headline: 'Library stays open',
  description: 'The council decided on Tuesday.',
  text: 'The library stays open.\n\nIt was close.',
  author: [{ name: 'Ann Reporter', jobTitle: 'Editor' }],
  datePublished: '2026-03-01T09:30:00+00:00',
  dateModified: null,
  publisher: { name: 'Example News', url: 'https://news.example/' },
  section: 'News',
  image: null,
  inLanguage: 'en-GB',
  isAccessibleForFree: true,
  localDemocracyCredit: null,
  syndicatedFrom: null,
  rules: { headline: 'json-ld.headline', text: 'body.main' },
} as const satisfies Omit<Extract<DraftRecord, { type: 'NewsArticle' }>, 'type' | 'author'> & { author: unknown };

export const article: DraftRecord = { ...common, type: 'NewsArticle', author: [...common.author] };

export const letter: DraftRecord = {
  ...article,
  type: 'InspectionReport',
  inspection: {
    kind: 'ilacs_inspection',
    provider: 'Westmarch',
    gssCode: 'E10000099',
    region: 'South East',
    urn: '80999',
    start: '2026-01-12',
    end: '2026-01-23',
    windows: [{ start: '2026-01-12', end: '2026-01-23' }],
    published: '2026-03-02',
    publishedSite: null,
    leadInspector: 'Ina Spector',
    judgements: [
      { area: 'overall', label: 'Overall effectiveness', grade: 'good' },
      { area: 'leaders', label: 'The impact of leaders', grade: 'outstanding' },
      { area: 'leaders', label: 'Leaders, part two', grade: 'inadequate' },
      { area: null, label: 'Something else', grade: 'good' },
    ],
    headlineFindings: 'Services are good.',
    areasForImprovement: ['The timeliness of visits.'],
    nextSteps: null,
  },
};

export const minutes: DraftRecord = {
  ...article,
  type: 'MeetingMinutes',
  meeting: {
    kind: 'minutes',
    council: 'Westmarch',
    gssCode: 'E10000099',
    committee: 'Children’s Board',
    committeeId: '7',
    meetingId: '70',
    start: '2026-02-10T10:00:00+00:00',
    venue: 'Room 1',
    status: 'Confirmed',
    items: [
      {
        number: '4',
        title: 'Update',
        purpose: 'To hear',
        text: 'Heard.',
        officers: [],
        declarations: null,
        keyPoints: ['A point'],
        recommendations: [],
        resolutions: ['Noted'],
        actions: [],
        lateArrivals: [],
        departures: [],
      },
    ],
    officers: [{ name: 'Olive Officer', role: 'Director' }],
    declarations: null,
    attendees: [{ name: 'Cllr A', role: 'Chair', party: 'None', attendance: 'present' }],
    documents: [{ title: 'Pack', url: 'https://moderngov.example/p.pdf', kind: 'pack' }],
    decision: null,
  },
};

/** As identity and origin make it; texts differ by `id`, so that each is kept. */
export function recordOf(
  { rules, ...draft }: DraftRecord,
  id: string,
  more: Partial<DraftRecord> = {},
): DocumentRecord {
  return {
    ...draft,
    ...more,
    id,
    url: `https://news.example/${id}`,
    contentHash: id.repeat(4),
    provenance: {
      sourceId: 'example-news',
      captureId: null,
      targetUri: `https://news.example/${id}`,
      payloadDigest: `sha256:${id.repeat(4)}`,
      mediaType: 'text/html',
      fetchedAt: '2026-03-01T10:00:00Z',
      extractor: 'gleaner test',
      rules: { ...rules },
    },
  } as DocumentRecord;
}
