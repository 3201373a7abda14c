/** The demo's local paper: RSS, news sitemap and a gzipped archive. */
import { feed, newsSource, sitemap } from '../../config/define-source.ts';

export default newsSource({
  id: 'hartwell-post',
  publisher: { name: 'Hartwell Post', url: 'https://www.hartwellpost.demo.test/' },
  seeds: [feed('https://www.hartwellpost.demo.test/rss/'), sitemap('https://www.hartwellpost.demo.test/sitemap.xml')],
  scope: { allow: ['^https://www\\.hartwellpost\\.demo\\.test/news/\\d+\\.'] },
  minExpected: 10,
  // Loopback: nobody is disturbed.
  fetch: { minDelayMs: 20 },
});
