/** Eagle Radio's local news for Surrey, on the radio platform Aiir; whether the station still writes there is not known. */
import { feed, listing, newsSource } from '../../define-source.ts';

export default newsSource({
  id: 'eagle-radio',
  // Not checked from here: the copies that were seen are of 2019, and the frequency is said to be Greatest Hits Radio's now.
  publisher: { name: 'Eagle Radio', url: 'https://www.964eagle.co.uk/' },
  // Feed and listing stand at these addresses on other stations of the same platform; for this one they are assumed.
  seeds: [
    feed('https://www.964eagle.co.uk/news/local-news/feed.xml'),
    listing('https://www.964eagle.co.uk/news/local-news/', 'a[href*="/news/local-news/"]'),
  ],
  // A story has words in its address; the listing's further pages have a number.
  scope: { allow: ['^https://www\\.964eagle\\.co\\.uk/news/local-news/[^/?]*-[^/?]*/$'] },
  // A newsroom of a few people, from the breakfast show to the evening.
  schedule: '20 7-19/3 * * *',
  minExpected: 5,
  fetch: { minDelayMs: 3_000 },
  enabled: false,
});
