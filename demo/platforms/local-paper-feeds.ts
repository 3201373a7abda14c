/** The Hartwell Post's RSS feed and sitemaps. */
import { gzipSync } from 'node:zlib';
import { validated } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { escapeHtml } from '../html.ts';
import type { Story } from '../story.ts';
import { GONE_PATH, LOCAL_PAPER_NAME, LOCAL_PAPER_ORIGIN, storyUrl } from './local-paper-address.ts';

/** Feeds show the newest stories only. */
const FEED_LENGTH = 10;
/** Stories from before this day are in the gzipped archive sitemap. */
const ARCHIVED_BEFORE = '2026-01-01';

/** The newest stories as RSS 2.0; one link carries tracking parameters. */
export function rss(stories: readonly Story[]): string {
  const items = stories.slice(0, FEED_LENGTH).map((story) => {
    const tracking = story.trap === 'tracked-link' ? '?utm_source=rss&utm_medium=feed&utm_campaign=top-stories' : '';
    return `<item>
<title>${escapeHtml(story.headline)}</title>
<link>${escapeHtml(storyUrl(story) + tracking)}</link>
<guid isPermaLink="false">hartwell-${story.id ?? ''}</guid>
<pubDate>${new Date(story.published).toUTCString()}</pubDate>
<dc:creator>${escapeHtml(story.author ?? '')}</dc:creator>
<description>${escapeHtml(story.standfirst ?? '')}</description>
</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${LOCAL_PAPER_NAME} | News</title>
<link>${LOCAL_PAPER_ORIGIN}/news/</link>
<description>News from Hartwell, Saltmere and the Wend valley</description>
<language>en-gb</language>
${items.join('\n')}
</channel>
</rss>
`;
}

/** Leads to the two maps below. */
export function sitemapIndex(): string {
  const maps = ['/sitemap-news.xml', '/sitemap-archive.xml.gz'].map(
    (path) => `<sitemap><loc>${LOCAL_PAPER_ORIGIN}${path}</loc></sitemap>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${maps.join('\n')}
</sitemapindex>
`;
}

/** Stories of this year, with the news extension. */
export function newsSitemap(stories: readonly Story[]): string {
  const urls = stories
    .filter((story) => story.published >= ARCHIVED_BEFORE)
    .map(
      (story) => `<url>
<loc>${storyUrl(story)}</loc>
<lastmod>${story.modified ?? story.published}</lastmod>
<news:news>
<news:publication><news:name>${LOCAL_PAPER_NAME}</news:name><news:language>en</news:language></news:publication>
<news:publication_date>${story.published}</news:publication_date>
<news:title>${escapeHtml(story.headline)}</news:title>
</news:news>
</url>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join('\n')}
</urlset>
`;
}

/** Older stories, and one that is gone, in a gzipped file. */
export function archiveSitemap(stories: readonly Story[]): Answer {
  const archived = stories.filter((story) => story.published < ARCHIVED_BEFORE);
  const entries = archived.map(
    (story) => `<url><loc>${storyUrl(story)}</loc><lastmod>${story.published}</lastmod></url>`,
  );
  const map = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...entries, `<url><loc>${LOCAL_PAPER_ORIGIN}${GONE_PATH}</loc><lastmod>2023-04-02</lastmod></url>`].join('\n')}
</urlset>
`;
  return { status: 200, type: 'application/gzip', body: gzipSync(map), ...validated() };
}
