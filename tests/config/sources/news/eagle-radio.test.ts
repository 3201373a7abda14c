import { expect, it } from 'vitest';
import source from '../../../../config/sources/news/eagle-radio.ts';
import { expectText, tryReplica } from '../replica.ts';

const news = `${new URL(source.publisher.url).origin}/news/local-news`;
const hubs = `${news}/we-were-not-heard-review-of-holmeres-family-hubs/`;
const bus = `${news}/night-bus-for-wexbury-hospital-staff-gets-a-second-year/`;
const surroundings = ['{%', 'sponsors', 'Learn more', 'minute read', 'Published by', 'Otter', 'app', 'Share'];

it('the radio station’s stories are found in feed and listing, and read without the page around them', async () => {
  const tried = await tryReplica(source, {
    [`${news}/feed.xml`]: 'feed.xml',
    [`${news}/`]: 'listing.html',
    [hubs]: 'hubs.html',
    [bus]: 'bus.html',
  });
  expect(tried.seeds.map(({ answer, found }) => [answer, found])).toEqual([
    ['fetched', 2],
    ['fetched', 5],
  ]);
  expect(tried.found).toEqual([
    bus,
    hubs,
    `${news}/otter-seen-under-pell-bridge/`,
    `${news}/crash-on-the-a399-at-holmere/`,
  ]);
  expect(Object.keys(tried.refused)).toEqual([`${news}/?page=2`]);

  const story = tried.record(hubs);
  expect(story).toMatchObject({
    type: 'NewsArticle',
    headline: '"We were not heard": review of Holmere\'s family hubs is published',
    datePublished: '2025-07-16T12:29:00+01:00',
    author: [{ name: 'Anwen Pugh', jobTitle: 'Local Democracy Reporter' }],
  });
  expectText(story.text, {
    first: 'Holmere Council’s family hubs opened on time and on budget',
    last: 'when it meets on September 9.',
    never: surroundings,
  });

  const other = tried.record(bus);
  expect(other).toMatchObject({
    type: 'NewsArticle',
    headline: 'Night bus for Wexbury hospital staff gets a second year',
    datePublished: '2025-11-06T07:15:00+00:00',
    author: [{ name: 'Tobias Renn', jobTitle: null }],
  });
  expectText(other.text, {
    first: 'The bus that takes nurses and porters home',
    last: 'A new timetable starts on the second Sunday in January.',
    never: surroundings,
  });
});
