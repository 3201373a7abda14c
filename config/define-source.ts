/** The constructors a source file is written with; each returns a plain, checked value. */
import { z } from 'zod';
import { ConfigurationError } from '../src/records/errors.ts';
import { sourceSchema } from '../src/records/source.ts';
import type { Seed, Source, SourceInput } from '../src/records/source.ts';
import { readCronPattern } from './cron-pattern.ts';

type Described = Omit<SourceInput, 'family'>;
type SeedInput = SourceInput['seeds'][number];

/** A local paper, a radio station's news pages, a trade paper or a council's own news. */
export const newsSource = (source: Described): Source => defineSource({ ...source, family: 'news' });
/** A council's democracy site: meetings, agendas, minutes. */
export const councilSource = (source: Described): Source => defineSource({ ...source, family: 'councils' });
/** Ofsted's reports on one or more providers. */
export const ofstedSource = (source: Described): Source => defineSource({ ...source, family: 'ofsted' });

/** RSS, Atom or JSON Feed. */
export const feed = (url: string): SeedInput => ({ type: 'feed', url });
/** Sitemap, sitemap index or news sitemap. */
export const sitemap = (url: string): SeedInput => ({ type: 'sitemap', url });
/** An index page whose document links match the CSS selector `link`. */
export const listing = (url: string, link: string, more: { next?: string; maxPages?: number } = {}): SeedInput => ({
  type: 'listing',
  url,
  link,
  ...more,
});
/** A page that lists minutes and agendas as files; `committee` where all are of one. */
export const papers = (
  url: string,
  more: Omit<Extract<SeedInput, { type: 'papers' }>, 'type' | 'url'> = {},
): SeedInput => ({
  type: 'papers',
  url,
  ...more,
});
/** A ModernGov site, by its base URL. */
export const modernGov = (
  url: string,
  more: Omit<Extract<SeedInput, { type: 'moderngov' }>, 'type' | 'url'> = {},
): SeedInput => ({ type: 'moderngov', url, ...more });
/** A council on CMIS, by its page of meetings. */
export const cmis = (
  url: string,
  more: Omit<Extract<SeedInput, { type: 'cmis' }>, 'type' | 'url'> = {},
): SeedInput => ({ type: 'cmis', url, ...more });
/** Ofsted's search page or a provider page. */
export const ofsted = (url: string): SeedInput => ({ type: 'ofsted', url });

const schedule = z.string().superRefine((pattern, context) => {
  try {
    readCronPattern(pattern);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `"${pattern}" is not a cron pattern (${reason}): expected five fields, minute hour day month weekday, such as "30 6 * * *"`;
    context.addIssue({ code: 'custom', message });
  }
});
/** The words are the records'; reading cron takes a library that they do without. */
const checkedSource = sourceSchema.extend({ schedule: schedule.optional() });

/**
 * Checks a source written as data.
 * @throws ConfigurationError naming the source, the key and what was expected.
 */
export function defineSource(input: unknown, where?: string): Source {
  const parsed = checkedSource.safeParse(input);
  if (parsed.success) return parsed.data;
  const id = typeof input === 'object' && input !== null && 'id' in input ? String(input.id) : '(no id)';
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'source'}: ${issue.message}`);
  throw new ConfigurationError(
    `read source ${id}${where === undefined ? '' : ` (${where})`} failed: ${problems.join('; ')}`,
  );
}

export type { Seed, Source };
