import { describe, expect, it } from 'vitest';
import { judgements } from '../../../../src/extract/inspection/inspection-judgements.ts';
import { blocksOf } from './blocks-of.ts';

const graded = (source: string, kind: string) =>
  judgements(blocksOf(source), kind).map(({ area, grade }) => `${area}=${grade}`);

describe('judgements: the present framework', () => {
  it('reads a table that came as lines, and headings that repeat it inside', () => {
    expect(
      graded(
        `The impact of leaders on social work practice with children and families Good
         Overall effectiveness: Requires improvement to be good
         ---
         ---
         ---
         # The experiences and progress of children in care and care leavers is inadequate
         # The experiences and progress of children who need help and protection: outstanding`,
        'ilacs_inspection',
      ),
    ).toEqual([
      'leaders=Good',
      'overall=Requires improvement to be good',
      'inCare=inadequate',
      'helpProtection=outstanding',
    ]);
  });

  it.each([
    ['At the last inspection, overall effectiveness was good.'],
    ['Overall effectiveness was good.'],
    ['In 2022, overall effectiveness: good'],
    ['Overall effectiveness is no longer good.'],
    ['1. Children in care make progress that is good.'],
    ['The experiences and progress of children in care remain good.'],
    ['- overall effectiveness: good'],
    ['---\n---\n---\nOverall effectiveness || Good'],
    ['---\n---\n---\nOverall effectiveness: good'],
    ['The impact of leaders on social work practice || Strong'],
  ])('takes no grade from %j', (source) => {
    expect(graded(source, 'ilacs_inspection')).toEqual([]);
  });

  it('keeps what another row of the cover says, but under no area', () => {
    expect(graded('Previous judgement of overall effectiveness || Good', 'ilacs_inspection')).toEqual(['null=Good']);
  });

  it('keeps the first of two: the cover’s', () => {
    expect(graded('Overall effectiveness || Good\nOverall effectiveness || Inadequate', 'ilacs_inspection')).toEqual([
      'overall=Good',
    ]);
  });
});

describe('judgements: a table of more columns', () => {
  it.each([
    ['Judgement || Grade || Previous grade\nOverall effectiveness || Good || Inadequate', 'overall=Good'],
    ['Judgement || Grade in 2019 || Grade in 2022\nOverall effectiveness || Good || Inadequate', ''],
    [
      'Judgement || Previous grade || This inspection\nOverall effectiveness || Good || Inadequate',
      'overall=Inadequate',
    ],
    ['Judgement || Grade || Page\nOverall effectiveness || Good', 'overall=Good'],
    ['Overall effectiveness || Good || page 4', 'overall=Good'],
    // Nothing says which of the two is today's, or whether the only one is.
    ['Overall effectiveness || Good || Inadequate', ''],
    ['Judgement || Grade || Previous grade\nOverall effectiveness || Good', ''],
  ])('%j', (source, found) => {
    expect(graded(source, 'ilacs_inspection').join(' ')).toBe(found);
  });
});

describe('judgements: labels and grades in paragraphs of their own', () => {
  const labels = ['Overall effectiveness', 'The experiences and progress of children in care'];

  it('are read where each grade stands below its label', () => {
    expect(graded(`Judgement\nGrade\n${labels[0]}\nGood\n${labels[1]}\nInadequate`, 'ilacs_inspection')).toEqual([
      'overall=Good',
      'inCare=Inadequate',
    ]);
  });

  it.each([
    ['the grades come first', `Good\n${labels[0]}\nInadequate\n${labels[1]}`],
    ['all labels come first', `${labels.join('\n')}\nGood\nInadequate`],
    ['it is a sentence', 'Overall effectiveness has not been judged since\nGood'],
  ])('are left where %s', (_order, source) => {
    expect(graded(source, 'ilacs_inspection')).toEqual([]);
  });
});

describe('judgements: the single inspection', () => {
  it('reads numbered lines of the cover, and no numbered paragraph', () => {
    expect(graded('2. Children looked after and achieving permanence: Good', 'sif_inspection')).toEqual([
      'inCare=Good',
    ]);
    expect(graded('12. Children looked after get help that is good.', 'sif_inspection')).toEqual([]);
    expect(graded('---\n---\n---\n12. Children looked after: good', 'sif_inspection')).toEqual([]);
  });

  it('knows its labels in their spellings, with and without numbers', () => {
    expect(
      graded(
        `1. Children in need of help and protection || Require improvement
         2) Children looked after and achieving permanence || GOOD
         2.1 Adoption performance || Outstanding
         2.2 Experience and progress of care leavers || Good
         Leadership, management and governance || Inadequate`,
        'sif_inspection',
      ),
    ).toEqual([
      'helpProtection=Require improvement',
      'inCare=GOOD',
      'adoption=Outstanding',
      'careLeavers=Good',
      'leaders=Inadequate',
    ]);
  });

  it.each([
    ['The overall judgement is that children’s services require improvement', 'overall=require improvement'],
    ['Children’s services in the Isle of Northshire are good', 'overall=good'],
    ['The LSCB requires improvement', 'null=requires improvement'],
  ])('reads the sentence %j', (sentence, found) => {
    expect(graded(`# ${sentence}`, 'sif_inspection')).toEqual([found]);
  });

  it.each([
    ['Children’s services in Northshire are not yet good'],
    ['Children’s services in Northshire are better than when they were inadequate'],
  ])('takes no grade from %j', (sentence) => {
    expect(graded(`# ${sentence}`, 'sif_inspection')).toEqual([]);
  });
});

it('gives letters no judgements, whatever they quote', () => {
  expect(graded('Overall effectiveness || Good', 'monitoring_visit')).toEqual([]);
  expect(graded('Overall effectiveness || Good', 'jtai')).toEqual([]);
});
