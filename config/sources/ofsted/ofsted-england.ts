/** Ofsted's reports and letters on children's services of every local authority in England, from the search pages. */
import { ofsted, ofstedSource } from '../../define-source.ts';

export default ofstedSource({
  id: 'ofsted-england',
  publisher: { name: 'Ofsted', url: 'https://reports.ofsted.gov.uk/' },
  // 3 is social care, 12 children's services of local authorities. The site gives at most 100 of some 153 at a time, so
  // the second page is a seed too: found by the pager as well, it is fetched once.
  seeds: [0, 100].map((start) =>
    ofsted(
      `https://reports.ofsted.gov.uk/search?q=&location=&lat=&lon=&radius=&level_1_types=3&level_2_types%5B%5D=12&start=${start}&rows=100`,
    ),
  ),
  // Letters lie on two hosts, the older ones on files.api.
  scope: { allow: ['^https://files\\.(?:api\\.)?ofsted\\.gov\\.uk/v1/file/\\d+$'], maxPerRun: 10_000 },
  // Ofsted publishes at 09:30 UK time; the first run takes hours, later ones ask only for what is new.
  schedule: '20 10 * * 1-5',
  minExpected: 500,
  fetch: { minDelayMs: 3_000 },
  enabled: false,
});
