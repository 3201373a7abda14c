/** The flat projection of a record that `extract` prints: plain values, no provenance. The only place that maps it. */
import type { DraftRecord, Inspection, Meeting, Quality } from '../src/records/document.ts';
import type { Aside, Explanation } from '../src/records/extraction.ts';
import { JUDGEMENT_AREAS } from '../src/records/document.ts';

/** What a request called itself; it comes back as it was. */
export type RequestId = string | number | null;

type Judgements = Readonly<Record<(typeof JUDGEMENT_AREAS)[number], string | null>>;

export interface FlatRecord {
  readonly id: RequestId;
  readonly ok: true;
  readonly type: DraftRecord['type'];
  readonly title: string | null;
  readonly text: string;
  readonly authors: readonly string[];
  readonly datePublished: string | null;
  readonly dateModified: string | null;
  readonly publisher: string | null;
  readonly language: string | null;
  readonly description: string | null;
  readonly section: string | null;
  readonly url: string | null;
  readonly image: string | null;
  readonly isAccessibleForFree: boolean | null;
  readonly localDemocracyCredit: string | null;
  /** The name of the agency or publication whose text it is. */
  readonly syndicatedFrom: string | null;
  readonly quality?: Quality;
  readonly inspection?: ReturnType<typeof flatInspection>;
  /** As the record has it: its values are plain. */
  readonly meeting?: Meeting;
  /** Only for those who ask. */
  readonly markdown?: string;
  readonly explanation?: Explanation & { readonly rules: DraftRecord['rules'] };
}

export interface FlatError {
  readonly id: RequestId;
  readonly ok: false;
  readonly error: { readonly code: string; readonly message: string };
}

export function flatRecord(id: RequestId, draft: DraftRecord, { markdown, explanation }: Aside = {}): FlatRecord {
  return {
    id,
    ok: true,
    type: draft.type,
    title: draft.headline,
    text: draft.text,
    authors: draft.author.map(({ name }) => name),
    datePublished: draft.datePublished,
    dateModified: draft.dateModified,
    publisher: draft.publisher?.name ?? null,
    language: draft.inLanguage,
    description: draft.description,
    section: draft.section,
    url: draft.url,
    image: draft.image,
    isAccessibleForFree: draft.isAccessibleForFree,
    localDemocracyCredit: draft.localDemocracyCredit,
    syndicatedFrom: draft.syndicatedFrom?.name ?? null,
    ...(draft.quality === undefined ? {} : { quality: draft.quality }),
    ...('inspection' in draft ? { inspection: flatInspection(draft.inspection) } : {}),
    ...('meeting' in draft ? { meeting: draft.meeting } : {}),
    ...(markdown !== undefined && { markdown }),
    ...(explanation && { explanation: { rules: draft.rules, ...explanation } }),
  };
}

export function flatError(id: RequestId, code: string, message: string): FlatError {
  return { id, ok: false, error: { code, message } };
}

function flatInspection(inspection: Inspection) {
  const { kind, provider, urn, start, end, published, publishedSite, leadInspector } = inspection;
  const { gssCode, region, headlineFindings, areasForImprovement, nextSteps } = inspection;
  return {
    ...{ kind, provider, gssCode, region, urn, start, end, published, publishedSite, leadInspector },
    judgements: flatJudgements(inspection),
    ...{ headlineFindings, areasForImprovement, nextSteps },
  };
}

/** One grade an area. Where a letter names an area twice, the judgement comes before what is said of its parts. */
function flatJudgements({ judgements }: Inspection): Judgements {
  const gradeOf = (area: string): string | null => judgements.find((one) => one.area === area)?.grade ?? null;
  return Object.fromEntries(JUDGEMENT_AREAS.map((area) => [area, gradeOf(area)])) as Judgements;
}
