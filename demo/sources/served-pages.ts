/** Pages from folders of the operator's own, when the demo web is started with `--serve`. */
import { newsSource, sitemap } from '../../config/define-source.ts';

export default newsSource({
  id: 'served-pages',
  publisher: { name: 'Served pages', url: 'https://served.demo.test/' },
  seeds: [sitemap('https://served.demo.test/sitemap.xml')],
  scope: { maxPerRun: 10_000 },
  // The folder may hold PDFs only.
  minExpected: 0,
  // Loopback: nobody is disturbed.
  fetch: { minDelayMs: 0 },
});
