/** Surrey County Council's news: Surrey News, a WordPress site, and the news pages of the council's own site. */
import { feed, listing, newsSource } from '../../define-source.ts';

export default newsSource({
  id: 'surrey-news',
  publisher: { name: 'Surrey County Council', url: 'https://www.surreycc.gov.uk/', gssCode: 'E10000030' },
  // Copies of both were seen with stories of 2025; the listing's address is taken from those stories' own and not checked.
  seeds: [
    feed('https://news.surreycc.gov.uk/feed/'),
    listing('https://www.surreycc.gov.uk/community/news', 'a[href*="/community/news/categories/"]'),
  ],
  scope: {
    allow: [
      '^https://news\\.surreycc\\.gov\\.uk/20\\d\\d/\\d\\d/\\d\\d/[^/?]+/$',
      '^https://www\\.surreycc\\.gov\\.uk/community/news/categories/[^/?]+/[^/?]+$',
    ],
  },
  // A press office's hours: what is written in the morning, and what follows a cabinet meeting in the afternoon.
  schedule: '50 10,16 * * 1-5',
  minExpected: 5,
  fetch: { minDelayMs: 3_000 },
  enabled: false,
});
