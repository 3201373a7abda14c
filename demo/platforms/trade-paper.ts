/** Care Today: a trade paper with an Atom feed, a listing in pages and a sponsored link that robots.txt forbids. */
import { html, text, validated } from '../answer.ts';
import type { Answer, Asked, VirtualHost } from '../answer.ts';
import { escapeHtml } from '../html.ts';
import { readStories } from '../story.ts';
import type { Story } from '../story.ts';
import { articlePage, listingPage } from './trade-paper-pages.ts';
import { TRADE_PAPER, TRADE_PAPER_NAME, TRADE_PAPER_ORIGIN, articlePath, articleUrl } from './trade-paper-address.ts';

const FEED_LENGTH = 4;
const PER_PAGE = 5;

export function tradePaper(): VirtualHost {
  const stories = readStories('care-today');
  const answer = ({ path }: Asked): Answer | null => {
    const story = stories.find((candidate) => articlePath(candidate) === path);
    if (story !== undefined) return html(articlePage(story, stories), validated(story.modified ?? story.published));
    if (path === '/robots.txt')
      return text('# Partners pay by the visit\nUser-agent: *\nDisallow: /partner/\nDisallow: /*?s=\n');
    if (path === '/feed/atom/')
      return text(atom(stories.slice(0, FEED_LENGTH)), 'application/atom+xml; charset=utf-8', validated());
    const page = path === '/news/' ? 1 : Number(/^\/news\/page\/(\d{1,3})\/$/.exec(path)?.[1] ?? 0);
    const shown = stories.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    if (page < 1 || shown.length === 0) return null;
    return html(listingPage(shown, page, page * PER_PAGE < stories.length), validated());
  };
  return { name: TRADE_PAPER, answer };
}

function atom(stories: readonly Story[]): string {
  const entries = stories.map(
    (story) => `<entry>
<title type="html">${escapeHtml(escapeHtml(story.headline))}</title>
<link rel="alternate" type="text/html" href="${articleUrl(story)}"/>
<id>tag:${TRADE_PAPER},2025:${story.name}</id>
<published>${story.published}</published>
<updated>${story.modified ?? story.published}</updated>
<author><name>${escapeHtml(story.author ?? '')}</name></author>
<summary type="text">${escapeHtml(story.standfirst ?? '')}</summary>
</entry>`,
  );
  const newest = stories[0];
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<title>${TRADE_PAPER_NAME}</title>
<link rel="self" href="${TRADE_PAPER_ORIGIN}/feed/atom/"/>
<id>${TRADE_PAPER_ORIGIN}/</id>
<updated>${newest?.modified ?? newest?.published ?? ''}</updated>
${entries.join('\n')}
</feed>
`;
}
