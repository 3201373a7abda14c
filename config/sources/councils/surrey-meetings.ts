/** Surrey County Council's meetings on ModernGov: behind a wall, and reported as blocked. */
import { councilSource, modernGov } from '../../define-source.ts';

export default councilSource({
  id: 'surrey-meetings',
  publisher: { name: 'Surrey County Council', url: 'https://mycouncil.surreycc.gov.uk/', gssCode: 'E10000030' },
  // Incapsula answers programs with a script page of some 200 bytes, and others report that a browser fares no better. We say
  // who we are and evade no wall: ask the council to let this program in, or import its papers with `gleaner import`.
  seeds: [modernGov('https://mycouncil.surreycc.gov.uk/', { weeksBack: 8 })],
  // Once a week is enough to notice that the wall has gone.
  schedule: '30 6 * * 1',
  minExpected: 1,
  fetch: { minDelayMs: 5_000 },
  enabled: false,
});
