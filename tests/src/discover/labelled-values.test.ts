import { parseDocument } from 'htmlparser2';
import { expect, it } from 'vitest';
import { labelledValues } from '../../../src/discover/labelled-values.ts';

const NAMES = { venue: /^(?:venue|location)$/i, status: /^status$/i } as const;
const read = (html: string): unknown => labelledValues(parseDocument(html).children, NAMES);

it.each([
  ['in cells', '<table><tr><th>Venue:</th><td>Guildhall</td></tr></table>'],
  ['on one line', '<p>Venue: Guildhall</p>'],
  ['behind a bold label', '<p><b>Venue:</b> Guildhall</p>'],
  ['in a definition list', '<dl><dt>Location</dt><dd><a href="#">Guild</a><span>hall</span></dd></dl>'],
  ['nested', '<div><div><label><span>Venue:</span></label></div></div><div>Guildhall</div>'],
])('a value is found %s', (where, html) => {
  expect(read(html)).toEqual({ venue: where === 'in a definition list' ? 'Guild hall' : 'Guildhall' });
});

it('the first value of a label stands', () => {
  expect(read('<p>Venue: Guildhall</p><p>Venue: Pier</p>')).toEqual({ venue: 'Guildhall' });
});

it.each([
  ['the next label stands in its place', '<div>Status:</div><div>Venue: Guildhall</div>', { venue: 'Guildhall' }],
  ['it is blank', '<table><tr><th>Status</th><td> </td></tr></table>', {}],
  ['nothing follows', '<p>Status:</p>', {}],
  ['the words are prose', `<p>Status: ${'it is said that '.repeat(100)}</p>`, {}],
])('a value is absent where %s', (_, html, values) => {
  expect(read(html)).toEqual(values);
});
