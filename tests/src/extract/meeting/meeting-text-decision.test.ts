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

  it('may word its labels otherwise', () => {
    const labels = ['Title of decision: Ropes', 'Date decision takes effect: 1 May 2026, unless called in'];
    const form = decisionForm(['Decision maker: Jo Finch', ...labels, 'Decision: To buy a ferry.']);
    expect([...(form?.labels ?? [])].slice(1)).toEqual([
      ['title', 'Ropes'],
      ['effective-from', '1 May 2026, unless called in'],
    ]);
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

describe('a record of decisions', () => {
  const text = [
    'MARL CITY COUNCIL',
    'EXECUTIVE',
    'RECORD OF DECISIONS',
    'Decisions taken by the Executive at its meeting held on Monday 2 June 2025 at 4.00 pm in The Long Gallery, Marl House.',
    'Date of publication: Wednesday 4 June 2025',
    'These decisions will come into force on Thursday 12 June 2025 unless called in.',
    'Members present: Councillors Ada North (Leader) and Basil Grey',
    'Declarations of interest: Councillor Grey declared that he keeps bees.',
    'Item 4 Bee corridors',
    'Decision: RESOLVED:',
    '1. That the corridors be sown.',
    '2. That a report follow.',
    'Reasons for the decision: There are fewer bees.',
    'Item 5 Road signs',
    'Decision: RESOLVED:',
    '1. That the signs be cleaned.',
  ].join('\n\n');
  const uri = 'https://marl.example/documents/g812/Decisions%20Monday%2002-Jun-2025.pdf?T=2';
  const found = meetingFromText(text, textInput(text, { uri }));

  it('is told from minutes, with its maker, its days and its meeting', () => {
    expect(found).toMatchObject({
      fields: { datePublished: { value: 'Wednesday 4 June 2025' } },
      meeting: {
        kind: 'decision',
        council: { value: 'MARL CITY COUNCIL' },
        committee: { value: 'Executive' },
        meetingId: { value: '812' },
        venue: { value: 'The Long Gallery, Marl House' },
        declarations: 'Councillor Grey declared that he keeps bees.',
        decision: {
          maker: 'Executive',
          decidedOn: 'Monday 2 June 2025 at 4.00 pm',
          effectiveFrom: 'Thursday 12 June 2025',
        },
      },
    });
  });

  it('lists what was decided under each item', () => {
    expect(found).toMatchObject({
      meeting: {
        items: [
          {
            number: '4',
            title: 'Bee corridors',
            resolutions: ['That the corridors be sown.', 'That a report follow.'],
          },
          { number: '5', title: 'Road signs', resolutions: ['That the signs be cleaned.'] },
        ],
      },
    });
  });
});
