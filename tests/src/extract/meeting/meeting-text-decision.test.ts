import { describe, expect, it } from 'vitest';
import { decisionForm, decisionOfList } from '../../../../src/extract/meeting/meeting-text-decision.ts';
import { meetingFromText } from '../../../../src/extract/meeting/meeting-text.ts';
import { textInput } from '../read-input.ts';

const FORM = [
  'Marl City Council',
  'Record of Executive Decision',
  'Decision maker: Councillor Ada North, Executive Member for Roads',
  'Subject: Chain ferry',
  'Date of decision: 6 May 2025',
  'Key decision: No',
  'Decision: 1. To buy a ferry.',
  '2. To name it by a vote.',
  '3. To hire a pilot.',
  'Reasons for decision: The old one leaks.',
  'Alternative options considered: A bridge, which costs more.',
  'Subject to call-in: Yes',
  'Date published: 7 May 2025',
  'Effective from: 15 May 2025',
];

describe('a form that records one decision', () => {
  it('is one item with all that was decided, and the facts of the decision', () => {
    const text = FORM.join('\n\n');
    const found = meetingFromText(text, textInput(text));
    expect(found).toMatchObject({
      kind: 'meeting',
      fields: { headline: { value: 'Chain ferry' }, datePublished: { value: '7 May 2025' } },
      meeting: {
        kind: 'decision',
        council: { value: 'Marl City Council' },
        items: [
          { title: 'Chain ferry', resolutions: ['To buy a ferry.', 'To name it by a vote.', 'To hire a pilot.'] },
        ],
        decision: {
          maker: 'Councillor Ada North, Executive Member for Roads',
          decidedOn: '6 May 2025',
          effectiveFrom: '15 May 2025',
          isKeyDecision: 'No',
          isSubjectToCallIn: 'Yes',
          reasons: 'The old one leaks.',
          alternatives: 'A bridge, which costs more.',
        },
      },
    });
  });

  it('may have its values below its labels', () => {
    const form = decisionForm([
      'Decision maker',
      'Jo Finch, Head of Roads',
      'Date of decision',
      '6 May 2025',
      'Decision',
      'To buy a ferry.',
    ]);
    expect([...(form?.labels ?? [])]).toEqual([
      ['maker', 'Jo Finch, Head of Roads'],
      ['decided-on', '6 May 2025'],
    ]);
    expect(form?.rest).toEqual(['Decision', 'To buy a ferry.']);
  });

  it('is not a list of several decisions', () => {
    expect(decisionForm(['Date of decision: 6 May 2025', 'Decision: one', 'Decision: two'])).toBeNull();
  });
});

describe('decisionOfList', () => {
  it('finds the day on which decisions come into force', () => {
    const head = ['These decisions will come into force at 5.00 pm on Thursday 12 June 2025 unless called in.'];
    expect(decisionOfList(head, { maker: 'Executive', decidedOn: undefined })).toEqual({
      maker: 'Executive',
      effectiveFrom: 'Thursday 12 June 2025',
    });
  });
});
