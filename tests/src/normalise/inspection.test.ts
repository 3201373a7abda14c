import { describe, expect, it } from 'vitest';
import { findLocalAuthority } from '../../../config/local-authorities.ts';
import { normaliseInspection, providerName } from '../../../src/normalise/inspection.ts';
import { inspectionSchema } from '../../../src/records/document.ts';
import type { RawInspection, ReadInput } from '../../../src/records/extraction.ts';

const INPUT: ReadInput = {
  bytes: new Uint8Array(),
  mediaType: 'application/pdf',
  charset: null,
  uri: null,
  source: null,
  hint: {},
  capturedAt: '2025-06-01T00:00:00Z',
};
const field = (value: string) => ({ value, rule: 'test' });
const RAW: RawInspection = {
  kind: field('ilacs_inspection'),
  providers: [],
  windows: [],
  judgements: [],
  headlineFindings: null,
  areasForImprovement: [],
  nextSteps: null,
};
const normalise = (raw: Partial<RawInspection>) => normaliseInspection({ ...RAW, ...raw }, INPUT, findLocalAuthority);

describe('providerName', () => {
  it.each([
    ['Surrey County Council', 'Surrey'],
    ['City of Bradford Metropolitan Borough Council', 'Bradford'],
    ['Wakefield District Metropolitan Council', 'Wakefield'],
    ['London Borough of Sutton', 'Sutton'],
    ['the London Borough of Sutton Council', 'Sutton'],
    ['Royal Borough of Windsor and Maidenhead', 'Windsor and Maidenhead'],
    ['City of Doncaster Council', 'Doncaster'],
    ['City of York', 'York'],
    ['City of London', 'City of London'],
    ['East Riding of Yorkshire council', 'East Riding of Yorkshire'],
    ['Southend-on-Sea city council', 'Southend-on-Sea'],
    ['Kingston upon Hull, City of', 'Kingston upon Hull'],
    ['Brighton & Hove City Council', 'Brighton and Hove'],
    ['Bradford Children and Families Trust', 'Bradford'],
    ['Birmingham Children\u2019s Trust', 'Birmingham'],
    ['Nottingham City Council\u2019s', 'Nottingham'],
    ['Isle of Wight Council', 'Isle of Wight'],
    ['Bath and North East Somerset', 'Bath and North East Somerset'],
    ['Durham County Council', 'Durham'],
  ])('shortens %j to %j', (name, short) => {
    expect(providerName(name)).toBe(short);
  });
});

describe('normaliseInspection', () => {
  it('leaves everything absent that the report does not state', () => {
    expect(normalise({})).toEqual({
      kind: 'ilacs_inspection',
      provider: null,
      gssCode: null,
      region: null,
      urn: null,
      start: null,
      end: null,
      windows: [],
      published: null,
      publishedSite: null,
      leadInspector: null,
      judgements: [],
      headlineFindings: null,
      areasForImprovement: [],
      nextSteps: null,
    });
  });

  it('starts with the first window and ends with the last, and keeps both', () => {
    const found = normalise({ windows: [field('30 September to 4 October and 14 to 18 October 2024')] });
    expect(found).toMatchObject({ start: '2024-09-30', end: '2024-10-18' });
    expect(found.windows).toHaveLength(2);
  });

  it.each([
    ['Requires improvement to be good', 'requires improvement'],
    ['Require Improvement', 'requires improvement'],
    ['GOOD', 'good'],
    ['Outstanding.', 'outstanding'],
  ])('reads the grade %j', (grade, expected) => {
    expect(normalise({ judgements: [{ area: 'overall', label: 'Overall', grade }] }).judgements[0]?.grade).toBe(
      expected,
    );
  });

  it('drops a grade of another scale rather than guess', () => {
    expect(normalise({ judgements: [{ area: 'overall', label: 'Overall', grade: 'adequate' }] }).judgements).toEqual(
      [],
    );
  });

  it('keeps the site\u2019s date beside the stated one, and refuses a stated date after the capture', () => {
    expect(
      normalise({ published: field('1 September 2014'), publishedSite: field('2014-09-03T00:00:00Z') }),
    ).toMatchObject({
      published: '2014-09-01',
      publishedSite: '2014-09-03',
    });
    expect(normalise({ published: field('1 September 2044') }).published).toBeNull();
  });

  it('speaks the record\u2019s schema', () => {
    const found = normalise({
      kind: field('no such kind'),
      judgements: [{ area: 'unknown', label: 'Board', grade: 'good' }],
    });
    expect(inspectionSchema.parse(found)).toMatchObject({ kind: 'other', judgements: [{ area: null }] });
  });
});

describe('the authority', () => {
  const named = (...names: string[]) => {
    const { provider, gssCode, region } = normalise({ providers: names.map(field) });
    return { provider, gssCode, region };
  };

  it('is the first name that the list knows, with its code and region', () => {
    expect(named('Children First', 'Surrey County Council', 'Kent')).toEqual({
      provider: 'Surrey',
      gssCode: 'E10000030',
      region: 'South East',
    });
    expect(named('Hull City Council').provider).toBe('Kingston upon Hull');
  });

  it.each([
    ['Together for Children Sunderland', 'Sunderland', 'E08000024'],
    ['Children and Families First North Northamptonshire', 'North Northamptonshire', 'E06000061'],
    ['Achieving for Children in Kingston upon Thames and Sutton', null, null],
    ['the reading scheme', null, null],
  ])('is the only one that %j has in its name', (name, provider, gssCode) => {
    const found = normalise({ providers: [field(name)] });
    expect(found.gssCode).toBe(gssCode);
    if (provider !== null) expect(found.provider).toBe(provider);
  });

  it('keeps the first name where the list knows none, without a code', () => {
    expect(named('Northshire County Council', 'Eastwold')).toEqual({
      provider: 'Northshire',
      gssCode: null,
      region: null,
    });
  });
});
