import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  forbiddingRule,
  forbiddingRuleFor,
  namesToken,
  parseRobots,
  robotsFor,
} from '../../../src/fetch/robots-rules.ts';
import { sharedData } from '../../shared-data.ts';

const allows = (text: string, path: string, robot = 'Gleaner'): boolean =>
  forbiddingRuleFor(robotsFor(text, robot), new URL(path, 'http://site.test')) === null;

describe('groups', () => {
  const text = 'User-agent: *\nDisallow: /private\n\nUser-agent: Other\nUser-agent: gleaner/2.0\nDisallow: /slow\n';
  it.each([
    ['our group hides the group of everyone', 'Gleaner', '/private', true],
    ['agents in a row share a group, versions are ignored', 'Gleaner', '/slow', false],
    ['a robot without a group obeys the group of everyone', 'Stranger', '/private', false],
    ['a name that only begins like ours is another robot', 'Glean', '/slow', true],
  ])('%s', (_rule, robot, path, expected) => {
    expect(allows(text, path, robot)).toBe(expected);
  });

  it('two groups of one robot are read as one', () => {
    const twice =
      'User-agent: Gleaner\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: Gleaner\nDisallow: /b\n';
    expect([allows(twice, '/a'), allows(twice, '/b'), allows(twice, '/c')]).toEqual([false, false, true]);
  });
});

describe('lines', () => {
  it.each([
    ['byte order mark', '\uFEFFUser-agent: *\nDisallow: /x'],
    ['carriage returns', 'User-agent: *\rDisallow: /x\r'],
    ['both', 'User-agent: *\r\nDisallow: /x\r\n'],
    ['comments and white space', '# hello\n  user-AGENT :\t* # all\n Disallow:/x#y'],
    ['forgotten colon', 'User-agent *\nDisallow /x'],
    ['misspelt', 'useragent: *\ndissallow: /x'],
    ['no slash', 'User-agent: *\nDisallow: x'],
  ])('%s', (_rule, text) => {
    expect([allows(text, '/x'), allows(text, '/y')]).toEqual([false, true]);
  });

  it('an empty Disallow allows everything', () => {
    expect(allows('User-agent: *\nDisallow:', '/')).toBe(true);
  });

  it('a page of HTML in its place allows everything', () => {
    expect(allows('<!DOCTYPE html>\n<html><body>User-agent: everyone is welcome</body></html>', '/')).toBe(true);
  });
});

describe('paths', () => {
  it.each([
    ['/caf\u00e9', '/caf%C3%A9', false],
    ['/caf%c3%a9', '/caf\u00e9', false],
    ['/%7Ejim', '/~jim', false],
    ['/a%2Fb', '/a/b', true],
    ['/a b', '/a%20b', false],
    ['/*.pdf$', '/doc/minutes.pdf', false],
    ['/*.pdf$', '/doc/minutes.pdf?inline=1', true],
    ['/*?sort=', '/list?sort=date', false],
    ['/a%2Ab', '/a*b', false],
    ['/a%2Ab', '/axb', true],
  ])('Disallow: %s leaves %s allowed: %s', (pattern, path, expected) => {
    expect(allows(`User-agent: *\nDisallow: ${pattern}`, path)).toBe(expected);
  });
});

describe('other lines', () => {
  const text = `Sitemap: https://site.test/sitemap.xml
User-agent: *
Crawl-delay: 10
Disallow: /x
User-agent: Gleaner
Crawl-delay: 2.5
Sitemap: not a url
sitemap: https://site.test/news.xml`;

  it('Crawl-delay is that of our group', () => {
    expect(robotsFor(text, 'Gleaner').crawlDelayMs).toBe(2_500);
    expect(robotsFor(text, 'Stranger').crawlDelayMs).toBe(10_000);
  });

  it.each(['soon', '-1', '0', '1e9', ''])('Crawl-delay: %s says nothing', (value) => {
    expect(robotsFor(`User-agent: *\nCrawl-delay: ${value}`, 'Gleaner').crawlDelayMs).toBeNull();
  });

  it('sitemaps belong to no group', () => {
    expect(robotsFor(text, 'Gleaner').sitemaps).toEqual([
      'https://site.test/sitemap.xml',
      'https://site.test/news.xml',
    ]);
  });
});

describe('hostile files are read and matched in bounded time', () => {
  const everyone = 'User-agent: *\n';
  it.each([
    ['stars', `${everyone}${`Disallow: /${'*a'.repeat(8_000)}b\n`.repeat(40)}`],
    ['many rules', `${everyone}${`Disallow: /${'*a'.repeat(30)}b\n`.repeat(9_000)}`],
    ['long pieces', `${everyone}${`Disallow: /*${'a'.repeat(2_000)}b${'a'.repeat(2_000)}\n`.repeat(130)}`],
    ['escapes', `${everyone}${`Disallow: /${'%41'.repeat(5_000)}\n`.repeat(34)}`],
    ['agents', 'User-agent: x\n'.repeat(40_000)],
  ])('%s', (_name, text) => {
    const started = performance.now();
    allows(text, `/${'a'.repeat(100_000)}`);
    // Half a second on an idle machine; ten times that is still no backtracking.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

interface RobotsCase {
  readonly id: string;
  readonly robots: string;
  readonly agent: string;
  readonly url: string;
  readonly allowed: boolean;
}

const data = sharedData('conformance');
describe.skipIf(!data.present)('the published test suites', () => {
  const read = (file: string): { cases: RobotsCase[]; path_of_url?: { input: string; path: string }[] } =>
    JSON.parse(readFileSync(`${data.path}/${file}`, 'utf8')) as { cases: RobotsCase[] };

  /** google/robotstxt matches the URL as it is given, without parsing it. */
  const pathAsGiven = (url: string): string => {
    const start = url.startsWith('//') ? 2 : 0;
    const protocol = url.indexOf('://', start);
    const early = url.slice(start).search(/[/?;]/) + start;
    const host = protocol < 0 || (early >= start && early < protocol) ? start : protocol + 3;
    const found = url.slice(host).search(/[/?;]/);
    const end = url.includes('#') ? url.indexOf('#') : url.length;
    if (found < 0 || host + found > end) return '/';
    const path = url.slice(host + found, end);
    return path.startsWith('/') ? path : `/${path}`;
  };

  it('google/robotstxt: every verdict, with the URL as given', () => {
    const suite = read('robots-google.json');
    for (const { input, path } of suite.path_of_url ?? []) expect([input, pathAsGiven(input)]).toEqual([input, path]);
    const wrong = suite.cases.filter((entry) => {
      const { rules } = parseRobots(entry.robots, (name) => namesToken(name, entry.agent));
      return (forbiddingRule(rules, pathAsGiven(entry.url)) === null) !== entry.allowed;
    });
    expect(wrong.map((entry) => entry.id)).toEqual([]);
    expect(suite.cases).toHaveLength(145);
  });

  it("scrapy/protego: every verdict that does not contradict the former, through the crawler's entry", () => {
    const wrong = read('robots-protego.json').cases.filter(
      (entry) => allows(entry.robots, entry.url, entry.agent) !== entry.allowed,
    );
    // An unknown line inside a group: google/robotstxt lets the group go on, protego begins another.
    expect(wrong.map((entry) => entry.id)).toEqual(['p240', 'p241', 'p242']);
  });
});
