/** What a published decision says of itself beyond its words, from labels on a page or in a text. Which labels there are is read elsewhere. */
import type { RawDecision } from '../../records/extraction.ts';
import type { Label } from './meeting-labels.ts';
import type { ReadItem } from './meeting-record.ts';

const FIELDS: readonly (readonly [keyof RawDecision, Label])[] = [
  ['maker', 'maker'],
  ['decidedOn', 'decided-on'],
  ['effectiveFrom', 'effective-from'],
  ['isKeyDecision', 'key-decision'],
  ['isSubjectToCallIn', 'call-in'],
];

/** @param stated the value that stands beside a label */
export function decisionOf(stated: (label: Label) => string | undefined, { facts }: ReadItem): RawDecision {
  const labelled = FIELDS.map(([name, label]) => [name, stated(label)] as const);
  const said = [
    ['reasons', facts.reasons ?? undefined] as const,
    ['alternatives', facts.alternatives ?? undefined] as const,
  ];
  return Object.fromEntries([...labelled, ...said].filter(([, value]) => value !== undefined));
}
