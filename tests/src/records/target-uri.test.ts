import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalUri, readableUri, fetchUri, hostOf, siteOf, targetKey } from '../../../src/records/target-uri.ts';
import { sharedData } from '../../shared-data.ts';

describe('canonicalUri', () => {
  it.each([
    ['asks for https', 'http://example.org/a', 'https://example.org/a'],
    ['ends a bare host with a slash', 'https://example.org', 'https://example.org/'],
    ['lowers scheme and host, not the path', 'HTTPS://Example.ORG/A', 'https://example.org/A'],
    ['drops www', 'https://www.example.org/a', 'https://example.org/a'],
    ['drops m and amp, even stacked', 'https://amp.www.m.example.org/a', 'https://example.org/a'],
    ['keeps www before a public suffix', 'https://www.gov.uk/a', 'https://www.gov.uk/a'],
    ['keeps m as a name of its own', 'https://m.co.uk/a', 'https://m.co.uk/a'],
    ['keeps other labels', 'https://www2.example.org/a', 'https://www2.example.org/a'],
    ['drops the dot after the host', 'https://example.org./a', 'https://example.org/a'],
    ['writes international hosts in ASCII', 'https://bücher.de/', 'https://xn--bcher-kva.de/'],
    ['drops default ports', 'http://example.org:80/a', 'https://example.org/a'],
    ['keeps other ports', 'http://127.0.0.1:8080/a', 'https://127.0.0.1:8080/a'],
    ['drops userinfo', 'https://user:secret@example.org/a', 'https://example.org/a'],
    ['drops the fragment', 'https://example.org/a#b', 'https://example.org/a'],
    ['resolves dot segments', 'https://example.org/a/./b/%2e%2E/c', 'https://example.org/a/c'],
    ['joins doubled slashes', 'https://example.org//a///b', 'https://example.org/a/b'],
    ['keeps a trailing slash', 'https://example.org/a/', 'https://example.org/a/'],
    ['keeps the lack of one', 'https://example.org/a', 'https://example.org/a'],
    ['decodes unreserved characters', 'https://example.org/%7Ea%2Db', 'https://example.org/~a-b'],
    ['writes escapes in upper case', 'https://example.org/a%2fb', 'https://example.org/a%2Fb'],
    ['escapes a stray per cent sign', 'https://example.org/100%', 'https://example.org/100%25'],
    ['escapes spaces', 'https://example.org/Printed minutes.pdf?T=1', 'https://example.org/Printed%20minutes.pdf?T=1'],
    [
      'drops sessions',
      'https://example.org/(S(4hqa0555fwsecu455xqckv45))/a;jsessionid=F0?b=1&PHPSESSID=x',
      'https://example.org/a?b=1',
    ],
    [
      'drops campaign parameters',
      'https://example.org/?utm_source=a&fbclid=b&gclid=c&mc_cid=d&at_medium=e',
      'https://example.org/',
    ],
    ['knows them in capitals', 'https://example.org/?UTM_Source=a&CMP=b', 'https://example.org/'],
    [
      'keeps identity parameters as written',
      'https://example.org/mgAi.aspx?ID=7',
      'https://example.org/mgAi.aspx?ID=7',
    ],
    [
      'keeps ref, which names planning applications',
      'https://example.org/?ref=24%2F1',
      'https://example.org/?ref=24%2F1',
    ],
    ['sorts by name and value', 'https://example.org/?b=2&a=2&a=1', 'https://example.org/?a=1&a=2&b=2'],
    ['takes `a=` for `a` and drops nameless pairs', 'https://example.org/?b&a=&&=1', 'https://example.org/?a&b'],
    [
      'takes a left-over &amp; for &',
      'https://example.org/?a=1&amp;b=2&amp;utm_source=x',
      'https://example.org/?a=1&b=2',
    ],
    ['takes %20 and + in a query for one', 'https://example.org/?q=a%20b', 'https://example.org/?q=a+b'],
    [
      'drops print, share and AMP switches',
      'https://example.org/a?print=1&share=facebook&amp=1&outputType=amp',
      'https://example.org/a',
    ],
    ['keeps print where it is a number', 'https://example.org/a?print=1234', 'https://example.org/a?print=1234'],
    ['keeps share where it is a number', 'https://example.org/a?share=1234', 'https://example.org/a?share=1234'],
    ['drops /amp/ after a folder', 'https://example.org/story/amp/', 'https://example.org/story/'],
    ['drops /amp after a page', 'https://example.org/story/amp', 'https://example.org/story'],
    ['drops /amp/ after a file, with its slash', 'https://example.org/a.do/amp/?k=1', 'https://example.org/a.do?k=1'],
    ['keeps /amp where it is all there is', 'https://example.org/amp/', 'https://example.org/amp/'],
  ])('%s', (_rule, uri, expected) => {
    expect(canonicalUri(uri)).toBe(expected);
    expect(canonicalUri(expected)).toBe(expected);
  });

  it.each([
    ['nothing', ''],
    ['a relative link', 'example.org/a'],
    ['mail', 'mailto:a@example.org'],
    ['script', 'javascript:alert(1)'],
    ['files', 'file:///etc/passwd'],
    ['a missing host', 'https://'],
    ['an empty label', 'https://a..'],
    ['a broken address', 'http://[::1'],
    ['more than 2,048 characters', `https://example.org/${'a'.repeat(2_048)}`],
  ])('has no answer for %s', (_what, uri) => {
    expect(canonicalUri(uri)).toBeNull();
  });

  it('is idempotent and does not throw, whatever it is given', () => {
    const parts = fc.array(
      fc.oneof(
        fc.constantFrom('amp', 'www', '%', '%41', '&amp;', '=', '?', '&', '/', '..', '.', ' ', 'é'),
        fc.string(),
      ),
    );
    fc.assert(
      fc.property(parts, (texts) => {
        const canonical = canonicalUri(`http://www.example.org/${texts.join('')}`);
        return canonical === null || canonicalUri(canonical) === canonical;
      }),
      { numRuns: 500 },
    );
  });
});

describe('fetchUri', () => {
  it.each([
    ['resolves against the page', '../b.pdf', 'https://example.org/a/c', 'https://example.org/b.pdf'],
    [
      'keeps http, www and campaign parameters',
      'http://www.example.org/?utm_source=a&ID=1',
      null,
      'http://www.example.org/?utm_source=a&ID=1',
    ],
    ['drops fragment and userinfo', 'https://u:p@example.org/a#b', null, 'https://example.org/a'],
    ['encodes spaces', ' /Printed minutes.pdf ', 'https://example.org/', 'https://example.org/Printed%20minutes.pdf'],
    ['refuses an empty reference', ' ', 'https://example.org/', null],
    ['refuses other schemes', 'mailto:a@example.org', 'https://example.org/', null],
    ['refuses a relative link without a base', '/a', null, null],
    ['refuses an address over 2,048 characters', `/${'é'.repeat(500)}`, 'https://example.org/', null],
  ])('%s', (_rule, uri, base, expected) => {
    expect(fetchUri(uri, base)).toBe(expected);
  });
});

describe('siteOf and hostOf', () => {
  it.each([
    ['https://news.surreycc.gov.uk/a', 'surreycc.gov.uk', 'news.surreycc.gov.uk'],
    ['http://files.ofsted.gov.uk:8080/', 'ofsted.gov.uk', 'files.ofsted.gov.uk'],
    ['https://www.EXAMPLE.co.uk./', 'example.co.uk', 'www.example.co.uk'],
    ['https://one.github.io/', 'one.github.io', 'one.github.io'],
    ['http://127.0.0.1:3000/', '127.0.0.1', '127.0.0.1'],
    ['http://localhost/', 'localhost', 'localhost'],
    ['not a URI', '', ''],
  ])('of %s', (uri, site, host) => {
    expect([siteOf(uri), hostOf(uri)]).toEqual([site, host]);
  });
});

it('targetKey is 32 hex digits of SHA-256', () => {
  expect(targetKey('https://example.org/')).toBe('8198d1bac40a1033653a78e48800cefc');
});

interface Group {
  readonly name: string;
  readonly cases: readonly {
    readonly input: string;
    readonly base?: string | null;
    readonly expected?: string | null;
  }[];
}

const data = sharedData('conformance');
describe.skipIf(!data.present)('published test vectors', () => {
  const { groups } = data.present
    ? (JSON.parse(readFileSync(`${data.path}/url-canon.json`, 'utf8')) as { groups: Group[] })
    : { groups: [] };

  it('is idempotent on every input', () => {
    const inputs = groups.flatMap(({ cases }) => cases.map(({ input, base }) => fetchUri(input, base) ?? input));
    expect(inputs.length).toBeGreaterThan(1_600);
    expect(inputs.filter((input) => canonicalUri(canonicalUri(input) ?? '') !== canonicalUri(input))).toEqual([]);
  });

  it('writes what crawler-commons writes, but for https, www and other schemes', () => {
    const cases = groups.find(({ name }) => name === 'crawler-commons-normalizer')?.cases ?? [];
    const agreed = cases.filter(({ input, expected }) => {
      const ours = expected?.replace(/^http:/, 'https:').replace(/^https:\/\/www\./, 'https://');
      return canonicalUri(input) === (ours ?? null);
    });
    expect(agreed.length).toBeGreaterThanOrEqual(100);
  });

  it('gives one key to the two sides of at least 9 in 10 cases of the groups without another policy', () => {
    const apart = /aggressive|courlan|w3lib|ipv4/;
    const cases = groups.filter(({ name }) => !apart.test(name)).flatMap((group) => group.cases);
    const agreed = cases.filter(({ input, base, expected }) => {
      const uri = fetchUri(input, base) ?? '';
      return canonicalUri(uri) === (typeof expected === 'string' ? canonicalUri(expected) : null);
    });
    expect(agreed.length / cases.length).toBeGreaterThan(0.9);
  });
});

describe('the address for readers', () => {
  it.each([
    ['keeps what the site may need', 'http://www.example.org/a/?ID=7&b=%7e', 'http://www.example.org/a/?ID=7&b=%7e'],
    [
      'loses tracking and the fragment',
      'https://www.example.org/a?utm_source=x&ID=7#top',
      'https://www.example.org/a?ID=7',
    ],
    ['loses userinfo', 'https://user:secret@example.org/a', 'https://example.org/a'],
    ['is none for other schemes', 'mailto:a@example.org', null],
  ])('%s', (_rule, uri, expected) => {
    expect(readableUri(uri)).toBe(expected);
  });
});
