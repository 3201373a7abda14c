import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { extractPlainText } from '../../../../src/extract/text/plain-text.ts';
import { normalise } from '../../../../src/normalise/normalise.ts';
import type { DraftRecord } from '../../../../src/records/document.ts';
import type { TargetHint } from '../../../../src/records/target.ts';
import { sharedData } from '../../../shared-data.ts';
import { fixture, textInput } from '../read-input.ts';

function read(text: string, hint: TargetHint = {}): DraftRecord {
  const input = textInput(text, { hint });
  const reading = normalise(extractPlainText(text, input), input);
  if (reading.kind !== 'record') throw new Error(reading.detail);
  return reading.draft;
}

describe('a radio station’s page', () => {
  const draft = read(fixture('plain-text/radio-news.txt'));

  it('takes the repeated heading for the headline', () => {
    expect(draft.headline).toBe('Ferry to run "every twenty minutes" after timetable row');
  });

  it('reads author, role and time from the byline', () => {
    expect(draft.author).toEqual([{ name: 'Morwenna Teague', jobTitle: 'Local Democracy Reporter' }]);
    expect(draft.datePublished).toBe('2024-07-03T07:05:00+01:00');
    expect(draft.rules).toMatchObject({ author: 'heuristic.byline', datePublished: 'heuristic.date-line' });
  });

  it('keeps the story whole and nothing before it', () => {
    expect(draft.text.split('\n\n')).toEqual([
      'The chain ferry at Pennycomequick will run every twenty minutes from September, councillors have decided.',
      'Passengers had complained of waits of an hour since the old timetable was cut on 12 May 2023.',
      'Cllr Denzil Rowse, who speaks for transport, said:',
      '"Nobody should have to plan their week around a boat.',
      '"We have listened."',
      'The service carries about 900 people a day and costs the harbour board more than it earns.',
      'A review is due next spring.',
    ]);
  });
});

describe('a trade paper’s page', () => {
  const draft = read(fixture('plain-text/trade-paper.txt'));

  it('tells the headline from the standfirst', () => {
    expect(draft.headline).toBe('Regulator praises ‘patient’ repairs at ‘troubled’ waterworks');
    expect(draft.description).toMatch(/^First visit since the burst main/);
    expect(draft.text).toMatch(/^First visit since the burst main/);
  });

  it('keeps sub-headings, lists and quotes', () => {
    expect(draft.text).toContain('\n\n‘No map of the pipes’\n\n');
    expect(draft.text).toContain('- Maps.\n- A second van for the northern depot, with a winch.');
    expect(draft.text).toContain('One fitter said the winch would save a day a week.');
  });

  it('mends the line that was broken', () => {
    expect(draft.text).toContain('retired fitters in finding old stopcocks is valuable');
  });

  it('drops the photo credit and what follows the story', () => {
    expect(draft.text).not.toMatch(/Photo|Brinepix|More from|Comments/);
    expect(draft.text).toMatch(/The regulator will return in the spring\.$/);
  });

  it('states no date and no author', () => {
    expect(draft.datePublished).toBeNull();
    expect(draft.author).toEqual([]);
  });
});

describe('a page with promotions around the story', () => {
  const draft = read(fixture('plain-text/promoted-page.txt'));

  it('passes the promotion over', () => {
    expect(draft.headline).toBe('Towpath wardens removed too early from flood duty');
    expect(draft.text).toMatch(/^Too many wardens are stood down/);
  });

  it('stops at the end of the story', () => {
    expect(draft.text).toMatch(/the report concluded\.$/);
  });

  it('keeps the list and mends the broken line', () => {
    expect(draft.text).toContain('Surveyors found:\n\n- Wardens know their stretches.\n- Radios work in most places.');
    expect(draft.text).toContain('a major factor in drift and delay in calling out boats.');
  });
});

describe('a council’s page', () => {
  const draft = read(fixture('plain-text/council-page.txt'));

  it('reads lines without blanks between them as paragraphs', () => {
    expect(draft.headline).toBe('Good marks from the allotment inspector after her spring walk');
    expect(draft.text.split('\n\n')).toHaveLength(4);
  });

  it('does not take the date of a visit for a date of publication', () => {
    expect(draft.datePublished).toBeNull();
  });
});

describe('rules', () => {
  const body =
    'The board met on Tuesday and agreed the plan for the bridge. Work starts in May.\n\nIt will take a year, the engineer said.\n\nTraffic will be sent through the village.';

  it('believes the finding page about which line is the headline', () => {
    expect(
      read(`Bridge news\nBridge to be mended\nA year of diversions for the village and its shops\n\n${body}`, {
        title: 'Bridge to be mended',
      }).headline,
    ).toBe('Bridge to be mended');
  });

  it('takes a question for a headline', () => {
    const draft = read(`Will the bridge be mended in time?\n\n${body}`);
    expect(draft.headline).toBe('Will the bridge be mended in time?');
    expect(draft.text).toMatch(/^The board met/);
  });

  it('falls back to the hint where no line is a headline', () => {
    expect(read(body, { title: 'Bridge' })).toMatchObject({ headline: 'Bridge', rules: { headline: 'hint.title' } });
  });

  it('goes on over an advertisement and a newsletter box', () => {
    const draft = read(
      `Bridge to be mended soon\n\n${body}\n\nAdvertisement\n\nThe bridge was built in 1790.\n\nSign up to our newsletter today.\n\nIt is listed.`,
    );
    expect(draft.text).toMatch(/The bridge was built in 1790\.\n\nIt is listed\.$/);
    expect(draft.text).not.toMatch(/Advertisement|Sign up/);
  });

  it('reads a date on a line of its own', () => {
    expect(read(`Bridge to be mended soon\n\n3 May 2024\n\n${body}`).datePublished).toBe('2024-05-03');
  });

  it('does not read a date out of a sentence', () => {
    expect(read(`Bridge to be mended soon\n\nThe bridge closed on 3 May 2024. ${body}`).datePublished).toBeNull();
  });

  it('keeps a sentence that begins with By', () => {
    expect(read(`Bridge to be mended soon\n\n${body}\n\nBy Friday the diversion had been signed.`).text).toMatch(
      /By Friday the diversion had been signed\.$/,
    );
  });

  it.each(['', ' \n\n ', 'Read more\n\nContact us'])('finds no document in %j', (text) => {
    expect(extractPlainText(text, textInput(text))).toMatchObject({ kind: 'not-a-document', reason: 'empty' });
  });
});

const seeds = sharedData('seeds');
describe.skipIf(!seeds.present)('shared seeds', () => {
  const seed = (prefix: string): DraftRecord => {
    const name = readdirSync(seeds.path).find((file) => file.startsWith(prefix)) ?? '';
    return read(readFileSync(`${seeds.path}/${name}`, 'utf8'));
  };

  it.each([
    ['000', /^"Substantial progress" at Surrey County Council children's services$/, 24],
    ['001', /^Ofsted notes ‘positive morale’ on first return to ‘inadequate’ council$/, 19],
    ['003', /^Children removed too early from child protection plans in Surrey$/, 18],
    ['004', /^Positive feedback from Ofsted following recent children’s services focused visit$/, 6],
  ])('%s has its headline and its blocks', (prefix, headline, blocks) => {
    const draft = seed(prefix);
    expect(draft.headline).toMatch(headline);
    expect(draft.text.split('\n\n')).toHaveLength(blocks);
  });

  it('000 has its author and its time, the others have none', () => {
    const radio = seed('000');
    expect(radio.author).toEqual([{ name: 'Rebecca Curley', jobTitle: 'Local Democracy Reporter' }]);
    expect(radio.datePublished).toBe('2019-12-19T12:29:00+00:00');
    for (const prefix of ['001', '003', '004']) expect(seed(prefix)).toMatchObject({ author: [], datePublished: null });
  });

  it('none keeps furniture', () => {
    for (const prefix of ['000', '001', '003', '004']) {
      expect(seed(prefix).text).not.toMatch(
        /endif|Visit the website|sponsors|minute read|Photo:|More from|Comments are closed|Read more|Read Full Story|Contact Us|Enquiry|Knowledge & Resources|Keep abreast|\[\.\.\.\]|chevron|Subscribe/,
      );
    }
  });

  it('mends what was broken in mid-sentence', () => {
    expect(seed('001').text).toContain('with direct work with both children');
    expect(seed('003').text).toContain('drift and delay in improving');
  });
});
