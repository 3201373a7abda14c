import { describe, expect, it } from 'vitest';
import { extractInspection } from '../../../../src/extract/inspection/inspection-report.ts';
import { writeBlocks } from '../../../../src/extract/pdf/pdf-text.ts';
import type { ReadInput } from '../../../../src/records/extraction.ts';
import type { TargetHint } from '../../../../src/records/target.ts';
import { blocksOf } from './blocks-of.ts';

function pdfOf(source: string) {
  const blocks = blocksOf(source);
  return { ...writeBlocks(blocks), blocks, pageCount: blocks.at(-1)?.page ?? 1, language: 'en', recognition: null };
}

function read(source: string, hint: TargetHint = {}) {
  const input: ReadInput = {
    bytes: new Uint8Array(),
    mediaType: 'application/pdf',
    charset: null,
    uri: null,
    source: null,
    hint,
    capturedAt: '2026-12-01T00:00:00Z',
  };
  const found = extractInspection(pdfOf(source), input);
  if (!found) return null;
  const { inspection, fields, text } = found;
  return {
    kind: inspection.kind.value,
    provider: inspection.providers[0]?.value,
    windows: inspection.windows.map((window) => window.value),
    published: inspection.published?.value,
    publishedSite: inspection.publishedSite?.value,
    urn: inspection.urn?.value,
    leadInspector: inspection.leadInspector?.value,
    judgements: inspection.judgements.map(({ area, grade }) => [area, grade]),
    headline: fields.headline?.value,
    datePublished: fields.datePublished?.value,
    text: text.value,
  };
}

const letter = (subject: string, opening: string, closing = 'Ann Example\nHer Majesty’s Inspector') => `
  4 December 2018
  Ms Director
  Northshire County Council
  NX1 2AB
  Dear Ms Director
  ${subject}
  ${opening}
  The local authority is making progress. The last inspection was on 6 March 2017.
  Yours sincerely
  ${closing}`;

describe('extractInspection: letters', () => {
  it('reads a focused visit: dates from the opening, the signatory as lead, the date line as publication', () => {
    const subject = 'Focused visit to Northshire County Council children’s services';
    const opening =
      'This letter summarises the findings of the focused visit to Northshire County Council children’s services on 16 and 17 October 2018. Her Majesty’s Inspectors for this visit were Ann Example and Bo Other.';
    expect(read(letter(subject, opening))).toMatchObject({
      kind: 'focused_visit',
      provider: 'Northshire County Council',
      windows: ['16 and 17 October 2018'],
      published: '4 December 2018',
      leadInspector: 'Ann Example',
      judgements: [],
      headline: subject,
      datePublished: '4 December 2018',
    });
  });

  it.each([
    [
      'Monitoring visit of Northshire local authority children’s services',
      'This letter summarises the findings of the monitoring visit to Northshire children’s services on 13 and 14 November 2018. The visit was the second since the local authority was judged inadequate in June 2017.',
    ],
    [
      'Third monitoring visit to Northshire children’s services',
      'This letter contains a summary of the findings of the recent monitoring visit to Northshire children’s services on 13 and 14 November 2018.',
    ],
    [
      'Monitoring visit to Northshire: children’s social care',
      'This visit was carried out on 13 and 14 November 2018. It was the first since the inspection in June 2017.',
    ],
    [
      'Children’s services in Northshire',
      'I am writing to report the findings of the monitoring visit to Northshire local authority children’s services, which took place on 13 and 14 November 2018.',
    ],
  ])('reads a monitoring visit headed %j', (subject, opening) => {
    expect(read(letter(subject, opening))).toMatchObject({
      kind: 'monitoring_visit',
      provider: 'Northshire',
      windows: ['13 and 14 November 2018'],
      published: '4 December 2018',
      leadInspector: 'Ann Example',
      judgements: [],
    });
  });

  it('does not take the heads of the inspectorates, who sign joint letters, for lead inspectors', () => {
    const opening =
      'This inspection took place from 23 to 27 May 2022. It was carried out by inspectors from Ofsted and others.';
    const found = read(
      letter('Joint targeted area inspection of Northshire', opening, 'Ann Example\nNational Director, Ofsted'),
    );
    expect(found).toMatchObject({
      kind: 'jtai',
      provider: 'Northshire',
      windows: ['from 23 to 27 May 2022'],
      published: '4 December 2018',
    });
    expect(found?.leadInspector).toBeUndefined();
  });

  it('reads the joint letters of 2016: dates before the verb, the place at the end of the subject', () => {
    const subject = 'Joint targeted area inspection of the multi-agency response to abuse and neglect in Northport';
    const opening =
      'Between 13 and 17 June 2016, Ofsted and others undertook a joint inspection of the multi-agency response to abuse and neglect in Northport.';
    expect(read(letter(subject, opening))).toMatchObject({
      kind: 'jtai',
      provider: 'Northport',
      windows: ['Between 13 and 17 June 2016'],
    });
  });

  it('keeps two visits of one phrase together', () => {
    const opening =
      'This letter summarises the findings of a focused visit to Northshire children’s services on 3 and 4 May 2023 and 10 May 2023.';
    expect(read(letter('Focused visit to Northshire children’s services', opening))?.windows).toEqual([
      '3 and 4 May 2023 and 10 May 2023',
    ]);
  });
});

const ILACS = `
  # Inspection of Northshire local authority children’s services
  Inspection dates: 11 – 22 July 2022
  Lead inspector: Ann Example, His Majesty’s Inspector
  Judgement || Grade
  The impact of leaders on social work practice with children and families || Requires improvement to be good
  The experiences and progress of children who need help and protection || Inadequate`;

describe('extractInspection: reports on children’s services', () => {
  it('reads one judgement on care and care leavers as children in care only', () => {
    const found = read(`${ILACS}
      The experiences and progress of children in care and care leavers || Good
      Overall effectiveness || Inadequate`);
    expect(found).toMatchObject({
      kind: 'ilacs_inspection',
      provider: 'Northshire',
      windows: ['11 – 22 July 2022'],
      leadInspector: 'Ann Example',
      judgements: [
        ['leaders', 'Requires improvement to be good'],
        ['helpProtection', 'Inadequate'],
        ['inCare', 'Good'],
        ['overall', 'Inadequate'],
      ],
    });
    expect(found?.published).toBeUndefined();
  });

  it('reads care leavers apart, and gives no overall grade where the report gives none', () => {
    const found = read(`${ILACS}
      The experiences and progress of children in care || Good
      The experiences and progress of children care leavers || Outstanding
      Northshire improved since 2022, when the overall effectiveness judgement was ‘good’.`);
    expect(found?.judgements).toEqual([
      ['leaders', 'Requires improvement to be good'],
      ['helpProtection', 'Inadequate'],
      ['inCare', 'Good'],
      ['careLeavers', 'Outstanding'],
    ]);
  });

  it('takes a judgement that the cover lost from its heading inside', () => {
    const found = read(`${ILACS}
      ---
      # The experiences and progress of children in care: good
      Children in care are good at school.`);
    expect(found?.judgements.at(-1)).toEqual(['inCare', 'good']);
  });

  it('reads a trust’s report by its judgements when the title is of no known kind', () => {
    const found = read(
      ILACS.replace('Northshire local authority children’s services', 'Northshire Children and Families Trust'),
    );
    expect(found).toMatchObject({ kind: 'ilacs_inspection', provider: 'Northshire Children and Families Trust' });
  });

  it('parts the lines of a cover that came as one paragraph', () => {
    const cover =
      'Inspection of Northshire local authority children’s services Inspection dates: 4 to 8 May 2020 Lead inspector: Ann Example, HMI Published: 9 June 2020';
    expect(read(`${cover}\nOverall effectiveness || Good`)).toMatchObject({
      kind: 'ilacs_inspection',
      provider: 'Northshire',
      windows: ['4 to 8 May 2020'],
      published: '9 June 2020',
      leadInspector: 'Ann Example',
      text: `${cover}\n\nOverall effectiveness: Good`,
    });
  });

  it('leaves out a lead inspector whom the cover does not name', () => {
    expect(read(ILACS.replace(/Lead inspector.*/, ''))?.leadInspector).toBeUndefined();
  });

  it('cuts Ofsted’s account of itself, but not the footnotes after it', () => {
    const found = read(`${ILACS}
      If you are not happy with the inspection or the report, you can complain to Ofsted.
      The Office for Standards in Education, Children’s Services and Skills (Ofsted) regulates and inspects to achieve excellence.
      Piccadilly Gate`);
    expect(found?.text).toMatch(/protection: Inadequate$/);
  });
});

const SIF = `
  # Northshire County Council
  # Re-inspection of services for children in need of help and protection, children looked after and care leavers
  # Inspection date: 24 February – 20 March 2015
  # Report published: 12 May 2015
  # SENTENCE
  1. Children who need help and protection || Requires Improvement
  2. Children looked after and achieving permanence || good
  2.1 Adoption performance || Good
  2.2 Experiences and progress of care leavers || Require improvement
  1. Leadership, management and governance || Inadequate
  The effectiveness of the Local Safeguarding Children Board (LSCB) requires improvement.
  ---
  - overall effectiveness: outstanding
  Lead inspector: Ann Example HMI
  Deputy lead inspector: Bo Other`;

describe('extractInspection: the single inspection of 2013 to 2018', () => {
  it.each([
    ['Children’s services in Northshire are inadequate', 'inadequate'],
    ['Children’s services in Northshire require improvement to be good', 'require improvement to be good'],
    ['The overall judgement is good', 'good'],
    ['The overall judgement is that children’s services require improvement', 'require improvement'],
    ['The overall judgement is requires improvement', 'requires improvement'],
  ])('takes the overall grade from %j', (sentence, grade) => {
    expect(read(SIF.replace('SENTENCE', sentence))?.judgements[0]).toEqual(['overall', grade]);
  });

  it('reads the cover, the lead inspector inside, and six judgements by their labels', () => {
    expect(read(SIF.replace('SENTENCE', 'The overall judgement is good'))).toMatchObject({
      kind: 'sif_inspection',
      provider: 'Northshire County Council',
      windows: ['24 February – 20 March 2015'],
      published: '12 May 2015',
      leadInspector: 'Ann Example',
      judgements: [
        ['overall', 'good'],
        ['helpProtection', 'Requires Improvement'],
        ['inCare', 'good'],
        ['adoption', 'Good'],
        ['careLeavers', 'Require improvement'],
        ['leaders', 'Inadequate'],
        [null, 'requires improvement'],
      ],
    });
  });
});

describe('extractInspection: area SEND', () => {
  const report = (team: string) => `
    # Area SEND inspection of Northshire Local Area Partnership
    Inspection dates: 24 to 28 June 2024
    Dates of previous inspections: 22 to 24 January 2020
    # Inspection team
    Ofsted || Care Quality Commission
    ${team}`;

  it.each([
    ['Ann Example, Ofsted HMI lead inspector || Cy Third, CQC lead inspector'],
    ['Bo Other, Ofsted HMI Ann Example, Ofsted HMI lead inspector || Cy Third, CQC lead inspector'],
    ['Cy Third, CQC lead inspector || Ann Example HMI, lead inspector'],
    ['Ann Example || Cy Third\nHMI Lead Inspector || CQC Lead Inspector'],
    ['Lead inspector: Ann Example, HMI'],
  ])('takes Ofsted’s lead from %j', (team) => {
    expect(read(report(team))).toMatchObject({
      kind: 'area_send_inspection',
      provider: 'Northshire',
      windows: ['24 to 28 June 2024'],
      leadInspector: 'Ann Example',
      judgements: [],
    });
  });
});

describe('extractInspection: what the link said', () => {
  it('takes URN and the site’s date from the link, and the authority only where the report is silent', () => {
    const hint: TargetHint = { published: '2022-08-30', inspection: { urn: '80000', provider: 'Elsewhere' } };
    expect(read(ILACS, hint)).toMatchObject({
      urn: '80000',
      publishedSite: '2022-08-30',
      provider: 'Northshire',
      datePublished: '2022-08-30',
    });
    expect(read('A report by HMI of no known form.', hint)).toMatchObject({
      kind: 'other',
      provider: 'Elsewhere',
      windows: [],
    });
  });

  it.each([
    ['Children’s services focused visit', 'focused_visit'],
    ['Joint area child protection inspection', 'jtai'],
    ['Area SEND full inspection', 'area_send_inspection'],
    ['monitoring_visit', 'monitoring_visit'],
  ])('falls back to the kind %j of the link', (kind, expected) => {
    expect(read('A report of no known form.', { inspection: { kind } })?.kind).toBe(expected);
  });

  it.each([
    [
      'a committee paper that has the letter’s title',
      'Focused visit to Northshire children’s services\nReport of the Director. Ofsted came on 3 and 4 May 2023.',
    ],
    ['a page that is about something else', 'Minutes of the meeting held on 3 May 2023\nOfsted was discussed.'],
  ])('does not take for a report: %s', (_case, source) => {
    expect(read(source)).toBeNull();
  });
});
