import { describe, expect, it } from 'vitest';
import type { Judged } from '../../../src/normalise/quality.ts';
import { quality } from '../../../src/normalise/quality.ts';

const sentence = 'The council agreed on Tuesday to keep the ferry running until the end of March. ';
const story = `${sentence.repeat(4)}\n\n${sentence.repeat(4)}`;

const page = (text: string, more: Partial<Judged> = {}): Judged => ({
  type: 'NewsArticle',
  text,
  isAccessibleForFree: null,
  doubts: [],
  isList: false,
  ...more,
});

const CONSENT = `We value your privacy

We and our 214 partners store and/or access information on a device, such as cookies, and process personal data for advertising.

With your consent we and our vendors may use precise location data. You may change your preferences at any time.

Accept all

Manage options`;

describe('a record', () => {
  it.each<[string, Judged, number, readonly string[]]>([
    ['is trusted when nothing speaks against it', page(story), 1, []],
    [
      'that is brief is doubted a little',
      page('The bridge is closed until further notice from today.'),
      0.5,
      ['short'],
    ],
    ['of labels only is an empty shell', page('Menu\n\nSearch\n\nContact'), 0.25, ['short', 'no sentences']],
    ['of labels is a list where a list was read', page('Menu\n\n'.repeat(40), { isList: true }), 1, []],
    ['that is all about consent is no document', page(CONSENT), 0.1, ['consent page']],
    [
      'that tells how cookies are used is a document',
      page(`${'We use a cookie to keep you signed in, and no others. '.repeat(6)}`),
      1,
      [],
    ],
    [
      'that ends at a wall is a stub',
      page(`${sentence.repeat(2)}\n\nSubscribe to continue reading. Already registered? Log in.`),
      0.2,
      ['paywall stub'],
    ],
    [
      'that is not free and ends soon is a stub',
      page(sentence.repeat(3), { isAccessibleForFree: false }),
      0.2,
      ['paywall stub'],
    ],
    ['that is not free and is all there is trusted', page(story.repeat(3), { isAccessibleForFree: false }), 1, []],
    [
      'in the wrong encoding is garbled',
      page(`The mayorâ€™s plan â€“ said to cost Â£5m â€“ was agreed. ${story}`),
      0.3,
      ['garbled text'],
    ],
    [
      'is doubted for what the page showed',
      page(story, { doubts: ['soft 404', 'mostly links'] }),
      0.05,
      ['mostly links', 'soft 404'],
    ],
    [
      'is doubted a little when its letters were recognised',
      page(story, { doubts: ['recognised text'] }),
      0.8,
      ['recognised text'],
    ],
    ['of a meeting may be as short as it likes', page('No items.', { type: 'MeetingMinutes' }), 1, []],
  ])('%s', (_rule, judged, score, reasons) => {
    expect(quality(judged)).toEqual({ score, reasons });
  });
});
