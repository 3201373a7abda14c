import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../config/package-root.ts';
import { recordSchemaText } from '../../../docs/write-record-schema.ts';
import { keptDocumentSchema, recordSchema } from '../../../src/records/document.ts';
import { sampleRecord } from '../../sample-record.ts';

interface ObjectSchema {
  readonly properties: Readonly<Record<string, { readonly const?: string }>>;
  readonly required: readonly string[];
  readonly additionalProperties: boolean;
}

describe('the published schema of a document', () => {
  it('docs/record.schema.json is what `npm run schema` writes', () => {
    expect(readFileSync(join(packageRoot(), 'docs/record.schema.json'), 'utf8')).toBe(recordSchemaText());
  });

  it('names the four types, each with all its fields required but the page map, the page type and the quality, and no others allowed', () => {
    const { oneOf = [] } = JSON.parse(recordSchemaText()) as { oneOf?: ObjectSchema[] };
    expect(oneOf.map(({ properties }) => properties['type']?.const)).toEqual([
      'NewsArticle',
      'MeetingMinutes',
      'InspectionReport',
      'WebPage',
    ]);
    for (const { properties, required, additionalProperties } of oneOf) {
      const optional =
        properties['type']?.const === 'WebPage' ? ['pages', 'pageType', 'quality'] : ['pages', 'quality'];
      expect([...required, ...optional].toSorted()).toEqual(Object.keys(properties).toSorted());
      expect(additionalProperties).toBe(false);
    }
  });
});

describe('a record', () => {
  const at = '2026-02-11T12:00:00.000Z';
  const kept = { ...sampleRecord(), number: 0, version: 1, firstSeenAt: at, changedAt: at, file: null, alternates: [] };
  const copy = { url: null, sourceId: null, publisher: null, headline: null, datePublished: null };

  it('in good order is taken, kept or not', () => {
    expect(recordSchema.safeParse(sampleRecord()).error).toBeUndefined();
    expect(keptDocumentSchema.safeParse(kept).error).toBeUndefined();
  });

  it.each<[string, object]>([
    ['a date as it was written', { datePublished: '11 February 2026' }],
    ['a date-time without a zone', { datePublished: '2026-02-11T12:00:00' }],
    ['a field that it does not have', { byline: 'Ann Marsh' }],
    ['a field that is missing', { headline: undefined }],
    ['an id of another form', { id: 'ABC' }],
    ['a meeting that is none', { type: 'MeetingMinutes' }],
    ['a version before the first', { version: 0 }],
    ['a relation that is none of ours', { alternates: [{ ...copy, relation: 'similar' }] }],
  ])('with %s is refused', (_what, change) => {
    expect(keptDocumentSchema.safeParse({ ...kept, ...change }).success).toBe(false);
  });

  it.each(['2026-02-11', '2026-02-11T12:00:00Z', '2026-07-11T12:00:00+01:00'])('takes the date %s', (datePublished) => {
    expect(keptDocumentSchema.safeParse({ ...kept, datePublished }).success).toBe(true);
  });
});
