/** Westmarch Council's own news: a sitemap and a JSON Feed, pages without structured data, one behind a challenge. */
import { html, text, validated, xml } from '../answer.ts';
import type { Answer, Asked, VirtualHost } from '../answer.ts';
import { blocksHtml, escapeHtml } from '../html.ts';
import { readStories } from '../story.ts';
import type { Story } from '../story.ts';
import { longDate } from '../uk-date.ts';

export const COUNCIL_NEWS = 'news.westmarch.demo.test';
export const COUNCIL_NAME = 'Westmarch Council';
const ORIGIN = `https://${COUNCIL_NEWS}`;
/** In the sitemap like any page, but a firewall answers for it: 200 and a script that only a browser would run. */
export const CHALLENGE_PATH = '/news/2026/report-a-worry-about-a-child';
const FEED_LENGTH = 4;

/** Words around a news page which are not the news. */
export const councilNewsFurniture = {
  cookies: 'We use some essential cookies to make this website work',
  emergency: 'Flood alert: River Wend at Saltmere, see the latest levels',
  helpful: 'Was this page helpful?',
  related: 'Other pages in this section',
  subscribe: 'Sign up for e-newsletters from the council',
} as const;

export const newsUrl = (story: Story): string => ORIGIN + newsPath(story);
/** The address that a redirect leads away from; null where the page never moved. */
export const oldNewsUrl = (story: Story): string | null =>
  story['moved-from'] === undefined ? null : ORIGIN + story['moved-from'];

const newsPath = (story: Story): string => story.path ?? `/news/${story.name}`;

export function councilNews(): VirtualHost {
  const stories = readStories('westmarch-news');
  const answer = ({ path }: Asked): Answer | null => {
    const story = stories.find((candidate) => newsPath(candidate) === path);
    if (story !== undefined) return html(newsPage(story, stories), { ...validated(story.published), gzip: true });
    const moved = stories.find((candidate) => candidate['moved-from'] === path);
    if (moved !== undefined) return html('Moved', { status: 301, headers: { location: newsPath(moved) } });
    switch (path) {
      case '/robots.txt':
        // Two tenths of a second: enough to be seen in the log of requests.
        return text(`User-agent: *\nCrawl-delay: 0.2\nSitemap: ${ORIGIN}/sitemap.xml\n`);
      case '/sitemap.xml':
        return xml(sitemap(stories), validated());
      case '/feed.json':
        return text(jsonFeed(stories.slice(0, FEED_LENGTH)), 'application/feed+json', validated());
      case CHALLENGE_PATH:
        return html(challenge());
      default:
        return null;
    }
  };
  return { name: COUNCIL_NEWS, answer };
}

/** As short as the real one, and as silent about what it is. */
function challenge(): string {
  return '<html style="height:100%"><head><META NAME="ROBOTS" CONTENT="NOINDEX, NOFOLLOW"><script src="/_Incapsula_Resource?SWJIYLWA=5074a744e2e3d891814e9a2dace20bd4&ns=1&cb=301"></script></head><body></body></html>\n';
}

function newsPage(story: Story, stories: readonly Story[]): string {
  const others = stories.filter((other) => other.name !== story.name).slice(0, 4);
  const links = others.map((other) => `<li><a href="${newsPath(other)}">${escapeHtml(other.headline)}</a></li>`);
  return `<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8" />
<title>${escapeHtml(story.headline)} | ${COUNCIL_NAME}</title>
<meta name="description" content="${escapeHtml(story.description ?? '')}" />
<link rel="canonical" href="${newsUrl(story)}" />
<meta property="og:site_name" content="${COUNCIL_NAME}" />
<meta property="og:title" content="${escapeHtml(story.headline)}" />
</head>
<body>
<div class="cookie-notice"><p>${councilNewsFurniture.cookies}.</p><button>Accept</button></div>
<a class="visually-hidden" href="#main-content">Skip to main content</a>
<header class="lgd-header"><a href="/">${COUNCIL_NAME}</a><nav><a href="/bins">Bins</a> <a href="/council-tax">Council tax</a> <a href="/news">News</a></nav></header>
<div class="emergency-banner"><a href="/floods">${councilNewsFurniture.emergency}</a></div>
<nav class="breadcrumb"><ol><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ol></nav>
<main id="main-content">
<h1 class="page-title">${escapeHtml(story.headline)}</h1>
<div class="news-date"><time datetime="${story.published}">${longDate(story.published)}</time></div>
<p class="news-topic"><a href="/news?topic=${encodeURIComponent(story.topic ?? '')}">${escapeHtml(story.topic ?? '')}</a></p>
<div class="field field--name-body">
${blocksHtml(story.blocks).join('\n')}
</div>
<section class="feedback"><h2>${councilNewsFurniture.helpful}</h2><form><button>Yes</button><button>No</button></form></section>
<aside class="section-links"><h2>${councilNewsFurniture.related}</h2><ul>${links.join('\n')}</ul></aside>
</main>
<footer><h2>${councilNewsFurniture.subscribe}</h2><p>Civic Centre, Corn Street, Hartwell</p></footer>
</body>
</html>
`;
}

/** A page that moved is still listed at its old address. */
function sitemap(stories: readonly Story[]): string {
  const entries = stories.map(
    (story) => `<url><loc>${oldNewsUrl(story) ?? newsUrl(story)}</loc><lastmod>${story.published}</lastmod></url>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...entries, `<url><loc>${ORIGIN}${CHALLENGE_PATH}</loc><lastmod>2026-01-05</lastmod></url>`].join('\n')}
</urlset>
`;
}

function jsonFeed(stories: readonly Story[]): string {
  const items = stories.map((story) => ({
    id: newsPath(story),
    url: newsUrl(story),
    title: story.headline,
    summary: story.description,
    date_published: `${story.published}T00:00:00Z`,
    content_text: story.description,
  }));
  return `${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: `${COUNCIL_NAME} news`, home_page_url: `${ORIGIN}/news`, feed_url: `${ORIGIN}/feed.json`, items }, null, 1)}\n`;
}
