import { expect, it } from 'vitest';
import source from '../../../../config/sources/news/children-first.ts';
import { expectText, tryReplica } from '../replica.ts';

const site = new URL(source.publisher.url).origin;
const tarnshire = `${site}/plans-for-children-drift-in-tarnshire/`;
const ormsby = `${site}/ormsby-makes-progress/`;
const surroundings = [
  'screen clinic',
  'Read more',
  'Enquiry',
  'reading room',
  'Keep up to date',
  'Minister',
  'kitchen table',
  'full story',
  'paid for by',
  'Saltings',
  'chevron',
];

it('the firm’s news is read without its promotions, and without the stories that are glued under it', async () => {
  const tried = await tryReplica(source, {
    [`${site}/feed/`]: 'feed.xml',
    [tarnshire]: 'tarnshire.html',
    [ormsby]: 'ormsby.html',
  });
  expect(tried.found).toEqual([tarnshire, ormsby]);
  expect(Object.keys(tried.refused)).toEqual(['https://podcasts.example/children-first/4']);

  const story = tried.record(tarnshire);
  expect(story).toMatchObject({
    type: 'NewsArticle',
    headline: 'Plans for children drift in Tarnshire, inspectors warn',
    datePublished: '2021-03-02T08:00:31+00:00',
    author: [],
  });
  expectText(story.text, {
    first: 'Too many plans for children in Tarnshire stand still',
    last: '“Staff told us that they are proud to work here again,” the letter concluded.',
    never: surroundings,
  });
  expect(story.text).toContain('added to muddle and waiting in making');
  expect(story.text).toContain('- Workers who stay get to know their families well.');

  // Without a date of its own the page has the feed's.
  const other = tried.record(ormsby);
  expect(other).toMatchObject({ type: 'NewsArticle', headline: 'Ormsby makes progress', author: [] });
  expect(other.datePublished).toBe('2021-02-01T09:10:00+00:00');
  expectText(other.text, {
    first: 'Ormsby’s services for children have gone on getting better',
    last: '“What is missing is the second look.”',
    never: surroundings,
  });
});
