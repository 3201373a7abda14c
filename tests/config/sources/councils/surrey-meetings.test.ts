import { expect, it } from 'vitest';
import source from '../../../../config/sources/councils/surrey-meetings.ts';
import { startTargets } from '../../../../src/discover/start-targets.ts';
import { verdict } from '../../../../workers/check-source.ts';
import { tryReplica } from '../replica.ts';

it('the council’s wall is reported as blocked on every way in, and nothing of it is read', async () => {
  const service = startTargets(source, new Date()).map(({ targetUri }) => targetUri);
  expect(service).toHaveLength(1);
  const pages = Object.fromEntries(service.map((uri) => [uri, 'challenge.html']));
  const walled = await tryReplica(source, pages, { otherwise: 'challenge.html' });
  // The web service, the months of its calendar, the list of committees: each asked once, none a second time.
  expect(walled.seeds.length).toBeGreaterThanOrEqual(4);
  expect(new Set(walled.seeds.map(({ targetUri }) => targetUri)).size).toBe(walled.seeds.length);
  for (const { answer, outcome } of walled.seeds) {
    expect(answer).toBe('blocked');
    expect(outcome).toMatch(/challenge.*Incapsula/);
  }
  expect(walled.found).toEqual([]);
  expect(verdict(source, walled.seeds)).toMatchObject({
    state: 'blocked',
    wasReached: true,
    next: 'ask the publisher to let this program in; walls are reported, never evaded',
  });
});
