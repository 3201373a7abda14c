/** Children First: news on children's services that WillisPalmer, a firm of social workers, publishes among its own pages. */
import { feed, newsSource } from '../../define-source.ts';

export default newsSource({
  id: 'children-first',
  publisher: { name: 'Children First (WillisPalmer)', url: 'https://www.willispalmer.com/' },
  // WordPress's ordinary feed, assumed: not checked from here. The newest story seen in copies is of 2021.
  seeds: [feed('https://www.willispalmer.com/feed/')],
  // Stories stand at the root, like the firm's own pages: only the feed tells them apart.
  scope: { allow: ['^https://www\\.willispalmer\\.com/[a-z0-9-]+/$'] },
  // Seldom and at no known hour.
  schedule: '10 6 * * *',
  minExpected: 1,
  fetch: { minDelayMs: 3_000 },
  enabled: false,
});
