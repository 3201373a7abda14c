/** A story: one article or news page of the demo, read from its sheet and checked. */
import { z } from 'zod';
import { readSheets } from './sheet.ts';
import type { Block, Sheet } from './sheet.ts';

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?$/);

const storySchema = z.strictObject({
  headline: z.string(),
  /** The sentence below the headline of an article; the meta description of a council page. */
  standfirst: z.string().optional(),
  description: z.string().optional(),
  author: z.string().optional(),
  role: z.string().optional(),
  section: z.string().optional(),
  topic: z.string().optional(),
  published: isoDate,
  modified: isoDate.optional(),
  image: z.string().optional(),
  /** The local paper's article number. */
  id: z.string().optional(),
  /** Where a council page stands, and the old address that now leads there. */
  path: z.string().optional(),
  'moved-from': z.string().optional(),
  /** Pages from before the paper's new site. */
  layout: z.enum(['current', 'legacy']).default('current'),
  charset: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
  free: z.enum(['yes', 'no']).default('yes'),
  trap: z.enum(['tracked-link', 'busy-once']).optional(),
  /** `site/name` of the story whose words this one repeats. */
  'copy-of': z.string().optional(),
});

export type Story = z.output<typeof storySchema> & { readonly name: string; readonly blocks: readonly Block[] };

/** Pages change once: what stands in `second-crawl` replaces the story of the same name from the second crawl on. */
export type CrawlNumber = 1 | 2;

/** The stories of one site as they stand in a crawl, newest first. */
export function readStories(site: string, crawl: CrawlNumber = 1): readonly Story[] {
  const key = `${site}/${crawl}`;
  const read = known.get(key) ?? loadStories(site, crawl);
  known.set(key, read);
  return read;
}

/** The sheets are part of the program: read once. */
const known = new Map<string, readonly Story[]>();

function loadStories(site: string, crawl: CrawlNumber): Story[] {
  const stories = new Map(readSheets(site).map((sheet) => [sheet.name, toStory(site, sheet)]));
  if (crawl === 2 && site === 'hartwell-post') {
    for (const sheet of readSheets(site, 'second-crawl')) stories.set(sheet.name, toStory(site, sheet));
  }
  return [...stories.values()].sort((a, b) => Date.parse(b.published) - Date.parse(a.published));
}

function toStory(site: string, sheet: Sheet): Story {
  const parsed = storySchema.safeParse(sheet.fields);
  if (!parsed.success) throw new Error(`read story ${site}/${sheet.name} failed: ${parsed.error.message}`);
  return { ...parsed.data, name: sheet.name, blocks: blocksOf(parsed.data['copy-of'], sheet) };
}

function blocksOf(copyOf: string | undefined, sheet: Sheet): readonly Block[] {
  if (copyOf === undefined) return sheet.blocks;
  const [site = '', name = ''] = copyOf.split('/');
  const original = readSheets(site).find((candidate) => candidate.name === name);
  if (original === undefined) throw new Error(`read story ${sheet.name} failed: there is no ${copyOf} to copy`);
  return original.blocks;
}
