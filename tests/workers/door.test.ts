import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { loadRobots } from '../../src/store/hosts.ts';
import { openDoor } from '../../workers/door.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import { chromium } from '../requirements.ts';
import { startSite } from '../src/fetch/local-site.ts';
import { sampleSource } from '../sample-source.ts';
import type { TestStore } from '../test-store.ts';
import { openTestStore } from '../test-store.ts';

let tests: TestStore;
beforeAll(async () => {
  tests = await openTestStore();
});
beforeEach(() => tests.clear());
afterAll(() => tests.close());

describe('whoever asks says who asks', () => {
  const mapped = '*.demo.test -> 127.0.0.1:9';
  const demo = sampleSource({ seeds: [{ type: 'feed', url: 'https://news.demo.test/feed' }] });

  it.each([
    ['real hosts, with a contact', { contact: 'https://example.org/bot', connectTo: null }, [sampleSource()], null],
    [
      'real hosts, without',
      { contact: null, connectTo: null },
      [sampleSource()],
      /ask hartwell-post failed: GLEANER_CONTACT is not set/,
    ],
    ['the demo alone, without', { contact: null, connectTo: mapped }, [demo], null],
    [
      'the demo and a real host, without',
      { contact: null, connectTo: mapped },
      [demo, sampleSource()],
      /GLEANER_CONTACT/,
    ],
    ['nobody', { contact: null, connectTo: null }, [], null],
  ])('%s', (_name, env, sources, refused) => {
    const door = openDoor(null, env);
    const ask = (): void => door.requireContact(sources);
    if (refused === null) expect(ask).not.toThrow();
    else expect(ask).toThrow(refused);
  });

  it('names itself and its contact in every request', async () => {
    const site = await startSite({});
    const door = openDoor(null, {
      contact: 'mailto:crawler@example.org',
      connectTo: `hartwell.test -> 127.0.0.1:${site.port}`,
    });
    await door.fetchPage({ targetUri: 'http://hartwell.test/a' });
    for (const { headers } of site.requests)
      expect(headers['user-agent']).toMatch(/^Gleaner\/\d+\.\d+\.\d+ \(\+mailto:crawler@example\.org\)$/);
    expect(site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/a']);
    await door.close();
    await site.close();
  });
});

it('robots.txt is kept in the store, and not asked for again after a restart', async () => {
  const site = await startSite({});
  const env = { contact: null, connectTo: `hartwell.test -> 127.0.0.1:${site.port}` };
  for (let start = 0; start < 2; start += 1) {
    const door = openDoor(tests, env);
    await door.fetchPage({ targetUri: `http://hartwell.test/${start}` });
    await door.close();
  }
  expect(site.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/0', '/1']);
  expect(await loadRobots(tests.db, 'http://hartwell.test')).not.toBeNull();
  await site.close();
});

describe('a source whose pages need a browser', () => {
  const mapped = '*.test -> 127.0.0.1:9';
  const plain = sampleSource();
  const needy = sampleSource({ id: 'newsroom', fetch: { via: 'browser' } });
  const door = (executable: string | null, isOff = false) =>
    openDoor(null, { contact: null, connectTo: mapped, browser: { executable, isOff, pages: 1 } });

  it.each([
    ['that is off', null, true, /ask newsroom failed: its pages need a browser.*GLEANER_BROWSER is off/],
    ['that is not there', '/nowhere/chromium', false, /GLEANER_BROWSER names \/nowhere\/chromium/],
    ['that is no browser', '/bin/false', false, /start a browser failed: the browser \/bin\/false did not start/],
  ])('does not start with one %s; other sources do', async (_name, executable, isOff, message) => {
    const closed = door(executable, isOff);
    await expect(closed.requireBrowser([plain, needy])).rejects.toThrow(message);
    await expect(closed.requireBrowser([plain, needy])).rejects.toBeInstanceOf(ConfigurationError);
    expect(await closed.requireBrowser([plain])).toBeNull();
    await closed.close();
  });

  it.skipIf(!chromium.present)('starts it, and tells which it is', { timeout: 60_000 }, async () => {
    const open = door(null);
    expect((await open.requireBrowser([needy]))?.version).toMatch(/^\d+\./);
    await open.close();
  });
});
