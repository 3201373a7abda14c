/** The demo's inspectorate: search, provider pages, letters as PDFs on a second host. */
import { ofsted, ofstedSource } from '../../config/define-source.ts';

export default ofstedSource({
  id: 'inspectorate',
  publisher: { name: 'Ofsted', url: 'https://reports.inspectorate.demo.test/' },
  seeds: [
    ofsted('https://reports.inspectorate.demo.test/search?q=&level_1_types=3&level_2_types%5B%5D=12&start=0&rows=100'),
  ],
  scope: { allow: ['^https://files\\.inspectorate\\.demo\\.test/v1/file/'] },
  minExpected: 5,
  // Loopback: nobody is disturbed.
  fetch: { minDelayMs: 20 },
});
