import { expect, it } from 'vitest';
import { bareTitle } from '../../../src/records/bare-title.ts';

it.each([
  ['Draft budget ref: 12/34 (PDF, 1.2 MB)', 'Draft budget'],
  ['Draft\n  minutes , DOCX 310 KB', 'Draft minutes'],
  ['Draft budget, item 7. PDF 310 KB', 'Draft budget'],
  ['Draft budget [PDF, 310KB]', 'Draft budget'],
  ['Budget 2026 - ', 'Budget 2026'],
  ['Phase 2 (of 3)', 'Phase 2 (of 3)'],
])('%j is %j', (text, title) => {
  expect(bareTitle(text)).toBe(title);
});

it('reads no further than a title goes', () => {
  expect(bareTitle('word '.repeat(1_000)).length).toBeLessThan(501);
});
