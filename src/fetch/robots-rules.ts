/** robots.txt by RFC 9309: text in, rules of one robot out. It fetches and remembers nothing. */
import { escapePattern, matchesPattern, normalPath } from './robots-pattern.ts';

interface RobotsRule {
  readonly allow: boolean;
  readonly pattern: string;
}

export interface RobotsRules {
  /** Of the groups that name our robot, or else of `*`. */
  readonly rules: readonly RobotsRule[];
  readonly crawlDelayMs: number | null;
  readonly sitemaps: readonly string[];
}

interface Group {
  readonly rules: RobotsRule[];
  crawlDelayMs: number | null;
  named: boolean;
}

type Field = 'user-agent' | 'allow' | 'disallow' | 'crawl-delay' | 'sitemap';

/** Spellings seen in the wild, as google/robotstxt accepts them. */
const FIELDS: Readonly<Record<string, Field>> = {
  'user-agent': 'user-agent',
  useragent: 'user-agent',
  'user agent': 'user-agent',
  allow: 'allow',
  disallow: 'disallow',
  dissallow: 'disallow',
  dissalow: 'disallow',
  disalow: 'disallow',
  diasllow: 'disallow',
  disallaw: 'disallow',
  'crawl-delay': 'crawl-delay',
  crawldelay: 'crawl-delay',
  sitemap: 'sitemap',
  'site-map': 'sitemap',
};

/** A line is cut here, as google/robotstxt does: eight times the longest URL that old browsers took, less its final NUL. */
const MAX_LINE = 2_083 * 8 - 1;
/** Sites list a handful; a file of nothing else is noise. */
const MAX_SITEMAPS = 500;
/** Servers refuse longer requests; matching must not cost seconds where a hostile file meets a hostile link. */
const MAX_PATH = 8_192;
/** No site means a day between two requests; it is a slip of units. */
const MAX_CRAWL_DELAY_S = 86_400;

/**
 * What robots.txt says to our robot, with every pattern in the one form of RFC 9309, 2.2.2: the crawler's entry.
 * `robot` is its product token, such as `Gleaner`; it is recognised generously.
 */
export function robotsFor(text: string, robot: string): RobotsRules {
  const parsed = parseRobots(text, (name) => namesToken(name, robot) || isNamedIn(name, robot));
  return { ...parsed, rules: parsed.rules.flatMap(normalRules) };
}

/** The rule that forbids a URL to be fetched; the rules must come from `robotsFor`. */
export function forbiddingRuleFor(robots: RobotsRules, url: URL): RobotsRule | null {
  return forbiddingRule(robots.rules, normalPath((url.pathname + url.search).slice(0, MAX_PATH), 'path'));
}

/** The rules of one robot as they stand, patterns escaped as google/robotstxt does. */
export function parseRobots(text: string, isOurs: (name: string) => boolean): RobotsRules {
  const own: Group = { rules: [], crawlDelayMs: null, named: false };
  const everyone: Group = { rules: [], crawlDelayMs: null, named: false };
  const sitemaps: string[] = [];
  let current = new Set<Group>();
  let ruleSeen = false;
  for (const { field, value } of readLines(text)) {
    if (field === 'user-agent') {
      // Agents in a row share a group; the first one after a rule opens another.
      if (ruleSeen) current = new Set();
      ruleSeen = false;
      const group = isEveryone(value) ? everyone : isOurs(value) ? own : null;
      if (group !== null) {
        group.named = true;
        current.add(group);
      }
    } else if (field === 'sitemap') {
      if (URL.canParse(value) && sitemaps.length < MAX_SITEMAPS) sitemaps.push(value);
    } else if (field === 'crawl-delay') {
      // An agent line may follow: the first delay that reaches a group is its own.
      for (const group of current) group.crawlDelayMs ??= crawlDelayOf(value);
    } else {
      ruleSeen = true;
      for (const group of current) group.rules.push(...rulesOf(field === 'allow', value));
    }
  }
  const { rules, crawlDelayMs } = own.named ? own : everyone;
  return { rules, crawlDelayMs, sitemaps };
}

/** The rule that forbids a path as it is given, or null when it may be fetched: the longest pattern wins, `allow` wins a draw. */
export function forbiddingRule(rules: readonly RobotsRule[], path: string): RobotsRule | null {
  let best: RobotsRule | null = null;
  for (const rule of rules) {
    const longer = best === null ? 1 : rule.pattern.length - best.pattern.length;
    const isStronger = longer > 0 || (longer === 0 && rule.allow);
    if (isStronger && matchesPattern(rule.pattern, path)) best = rule;
  }
  return best === null || best.allow ? null : best;
}

function* readLines(text: string): Generator<{ readonly field: Field; readonly value: string }> {
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)) {
    const content = (line.slice(0, MAX_LINE).split('#', 1)[0] ?? '').trim();
    const colon = content.indexOf(':');
    // A forgotten colon is forgiven when the line opens with a known word.
    const [, bare = '', rest = ''] = colon < 0 ? (/^(user[- ]agent|[a-z-]+)[ \t]+(\S.*)$/i.exec(content) ?? []) : [];
    const name = colon < 0 ? bare : content.slice(0, colon).trim();
    const field = FIELDS[name.toLowerCase()];
    if (field !== undefined) yield { field, value: colon < 0 ? rest : content.slice(colon + 1).trim() };
  }
}

function rulesOf(allow: boolean, value: string): RobotsRule[] {
  if (value === '') return [];
  const pattern = escapePattern(value);
  const rule = { allow, pattern };
  // A directory that may be read through its index page may be read by its own name.
  const folder = allow ? /^(.*\/)index\.htm[^/]*$/.exec(pattern)?.[1] : undefined;
  return folder === undefined ? [rule] : [rule, { allow, pattern: `${folder}$` }];
}

function isEveryone(value: string): boolean {
  return /^\*(?:\s|$)/.test(value);
}

/** A pattern without its slash means one; a final `$` is the end, but also itself where somebody meant it so. */
function normalRules({ allow, pattern }: RobotsRule): RobotsRule[] {
  const normal = normalPath(/^[/*]/.test(pattern) ? pattern : `/${pattern}`, 'pattern');
  const rule = { allow, pattern: normal };
  return normal.endsWith('$') ? [rule, { allow, pattern: `${normal.slice(0, -1)}%24` }] : [rule];
}

/**
 * Whether a group's name is the product token (RFC 9309, 2.2.1): without case, up to the first character that no token
 * has. `*` inside a name is a wildcard.
 */
export function namesToken(name: string, robot: string): boolean {
  const word = name.toLowerCase().split(/[\s/]/, 1)[0] ?? '';
  const token = /^[a-z_-]*/.exec(word)?.[0] ?? '';
  const ours = robot.toLowerCase();
  return ours !== '' && (word === ours || token === ours || (word.includes('*') && matchesPattern(`${word}$`, ours)));
}

/** Whether a group's whole name stands as words of its own in what we call ourselves. */
function isNamedIn(name: string, robot: string): boolean {
  const whole = (name.toLowerCase().split('/', 1)[0] ?? '').trim();
  const ours = robot.toLowerCase();
  const at = whole === '' ? -1 : ours.indexOf(whole);
  if (at < 0) return false;
  return !isWordCharacter(ours[at - 1]) && !isWordCharacter(ours[at + whole.length]);
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_-]/u.test(character);
}

function crawlDelayOf(value: string): number | null {
  const seconds = Number(/^\d{1,9}(?:\.\d{1,9})?(?=\s|s|$)/i.exec(value)?.[0] ?? NaN);
  return seconds > 0 ? Math.min(seconds, MAX_CRAWL_DELAY_S) * 1000 : null;
}
