/** Pages of Care Today: articles with microdata between promotions, forms, jobs and comments; and its listing. */
import { blocksHtml, escapeHtml } from '../html.ts';
import type { Story } from '../story.ts';
import { longDate } from '../uk-date.ts';
import { PARTNER_PATH, TRADE_PAPER_NAME, articlePath, articleUrl } from './trade-paper-address.ts';

/** Words around an article which are not the article. */
export const tradePaperFurniture = {
  promotion: 'Brightwater launches a mentoring line for newly qualified managers',
  enquiry: 'Make an Enquiry',
  photo: 'Photo: Larkfield Stock',
  syndicated: 'This article was first published by the',
  more: 'More from Care Today',
  resources: 'Keep abreast of what is new in social care',
  fullStory: 'Read Full Story',
  jobs: 'Related jobs',
  job: 'Senior Practitioner (Night Duty), Kettle Vale, up to £46,200',
  commentHeading: '3 responses to this article',
  comment: 'I have said this since 2009 and nobody listened',
  closed: 'Comments are closed.',
  subscribe: 'Subscribe for a weekly digest written by practitioners',
  icons: 'closechevron-downbars linkedin facebook youtube rss twitter',
} as const;

const furniture = tradePaperFurniture;

export function articlePage(story: Story, stories: readonly Story[]): string {
  const others = stories.filter((other) => other.name !== story.name);
  return `<!doctype html>
<html lang="en-GB">
<head>
${headOf(story)}
</head>
<body class="single single-post">
${banner()}
<main>
<article itemscope itemtype="https://schema.org/NewsArticle">
<header class="entry-header">
<a class="entry-category" itemprop="articleSection" href="/news/">${escapeHtml(story.section ?? '')}</a>
<h1 itemprop="headline">${escapeHtml(story.headline)}</h1>
<p class="entry-intro">${escapeHtml(story.standfirst ?? '')}</p>
<p class="entry-meta">by <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">${escapeHtml(story.author ?? '')}</span></span> on <time itemprop="datePublished" datetime="${story.published}">${longDate(story.published)}</time></p>
</header>
<figure><img src="/media/${story.name}.jpg" alt=""><figcaption>${furniture.photo}</figcaption></figure>
<div class="entry-content" itemprop="articleBody">
${blocksHtml(story.blocks, 'h3').join('\n')}
${moreBox(others)}
</div>
<footer class="entry-footer">${credit(story)}<div class="share">${icons()}</div></footer>
</article>
${asides(others)}
</main>
<footer class="site-footer"><p>${furniture.subscribe}</p><p>Care Today, Unit 4, Lantern Wharf</p><span class="icon-names">${furniture.icons}</span></footer>
</body>
</html>
`;
}

function headOf(story: Story): string {
  return `<meta charset="utf-8">
<title>${escapeHtml(story.headline)} - ${TRADE_PAPER_NAME}</title>
<link rel="canonical" href="${articleUrl(story)}">
<meta name="author" content="${escapeHtml(story.author ?? '')}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${TRADE_PAPER_NAME}">
<meta property="og:title" content="${escapeHtml(story.headline)}">
<meta property="og:description" content="${escapeHtml(story.standfirst ?? '')}">
<meta property="article:published_time" content="${story.published}">
${story.modified === undefined ? '' : `<meta property="article:modified_time" content="${story.modified}">`}
<meta property="article:section" content="${escapeHtml(story.section ?? '')}">`;
}

function banner(): string {
  return `<svg class="sprite" hidden><symbol id="close"><title>close</title></symbol><symbol id="bars"><title>bars</title></symbol></svg>
<header class="site-header"><a href="/">${TRADE_PAPER_NAME}</a><nav><a href="/news/">News</a> <a href="/jobs/">Jobs</a> <a href="/about/">About</a></nav></header>
<section class="promo-banner"><h2>${furniture.promotion}</h2><p>Forty minutes a week with somebody who has done the job.</p><a href="/promo/">Read more</a> <a href="/enquiry/">${furniture.enquiry}</a> <a href="/contact/">Contact Us</a></section>`;
}

const icons = (): string =>
  ['linkedin', 'facebook', 'twitter'].map((name) => `<i class="icon icon-${name}">${name}</i>`).join('');

/** It stands inside the body, where the real one stands. */
function moreBox(others: readonly Story[]): string {
  const links = others
    .slice(0, 3)
    .map((story) => `<li><a href="${articlePath(story)}">${escapeHtml(story.headline)}</a></li>`);
  return `<div class="more-from"><h4>${furniture.more}</h4><ul>${links.join('\n')}</ul></div>`;
}

const credit = (story: Story): string =>
  story['copy-of'] === undefined ? '' : `<p class="syndicated">${furniture.syndicated} Hartwell Post</p>`;

function asides(others: readonly Story[]): string {
  const cards = others
    .slice(3, 5)
    .map(
      (story) =>
        `<div class="card"><h3><a href="${articlePath(story)}">${escapeHtml(story.headline)}</a></h3><p>${escapeHtml(story.standfirst ?? '')} [...]</p><a href="${articlePath(story)}">${furniture.fullStory}</a></div>`,
    );
  return `<section class="knowledge"><h2>Knowledge &amp; Resources</h2><p>${furniture.resources}.</p>${cards.join('\n')}</section>
<section class="jobs-widget"><h2>${furniture.jobs}</h2><ul><li><a href="/jobs/9021/">${furniture.job}</a></li></ul></section>
<form class="enquiry-form" action="/enquiry/"><h2>${furniture.enquiry}</h2><label>Your name <input name="name"></label><label>How can we help? <textarea name="message"></textarea></label><button>Send</button></form>
<section id="comments" class="comments-area"><h2>${furniture.commentHeading}</h2><ol class="comment-list">
<li class="comment"><cite>Exhausted of Ludwick</cite><p>${furniture.comment}. The trouble is always the same and so is the report about it.</p></li>
<li class="comment"><cite>nightowl</cite><p>Try it on a Sunday with one car and no signal.</p></li>
<li class="comment"><cite>Pat</cite><p>Well said nightowl.</p></li>
</ol><p class="no-comments">${furniture.closed}</p></section>`;
}

export function listingPage(stories: readonly Story[], page: number, more: boolean): string {
  const cards = stories.map(
    (story) =>
      `<article class="card"><h2><a href="${articlePath(story)}">${escapeHtml(story.headline)}</a></h2><p>${escapeHtml(story.standfirst ?? '')}</p></article>`,
  );
  const partner = `<article class="card sponsored"><h2><a href="${PARTNER_PATH}">Rota software that cares as much as you do</a></h2><p>Paid for by Rotawell</p></article>`;
  const next = more ? `<a class="next page-numbers" href="/news/page/${page + 1}/">Older stories</a>` : '';
  return `<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>News, page ${page} - ${TRADE_PAPER_NAME}</title></head>
<body class="archive">
${banner()}
<main><h1>News</h1>
${[...cards, page === 1 ? partner : ''].join('\n')}
<nav class="pagination">${next}</nav>
</main>
</body>
</html>
`;
}
