import { expect, it } from 'vitest';
import source from '../../../../config/sources/news/surrey-news.ts';
import { expectText, tryReplica } from '../replica.ts';

const site = new URL(source.publisher.url).origin;
const news = site.replace('//www.', '//news.');
const vans = `${news}/2025/09/18/library-vans-take-story-time-to-nine-villages/`;
const visit = `${site}/community/news/categories/families-and-young-people/letter-on-focused-visit-published`;
const bridge = `${site}/community/news/categories/roads/bridge-at-ashmere-opens-early`;
const surroundings = ['Share this', 'Posted on', 'Recent Posts', 'Reply', 'of use to you', 'Contact us', 'Breadcrumb'];

it('the council’s news is found at both its addresses', async () => {
  const tried = await tryReplica(source, {
    [`${news}/feed/`]: 'feed.xml',
    [`${site}/community/news`]: 'listing.html',
    [vans]: 'library-vans.html',
    [visit]: 'focused-visit.html',
  });
  expect(tried.found).toEqual([vans, visit, bridge]);
  // Pages of a category and the site's own pages are no stories.
  expect(Object.keys(tried.refused)).toEqual([
    `${news}/keep-in-touch/`,
    `${site}/community/news/categories/families-and-young-people`,
    `${site}/community/news/categories/roads`,
  ]);

  const story = tried.record(vans);
  expect(story).toMatchObject({
    type: 'NewsArticle',
    headline: 'Library vans take story time to nine villages',
    // No markup says it: the page's line in words goes before the feed.
    datePublished: '2025-09-18',
  });
  expectText(story.text, {
    first: 'Children in nine villages without a library will hear stories',
    last: 'The first stop is Nether Combe green, at ten o’clock on 6 October.',
    never: surroundings,
  });

  const page = tried.record(visit);
  expect(page).toMatchObject({
    type: 'NewsArticle',
    headline: 'Letter on focused visit published',
    datePublished: '2025-06-20',
    author: [],
  });
  expectText(page.text, {
    first: 'Inspectors have published what they found when they came to see us on 13 and 14 May',
    last: 'Thank you to everybody who made time to talk with the inspectors in a busy week.',
    never: surroundings,
  });
  expect(page.text).toContain('- Leaders know where practice is weak, and say so before they are asked.');
});
