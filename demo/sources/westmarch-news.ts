/** News pages of the demo's council; its robots.txt asks for a slower pace than ours. */
import { feed, newsSource, sitemap } from '../../config/define-source.ts';

export default newsSource({
  id: 'westmarch-news',
  publisher: { name: 'Westmarch Council', url: 'https://news.westmarch.demo.test/' },
  seeds: [sitemap('https://news.westmarch.demo.test/sitemap.xml'), feed('https://news.westmarch.demo.test/feed.json')],
  scope: { allow: ['^https://news\\.westmarch\\.demo\\.test/news/20\\d\\d/'] },
  minExpected: 5,
  // Loopback: nobody is disturbed.
  fetch: { minDelayMs: 20 },
});
