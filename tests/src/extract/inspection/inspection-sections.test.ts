import { describe, expect, it } from 'vitest';
import { inspectionSections } from '../../../../src/extract/inspection/inspection-sections.ts';
import { blocksOf } from './blocks-of.ts';

const sections = (source: string) => inspectionSections(blocksOf(source));

describe('inspectionSections', () => {
  it('reads a visit: findings and areas under their headings, what comes next from its last sentence', () => {
    const found = sections(`
      # Headline findings
      Leaders know their services well.
      Visits are made in time.
      # What needs to improve in this area of social work practice?[1]
      - The quality of plans.[2]
      - The timeliness of visits.
      # Main findings
      Children are seen alone.
      Ofsted will take the findings from this focused visit into account when planning the next inspection or visit.
      Yours sincerely
      # His Majesty’s Inspector`);
    expect(found).toEqual({
      headlineFindings: 'Leaders know their services well.\n\nVisits are made in time.',
      areasForImprovement: ['The quality of plans.', 'The timeliness of visits.'],
      nextSteps:
        'Ofsted will take the findings from this focused visit into account when planning the next inspection or visit.',
    });
  });

  it('takes the findings of a cover that has no heading for them', () => {
    const found = sections(`
      # Inspection of Northshire local authority children’s services
      The impact of leaders on social work practice with children and families || Good
      Overall effectiveness || Good
      Children are safe.
      # What needs to improve
      - Supervision.`);
    expect(found).toEqual({
      headlineFindings: 'Children are safe.',
      areasForImprovement: ['Supervision.'],
      nextSteps: null,
    });
  });

  it('reads numbered recommendations under two headings, without the words that group them', () => {
    const found = sections(`
      # Summary of findings
      # Children’s services in Northshire are good because:
      - Plans are good.
      # What does the local authority need to improve?
      # Priority and immediate action
      Oversight
      1. Managers should look at plans.
      # Areas for improvement
      Workforce
      2. Train the staff.
      # The local authority’s strengths
      3. There is strong support.
      # What does the LSCB need to improve?
      # Areas for improvement
      4. Look at training.`);
    expect(found.headlineFindings).toBe('- Plans are good.');
    expect(found.areasForImprovement).toEqual(['Managers should look at plans.', 'Train the staff.']);
  });

  it('reads paragraphs where there is no list, and rows that name who must act', () => {
    const found = sections(`
      # Inspection outcome
      There are widespread failings.
      A monitoring inspection will be carried out within 18 months.
      # Areas for priority action
      Responsible body || Areas for priority action
      Leaders from Northshire || should act now.
      # Areas for improvement
      Leaders should write better plans.`);
    expect(found.areasForImprovement).toEqual([
      'Leaders from Northshire: should act now.',
      'Leaders should write better plans.',
    ]);
    expect(found.nextSteps).toBe('A monitoring inspection will be carried out within 18 months.');
  });

  it('ends the next steps at the signature', () => {
    const found = sections(`
      # Next steps
      The council should write a statement of action.
      Yours sincerely
      # Ann Example`);
    expect(found.nextSteps).toBe('The council should write a statement of action.');
  });

  it('knows a heading that lost its bold type, but no sentence and no line of the contents', () => {
    expect(sections('Recommendations || 8\nWhat needs to improve?\n- Plans.').areasForImprovement).toEqual(['Plans.']);
    expect(sections('Recommendations.\n- Plans.').areasForImprovement).toEqual([]);
  });

  it('leaves out what the report does not say', () => {
    expect(sections('A letter.\nAnother paragraph.')).toEqual({
      headlineFindings: null,
      areasForImprovement: [],
      nextSteps: null,
    });
  });
});
