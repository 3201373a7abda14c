import { expect, it } from 'vitest';
import source from '../../../../config/sources/news/community-care.ts';
import { expectText, tryReplica } from '../replica.ts';

const site = new URL(source.publisher.url).origin;
const quietRoom = `${site}/2025/10/14/councils-quiet-room-for-recording-halves-late-visits/`;
const kinship = `${site}/2025/10/10/kinship-carers-win-back-pay-after-four-year-case/`;
const surroundings = [
  'Photo:',
  'Write to them',
  'who taught you',
  'More from Community Care',
  'Comments are closed',
  'door did not last',
  'newsletter',
  'Tags',
  'Advertisement',
  'Imogen',
];

it('the trade paper’s stories are found, its sponsors’ pages are not, and other stories stay outside the text', async () => {
  const tried = await tryReplica(source, {
    [`${site}/feed/`]: 'feed.xml',
    [quietRoom]: 'quiet-room.html',
    [kinship]: 'kinship.html',
  });
  expect(tried.found).toEqual([quietRoom, kinship]);
  expect(Object.keys(tried.refused)).toEqual([`${site}/employer-zone/harrowness/a-career-by-the-sea/`]);

  const story = tried.record(quietRoom);
  expect(story).toMatchObject({
    type: 'NewsArticle',
    headline: 'Council’s ‘quiet room’ for recording halves late visits, inspectors find',
    datePublished: '2025-10-14T14:05:44+01:00',
    author: [{ name: 'Imogen Vale' }],
  });
  expectText(story.text, {
    first: 'Ofsted letter praises small changes at Harrowness',
    last: 'would look at all eleven again before Christmas.',
    never: surroundings,
  });
  expect(story.text).toContain('‘Nobody knocks’');

  const other = tried.record(kinship);
  expect(other).toMatchObject({
    type: 'NewsArticle',
    headline: 'Kinship carers win back pay after four-year case',
    datePublished: '2025-10-10T11:30:00+01:00',
    author: [],
  });
  expectText(other.text, {
    first: 'Ombudsman finds that a county paid grandparen',
    last: 'what they are owed, and how it was worked out.',
    never: surroundings,
  });
});
