/** The demo's newsroom, whose texts come by script. Off because not every machine has a browser: `demo` adds it where there is one. */
import { listing, newsSource } from '../../config/define-source.ts';

export default newsSource({
  id: 'norbury-news',
  publisher: { name: 'Norbury Vale Council', url: 'https://newsroom.norburyvale.demo.test/' },
  seeds: [listing('https://newsroom.norburyvale.demo.test/', 'a.story-link')],
  minExpected: 2,
  // Loopback: nobody is disturbed.
  fetch: { via: 'browser', minDelayMs: 20 },
  enabled: false,
});
