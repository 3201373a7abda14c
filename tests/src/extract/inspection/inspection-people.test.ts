import { describe, expect, it } from 'vitest';
import { leadInspector, providers } from '../../../../src/extract/inspection/inspection-people.ts';
import { blocksOf } from './blocks-of.ts';

const lead = (source: string, kind: string) => leadInspector(blocksOf(source), kind)?.value ?? null;

describe('leadInspector: a labelled line', () => {
  it.each([
    ['Lead inspector: Ann Example HMI', 'Ann Example'],
    ['Lead inspector: Ann Example, His Majesty’s Inspector', 'Ann Example'],
    ['Lead inspector: Ann Example (HMI)', 'Ann Example'],
    ['Lead inspector: HMI Ann Example', 'Ann Example'],
    ['Lead inspectors: Ann Example and Bo Other', 'Ann Example'],
    ['Lead inspector: Ann Example OBE', 'Ann Example'],
    ['Lead inspector: Rebecca (Becky) Example', 'Rebecca Example'],
    ['Lead inspector: Dr Máire O’Neill-Smith', 'Dr Máire O’Neill-Smith'],
    ['Lead inspector: Ma\u0301ire van der Berg', 'Máire van der Berg'],
    ['Lead inspector: ANN EXAMPLE', 'ANN EXAMPLE'],
    ['Lead inspector || Ann Example', 'Ann Example'],
    ['Led by: Ann Example, HMI', 'Ann Example'],
    ['Led by The Director', null],
    ['Lead inspector:\nAnn Example', 'Ann Example'],
    ['Lead inspector:\nHis Majesty’s Inspector', null],
    ['Lead inspector: to be confirmed', null],
    ['Deputy lead inspector: Bo Other', null],
  ])('%j', (line, name) => {
    expect(lead(`# Inspection\n${line}`, 'ilacs_inspection')).toBe(name);
  });
});

describe('leadInspector: a team of two inspectorates', () => {
  it.each([
    ['Ann Example, Ofsted HMI lead inspector || Bo Other, CQC lead inspector', 'Ann Example'],
    ['Ann Example, HMI, Lead Inspector || Bo Other, Lead Inspector (CQC)', 'Ann Example'],
    ['Ann Example, lead HMI || Bo Other, CQC lead inspector', 'Ann Example'],
    ['Ann Example || Bo Other\nHMI, lead inspector || CQC lead inspector', 'Ann Example'],
    ['Cy More, Regional Director\nAnn Example HMI, Lead Inspector', 'Ann Example'],
    ['Ann Example HMI Lead || Bo Other CQC Lead', 'Ann Example'],
    ['Ann Example, Ofsted lead || Bo Other, CQC lead', 'Ann Example'],
    ['Ann Example\nOfsted HMI, lead inspector', 'Ann Example'],
    ['Ann Example, Senior HMI and lead inspector || Bo Other, CQC', 'Ann Example'],
    ['Ofsted: Ann Example HMI, Lead inspector', 'Ann Example'],
    ['Bo Other, CQC lead inspector', null],
  ])('%j', (lines, name) => {
    expect(lead(`# Inspection team\nOfsted || Care Quality Commission\n${lines}`, 'area_send_inspection')).toBe(name);
  });
});

describe('leadInspector: a signature', () => {
  it.each([
    ['Ann Example\nHis Majesty’s Inspector', 'Ann Example'],
    ['Ann Example, HMI', 'Ann Example'],
    ['pp Ann Example\nHer Majesty’s Inspector', 'Ann Example'],
    ['Ann Example QPM\nSenior His Majesty’s Inspector, Ofsted', 'Ann Example'],
    ['Her Majesty’s Inspector', null],
  ])('%j', (lines, name) => {
    expect(lead(`Dear Bo\nThe visit went well.\nYours sincerely\n${lines}`, 'monitoring_visit')).toBe(name);
  });

  it('stands above the office where the closing words are missing, but only at the end', () => {
    const letter = 'Dear Bo\nThe visit went well.\nAnn Example\n# His Majesty’s Inspector';
    expect(lead(letter, 'focused_visit')).toBe('Ann Example');
    expect(lead(`${letter}${'\nMore.'.repeat(9)}`, 'focused_visit')).toBeNull();
  });

  it('leads nothing in a joint letter', () => {
    expect(lead('Dear Bo\nYours sincerely\nAnn Example\nNational Director, Ofsted', 'jtai')).toBeNull();
  });
});

describe('providers', () => {
  const names = (source: string, titleAt: number) => providers(blocksOf(source), titleAt).map(({ value }) => value);

  it.each([
    ['Monitoring visit of Surrey local authority children’s services', 'Surrey'],
    ['Third monitoring visit of children’s services in Surrey', 'Surrey'],
    ['Re: Monitoring visit – Surrey', 'Surrey'],
    ['Inspection of local authority children’s services in Surrey', 'Surrey'],
    ['Inspection of children’s services: Surrey County Council', 'Surrey County Council'],
    ['Surrey Local Area Partnership: area SEND inspection', 'Surrey'],
    ['Area SEND inspection: Surrey Local Area Partnership', 'Surrey'],
    ['Monitoring visit: Surrey children’s services', 'Surrey'],
    ['Surrey children’s services: second monitoring visit', 'Surrey'],
    ['Ofsted monitoring visit to St. Helens – 13 and 14 November 2018', 'St. Helens'],
    ['Focused visit of children’s services provided by Surrey County Council', 'Surrey County Council'],
    ['Focused visit to the London Borough of Sutton children’s social care services', 'London Borough of Sutton'],
    ['Surrey County Council Inspection of children’s social care services', 'Surrey County Council'],
    ['Inspection of Birmingham Children’s Trust', 'Birmingham Children’s Trust'],
    ['Joint local area SEND inspection in Surrey', 'Surrey'],
    ['Joint targeted area inspection: Surrey', 'Surrey'],
    ['Joint targeted area inspection of the multi-agency response to neglect in Surrey', 'Surrey'],
  ])('finds the authority of %j', (title, name) => {
    expect(names(`# ${title}`, 0)[0]).toBe(name);
  });

  it('takes the council in the first line of a cover whose title is of no known form', () => {
    expect(names('# Surrey County Council\n# Children’s services: a short inspection', -1)).toContain(
      'Surrey County Council',
    );
    expect(
      names('# Surrey County Council\n# Inspection of children’s social care services (short inspection)', 1),
    ).toContain('Surrey County Council');
  });

  it('gives the others that the document names after it: opening and addressee', () => {
    const letter = `
      1 May 2019
      Ms Director, Surrey County Council, County Hall
      Dear Ms Director
      # Monitoring visit to Children First
      This letter summarises the findings of the monitoring visit to Surrey on 2 and 3 April 2019.`;
    expect(names(letter, 3)).toEqual(['Children First', 'Surrey', 'Surrey County Council']);
  });

  it('names nobody where no rule answers', () => {
    expect(names('Dear Ms Director\nA letter.', -1)).toEqual([]);
  });
});
