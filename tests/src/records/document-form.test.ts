import { describe, expect, it } from 'vitest';
import { formOf, ownWords } from '../../../src/records/document-form.ts';
import type { DocumentRecord } from '../../../src/records/document.ts';

const of = (type: string, kind?: string): string =>
  formOf({ type, meeting: { kind, items: [], documents: [] } } as unknown as DocumentRecord);

it('documents of different forms cannot be copies of each other', () => {
  expect(of('NewsArticle')).toBe(of('WebPage'));
  const forms = [
    of('NewsArticle'),
    of('InspectionReport'),
    of('MeetingMinutes', 'minutes'),
    of('MeetingMinutes', 'agenda-item'),
  ];
  expect(new Set(forms).size).toBe(4);
});

describe('an item of a meeting', () => {
  const item = (meetingId: string | null, headline: string, council = 'Eastholm') =>
    ({
      ...{ type: 'MeetingMinutes', headline, text: 'There was none.' },
      meeting: { kind: 'agenda-item', council, meetingId },
    }) as unknown as DocumentRecord;
  const one = item('412', 'Urgent business');

  it.each([
    ['meeting', item('413', 'Urgent business')],
    ['title', item('412', 'Late papers')],
    ['council', item('412', 'Urgent business', 'Westholm')],
  ])('is another one at another %s, though it says the same', (_, other) => {
    expect(formOf(other)).not.toBe(formOf(one));
    expect(ownWords(other)).not.toBe(ownWords(one));
  });

  it('is the same one again, whatever its address', () => {
    expect(formOf(item('412', 'Urgent business'))).toBe(formOf(one));
    expect(ownWords(item('412', 'Urgent business'))).toBe(ownWords(one));
  });

  it('of no known meeting is its words', () => {
    expect(ownWords(item(null, 'Urgent business'))).toBe('There was none.');
  });
});

describe('a page that lists the papers of a meeting and says nothing else', () => {
  const list = (meetingId: string, items: readonly string[] = []) =>
    ({
      ...{ type: 'MeetingMinutes', headline: 'Cabinet', text: '- Agenda' },
      meeting: { kind: 'agenda', council: 'Eastholm', meetingId, items, documents: ['Agenda'] },
    }) as unknown as DocumentRecord;

  it('is no copy of the list of another meeting', () => {
    expect(formOf(list('2'))).not.toBe(formOf(list('1')));
    expect(ownWords(list('2'))).not.toBe(ownWords(list('1')));
  });

  it('with items is compared by its words', () => {
    expect(formOf(list('2', ['Dredging']))).toBe(formOf(list('1', ['Dredging'])));
  });
});
