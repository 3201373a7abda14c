import { readFileSync } from 'node:fs';
import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { AddressRefused, guardedLookup, isPublicAddress, refusalOf } from '../../../src/fetch/address-guard.ts';
import type { Resolve } from '../../../src/fetch/address-guard.ts';
import { sharedData } from '../../shared-data.ts';
import { fetcherFor, html, startSite } from './local-site.ts';

interface SsrfCase {
  readonly url: string;
  readonly kind: string;
  readonly expect: string;
}

describe('isPublicAddress', () => {
  it.each([
    ['8.8.8.8', true],
    ['2606:4700:4700::1111', true],
    ['::ffff:8.8.8.8', true],
    ['64:ff9b::808:808', true],
    ['127.0.0.1', false],
    ['10.1.2.3', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['168.63.129.16', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['192.0.2.1', false],
    ['::1', false],
    ['::7f00:1', false],
    ['::ffff:10.0.0.1', false],
    ['64:ff9b::a00:1', false],
    ['64:ff9b:1::808:808', false],
    ['2002:808:808::1', false],
    ['2001::1', false],
    ['fe80::1%eth0', false],
    ['fd00:ec2::254', false],
    ['4000::1', false],
    ['not an address', false],
    ['', false],
  ])('%s is public: %s', (address, expected) => {
    expect(isPublicAddress(address)).toBe(expected);
  });
});

describe('refusalOf', () => {
  it.each([
    ['https://example.org/', null],
    ['http://example.org:8080/', null],
    ['ftp://example.org/', /scheme ftp:/],
    ['http://example.org:6379/', /port 6379/],
    ['http://localhost:8080/', /this machine/],
    ['http://a.LOCALHOST./', /this machine/],
    ['http://0x7f.1/', /127\.0\.0\.1 is not a public address/],
    ['http://[::ffff:7f00:1]/', /not a public address/],
  ])('%s: %s', (url, reason) => {
    const refusal = refusalOf(new URL(url), false);
    if (reason === null) expect(refusal).toBeNull();
    else expect(refusal).toMatch(reason);
  });

  it('a mapped host is excepted, but not from the scheme', () => {
    expect(refusalOf(new URL('http://localhost:6379/'), true)).toBeNull();
    expect(refusalOf(new URL('gopher://demo.test/'), true)).toMatch(/scheme/);
  });
});

describe('guardedLookup', () => {
  const look = (resolve: Resolve, all: boolean): Promise<unknown> =>
    new Promise((settle) => {
      guardedLookup(resolve)('site.example', { all }, (error, found) => settle(error ?? found));
    });
  const answers =
    (...addresses: string[]): Resolve =>
    async () =>
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  it('hands on only public addresses', async () => {
    expect(await look(answers('10.0.0.1', '8.8.8.8', '::1'), true)).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await look(answers('127.0.0.1', '8.8.4.4'), false)).toBe('8.8.4.4');
  });

  it('refuses a name without a public address', async () => {
    expect(await look(answers('192.168.1.1'), true)).toBeInstanceOf(AddressRefused);
    expect(await look(answers(), true)).toBeInstanceOf(AddressRefused);
  });

  it('passes on the failure of the resolver', async () => {
    const failing: Resolve = () => Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));
    expect(await look(failing, true)).toMatchObject({ code: 'ENOTFOUND' });
  });

  it('a name that changes its mind is never followed to a private address', async () => {
    let turn = 0;
    const rebinding: Resolve = async () => [{ address: (turn += 1) % 2 === 0 ? '127.0.0.1' : '8.8.8.8', family: 4 }];
    for (let tried = 0; tried < 100; tried += 1) {
      const found = await look(rebinding, true);
      if (!(found instanceof AddressRefused))
        expect((found as LookupAddress[]).map((entry) => entry.address)).toEqual(['8.8.8.8']);
    }
  });
});

describe('through the fetcher', () => {
  it('names that resolve to this machine see no connection in 100 tries', async () => {
    const site = await startSite({ '/': html('SECRET') });
    const spellings = ['127.0.0.1', '::1', '::ffff:127.0.0.1', '0.0.0.0', '64:ff9b::7f00:1'];
    let turn = 0;
    const fetcher = fetcherFor(site, {
      connectTo: [],
      resolve: async () => {
        const address = spellings[(turn += 1) % spellings.length] ?? '127.0.0.1';
        return [{ address, family: address.includes(':') ? 6 : 4 }];
      },
    });
    for (let tried = 0; tried < 100; tried += 1) {
      const outcome = await fetcher.fetchPage({
        targetUri: `${tried % 2 === 0 ? 'http' : 'https'}://rebind${tried}.example:${site.port}/`,
      });
      expect(outcome).toMatchObject({ kind: 'blocked', by: 'address' });
    }
    expect(turn).toBeGreaterThanOrEqual(100);
    expect(site.connections()).toBe(0);
    await fetcher.close();
    await site.close();
  });
});

const data = sharedData('conformance');
describe.skipIf(!data.present)('the list of forbidden and permitted URLs', () => {
  const cases = data.present
    ? (JSON.parse(readFileSync(`${data.path}/ssrf.json`, 'utf8')) as { cases: SsrfCase[] }).cases
    : [];
  const expecting = (...verdicts: string[]): SsrfCase[] => cases.filter((entry) => verdicts.includes(entry.expect));

  it('refuses every forbidden URL without asking for a name or a connection', async () => {
    const site = await startSite({});
    const asked: string[] = [];
    const fetcher = fetcherFor(site, {
      resolve: async (hostname) => {
        asked.push(hostname);
        return [];
      },
    });
    const open: string[] = [];
    for (const entry of expecting('refuse', 'refuse-by-default')) {
      const outcome = await fetcher.fetchPage({ targetUri: entry.url });
      if (!(outcome.kind === 'blocked' && outcome.by === 'address')) open.push(entry.url);
    }
    expect(expecting('refuse')).toHaveLength(408);
    expect(open).toEqual([]);
    expect(asked).toEqual([]);
    expect(site.connections()).toBe(0);
    await fetcher.close();
    await site.close();
  });

  it.each(expecting('allow'))('allows $url', ({ url }) => {
    expect(refusalOf(new URL(url), false)).toBeNull();
  });

  it.each(expecting('host-must-be-example.com'))('reads the host of $url as browsers do', ({ url }) => {
    expect(new URL(url).hostname).toBe('example.com');
  });
});
