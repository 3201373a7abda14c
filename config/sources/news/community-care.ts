/** Community Care: the trade paper of social workers. Its jobs, events and sponsors' pages are left out. */
import { feed, newsSource } from '../../define-source.ts';

export default newsSource({
  id: 'community-care',
  publisher: { name: 'Community Care', url: 'https://www.communitycare.co.uk/' },
  // The feed and the dated addresses are as other programs use them (2018 to 2026); that the feed is open to us is not checked.
  seeds: [feed('https://www.communitycare.co.uk/feed/')],
  scope: { allow: ['^https://www\\.communitycare\\.co\\.uk/20\\d\\d/\\d\\d/\\d\\d/[^/?]+/$'] },
  // Ten stories stand in the feed, a few appear each working day: three looks lose none.
  schedule: '40 9,13,17 * * 1-5',
  minExpected: 5,
  fetch: { minDelayMs: 3_000 },
  enabled: false,
});
