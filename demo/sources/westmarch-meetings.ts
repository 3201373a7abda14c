/** Meetings of the demo's council through ModernGov's web service. */
import { councilSource, modernGov } from '../../config/define-source.ts';

export default councilSource({
  id: 'westmarch-meetings',
  publisher: { name: 'Westmarch Council', url: 'https://democracy.westmarch.demo.test/' },
  // The meetings are those of early 2026, on whatever day the demo runs: as far back as the schema goes.
  seeds: [modernGov('https://democracy.westmarch.demo.test/', { weeksBack: 520 })],
  // Loopback: nobody is disturbed.
  fetch: { minDelayMs: 20 },
});
