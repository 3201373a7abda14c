/** Ofsted's reports and letters on Surrey's children's services, from the provider's page. */
import { ofsted, ofstedSource } from '../../define-source.ts';

export default ofstedSource({
  id: 'ofsted-surrey',
  // No gssCode: Ofsted publishes for all England, and the page names the authority itself.
  publisher: { name: 'Ofsted', url: 'https://reports.ofsted.gov.uk/' },
  // 44 stands for children's services of local authorities, 80567 is Surrey's URN; the page's look today is not checked.
  seeds: [ofsted('https://reports.ofsted.gov.uk/provider/44/80567')],
  // Letters lie on two hosts, the older ones on files.api.
  scope: { allow: ['^https://files\\.(?:api\\.)?ofsted\\.gov\\.uk/v1/file/\\d+$'] },
  // Ofsted publishes at 09:30 UK time.
  schedule: '50 9 * * 1-5',
  minExpected: 5,
  fetch: { minDelayMs: 3_000 },
  enabled: false,
});
