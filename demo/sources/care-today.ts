/** The demo's trade paper: an Atom feed of the newest articles and a listing of all. */
import { feed, listing, newsSource } from '../../config/define-source.ts';

export default newsSource({
  id: 'care-today',
  publisher: { name: 'Care Today', url: 'https://www.caretoday.demo.test/' },
  seeds: [
    feed('https://www.caretoday.demo.test/feed/atom/'),
    listing('https://www.caretoday.demo.test/news/', 'article.card h2 a', { next: 'a.next.page-numbers', maxPages: 5 }),
  ],
  minExpected: 5,
  // Loopback: nobody is disturbed.
  fetch: { minDelayMs: 20 },
});
