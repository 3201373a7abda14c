import { describe, expect, it } from 'vitest';
import { readPublicationLabel } from '../../../src/discover/publication-label.ts';

describe('readPublicationLabel', () => {
  it.each([
    ["Children's services inspection", 'ilacs_inspection'],
    ['Inspection of local authority children’s services', 'ilacs_inspection'],
    ["Children's services short inspection", 'ilacs_inspection'],
    ["Children's services focused visit", 'focused_visit'],
    ['Focussed visit', 'focused_visit'],
    ["Children's services monitoring visit", 'monitoring_visit'],
    ['Joint area child protection inspection', 'jtai'],
    ['Joint targeted area inspection', 'jtai'],
    ['Area SEND full inspection', 'area_send_inspection'],
    ['Area SEND monitoring inspection', 'area_send_inspection'],
    ["Single inspection of LA children's services", 'sif_inspection'],
    ['Joint area review', 'other'],
    ['Children’s home full inspection', 'other'],
  ])('takes %j for %s', (title, kind) => {
    expect(readPublicationLabel(`${title}, pdf - 01 August 2024`)).toEqual({
      title,
      kind,
      format: 'pdf',
      published: '2024-08-01',
    });
  });

  it.each([
    ['an en dash and a short month', 'Focused visit, PDF – 1 Aug 2024', 'pdf'],
    ['no format', 'Focused visit - 1 August 2024', null],
    ['"published" for the dash', 'Focused visit, pdf published 1 August 2024', 'pdf'],
  ])('reads %s', (_what, text, format) => {
    expect(readPublicationLabel(text)).toMatchObject({ kind: 'focused_visit', format, published: '2024-08-01' });
  });

  it.each(['', 'Focused visit, pdf', 'Focused visit, pdf - 31 June 2024', `${'x'.repeat(400)} - 1 August 2024`])(
    'has no answer for %j',
    (text) => {
      expect(readPublicationLabel(text)).toBeNull();
    },
  );
});
