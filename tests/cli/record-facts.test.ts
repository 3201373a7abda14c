import { describe, expect, it } from 'vitest';
import { factLines } from '../../cli/record-facts.ts';
import type { AgendaItem, DraftRecord, Meeting } from '../../src/records/document.ts';
import { article, minutes } from './sample-records.ts';

const meeting = meetingOf(minutes);
const [item] = meeting.items as [AgendaItem];

describe('the facts of a meeting', () => {
  it('tell what one item says, and nothing of what it does not', () => {
    const facts = factsOf({
      items: [
        {
          ...item,
          recommendations: ['That it be read'],
          actions: ['Clerk to write'],
          lateArrivals: [{ name: 'Cllr B', time: '10.45 am', text: 'Cllr B came at 10.45 am' }],
        },
      ],
      declarations: 'None',
    });
    expect(facts).toMatchObject({
      items: '4 Update',
      purpose: 'To hear',
      keyPoints: 'A point',
      recommendations: 'That it be read',
      resolutions: 'Noted',
      actions: 'Clerk to write',
      lateArrivals: 'Cllr B (10.45 am)',
      attendees: 'Cllr A (Chair, None, present)',
      declarations: 'None',
    });
    expect(Object.keys(facts)).not.toContain('departures');
    expect(Object.keys(facts)).not.toContain('reasons');
  });

  it('put the number of the item before its words where there are several', () => {
    const facts = factsOf({
      items: [item, { ...item, number: '5', resolutions: ['Agreed', 'Thanked'] }, { ...item, number: null }],
    });
    expect(facts['resolutions']).toBe('4: Noted; 5: Agreed; 5: Thanked; Noted');
  });

  it('tell by whom and why a decision was made', () => {
    const decision = {
      maker: 'Director of Roads',
      decidedOn: '2026-02-03',
      effectiveFrom: null,
      isKeyDecision: false,
      isSubjectToCallIn: null,
      reasons: 'The bridge is weak.',
      alternatives: null,
    };
    expect(factsOf({ kind: 'decision', decision })).toMatchObject({
      maker: 'Director of Roads',
      decidedOn: '2026-02-03',
      isKeyDecision: 'false',
      reasons: 'The bridge is weak.',
    });
  });
});

function meetingOf(record: DraftRecord): Meeting {
  if (!('meeting' in record)) throw new Error('the sample is no meeting');
  return record.meeting;
}

function factsOf(changed: Partial<Meeting>): Readonly<Record<string, string>> {
  const lines = factLines({ ...article, type: 'MeetingMinutes', meeting: { ...meeting, ...changed } });
  return Object.fromEntries(lines.map((line) => [line.slice(0, 21).trim(), line.slice(21)]));
}
