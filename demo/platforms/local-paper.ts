/** The Hartwell Post: a local news site with RSS, sitemaps, JSON-LD and all the boxes around an article. */
import { html, text, validated, xml } from '../answer.ts';
import type { Answer, Asked, VirtualHost } from '../answer.ts';
import type { CrawlClock } from '../crawl-clock.ts';
import { readStories } from '../story.ts';
import type { Story } from '../story.ts';
import { GONE_PATH, LOCAL_PAPER, LOCAL_PAPER_ORIGIN, storyPath } from './local-paper-address.ts';
import { archiveSitemap, newsSitemap, rss, sitemapIndex } from './local-paper-feeds.ts';
import { legacyPage } from './local-paper-legacy.ts';
import { sectionPage, storyPage } from './local-paper-pages.ts';
import { windows1252 } from './windows-1252.ts';

/** A second look at one of these is a second crawl. */
const SEEDS: ReadonlySet<string> = new Set(['/rss/', '/sitemap.xml']);

/** The paper's host; it keeps the state of its traps for as long as the server lives. */
export function localPaper(clock: CrawlClock): VirtualHost {
  /** One page answers 503 the first time that it is asked for. */
  let busy = true;
  const answer = ({ path, method }: Asked): Answer | null => {
    const reading = method === 'GET';
    if (reading && SEEDS.has(path)) clock.seedAsked(path);
    const stories = readStories('hartwell-post', clock.now());
    const story = stories.find((candidate) => storyPath(candidate) === path);
    if (story?.trap === 'busy-once' && busy && reading) {
      busy = false;
      return text('Back in a moment', undefined, { status: 503, headers: { 'retry-after': '1' } });
    }
    return story === undefined ? otherPage(path, stories) : articleAnswer(story, stories);
  };
  return { name: LOCAL_PAPER, answer };
}

function articleAnswer(story: Story, stories: readonly Story[]): Answer {
  const changed = story.modified ?? story.published;
  if (story.layout === 'current') return html(storyPage(story, stories), { ...validated(changed), gzip: true });
  const body = story.charset === 'utf-8' ? Buffer.from(legacyPage(story), 'utf8') : windows1252(legacyPage(story));
  // The old pages name their charset in the markup only.
  return { status: 200, type: 'text/html', body, ...validated(changed) };
}

function otherPage(path: string, stories: readonly Story[]): Answer | null {
  switch (path) {
    case '/robots.txt':
      return text(
        `User-agent: *\nDisallow: /search/\nDisallow: /account/\n\nSitemap: ${LOCAL_PAPER_ORIGIN}/sitemap.xml\n`,
      );
    case '/rss/':
      return text(rss(stories), 'application/rss+xml; charset=utf-8', validated());
    case '/sitemap.xml':
      return xml(sitemapIndex(), validated());
    case '/sitemap-news.xml':
      return xml(newsSitemap(stories), validated());
    case '/sitemap-archive.xml.gz':
      return archiveSitemap(stories);
    case GONE_PATH:
      return html('<!DOCTYPE html><title>Gone</title><h1>This story is no longer available</h1>', { status: 410 });
    case '/':
    case '/news/':
      return html(sectionPage('News', stories), { ...validated(), gzip: true });
  }
  const section = stories.filter((story) => path === `/news/${sectionSlug(story)}/`);
  return section[0] === undefined ? null : html(sectionPage(section[0].section ?? '', section), validated());
}

const sectionSlug = (story: Story): string => (story.section ?? '').toLowerCase().replaceAll(' ', '-');
