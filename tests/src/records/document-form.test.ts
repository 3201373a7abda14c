import { expect, it } from 'vitest';
import { formOf } from '../../../src/records/document-form.ts';
import type { DocumentRecord } from '../../../src/records/document.ts';

const of = (type: string, kind?: string): string => formOf({ type, meeting: { kind } } as unknown as DocumentRecord);

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
