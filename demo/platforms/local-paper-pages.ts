/** Pages of the Hartwell Post's present site: articles in their furniture, and section fronts. */
import { blocksHtml, escapeHtml, scriptJson } from '../html.ts';
import type { Story } from '../story.ts';
import { bylineDate } from '../uk-date.ts';
import { LOCAL_PAPER, LOCAL_PAPER_NAME, storyPath, storyUrl } from './local-paper-address.ts';

/** Words around an article which are not the article. */
export const localPaperFurniture = {
  cookies: 'We and our 214 partners store information on your device',
  newsletter: 'Get the Hartwell briefing in your inbox every weekday at seven',
  related: 'READ MORE:',
  mostRead: 'Most read this week',
  share: 'Share this article on',
  advert: 'Advertisement - story continues below',
  comments: 'Comments: our rules',
  footer: 'This website and associated newspapers adhere to an editors’ code of practice',
} as const;

export function storyPage(story: Story, stories: readonly Story[]): string {
  const others = stories.filter((other) => other.name !== story.name && other.layout === 'current');
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
${headOf(story)}
</head>
<body class="article-page">
${bannerAndNav()}
<main id="content">
<article class="article" id="article-${story.id ?? ''}">
<h1 class="article-headline">${escapeHtml(story.headline)}</h1>
<p class="article-standfirst">${escapeHtml(story.standfirst ?? '')}</p>
<div class="article-byline"><span class="author-name">By ${escapeHtml(story.author ?? '')}</span>${story.role === undefined ? '' : ` <span class="author-role">${escapeHtml(story.role)}</span>`}
<time datetime="${story.published}">${bylineDate(story.published)}</time></div>
<ul class="share-bar"><li>${localPaperFurniture.share} Facebook</li><li>${localPaperFurniture.share} WhatsApp</li></ul>
<figure class="lead-image"><img src="${story.image ?? '/images/placeholder.jpg'}" alt=""><figcaption>Picture: Post library</figcaption></figure>
<div class="article-body" id="subscription-content">
${withBoxes(blocksHtml(story.blocks), others)}
</div>
</article>
<aside class="comments"><h2>${localPaperFurniture.comments}</h2><p>You must be signed in to join the conversation.</p></aside>
</main>
${mostRead(others)}
<footer class="site-footer"><p>${localPaperFurniture.footer}. If you have a complaint about content, contact the editor.</p></footer>
</body>
</html>
`;
}

function headOf(story: Story): string {
  const url = storyUrl(story);
  const image = `https://${LOCAL_PAPER}${story.image ?? '/images/placeholder.jpg'}`;
  const description = story.standfirst ?? '';
  const linked = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: LOCAL_PAPER_NAME, url: `https://${LOCAL_PAPER}/` },
      {
        '@type': 'NewsArticle',
        headline: story.headline,
        description,
        datePublished: story.published,
        dateModified: story.modified ?? story.published,
        author: [{ '@type': 'Person', name: story.author, ...(story.role && { jobTitle: story.role }) }],
        publisher: {
          '@type': 'NewsMediaOrganization',
          name: LOCAL_PAPER_NAME,
          logo: `https://${LOCAL_PAPER}/logo.png`,
        },
        articleSection: story.section,
        image: [image],
        isAccessibleForFree: story.free === 'yes',
        mainEntityOfPage: url,
        inLanguage: 'en-GB',
      },
    ],
  };
  return `<meta charset="utf-8">
<title>${escapeHtml(story.headline)} | ${LOCAL_PAPER_NAME}</title>
<link rel="canonical" href="${url}">
<link rel="alternate" type="application/rss+xml" href="/rss/">
<meta name="description" content="${escapeHtml(description)}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${LOCAL_PAPER_NAME}">
<meta property="og:title" content="${escapeHtml(story.headline)}">
<meta property="og:description" content="${escapeHtml(description)}">
<meta property="og:url" content="${url}">
<meta property="og:image" content="${image}">
<meta property="article:published_time" content="${story.published}">
<script type="application/ld+json">${scriptJson(linked)}</script>
<script>window.adUnits = ["top", "mid", "side"]; if (1 < 2) { document.documentElement.className += " js"; }</script>`;
}

/** The boxes stand between the paragraphs, as on the real sites. */
function withBoxes(blocks: readonly string[], others: readonly Story[]): string {
  const [first, second] = others;
  const boxes = new Map([
    [2, `<div class="ad-slot" aria-hidden="true"><span class="ad-label">${localPaperFurniture.advert}</span></div>`],
    [3, teaser(first)],
    [
      4,
      `<div class="newsletter-signup"><h3>${localPaperFurniture.newsletter}</h3><form action="/newsletter"><label>Email address <input type="email" name="email"></label><button>Sign me up</button></form></div>`,
    ],
    [6, teaser(second)],
  ]);
  return blocks
    .flatMap((block, index) => [block, boxes.get(index + 1) ?? ''])
    .filter((part) => part !== '')
    .join('\n');
}

function teaser(story: Story | undefined): string {
  if (story === undefined) return '';
  const link = `<a href="${storyPath(story)}">${escapeHtml(story.headline)}</a>`;
  return `<div class="related-story inline-related"><strong>${localPaperFurniture.related}</strong> ${link}</div>`;
}

function bannerAndNav(): string {
  const sections = ['Council', 'Transport', 'Community', 'Planning', 'Education'];
  const links = sections.map((name) => `<li><a href="/news/${name.toLowerCase()}/">${name}</a></li>`).join('');
  return `<div class="cookie-banner" role="dialog"><p>${localPaperFurniture.cookies}, such as unique identifiers in cookies.</p><button>Accept all</button></div>
<header class="site-header"><a href="/" class="logo">${LOCAL_PAPER_NAME}</a><nav><ul>${links}<li><a href="/search/">Search</a></li></ul></nav></header>`;
}

function mostRead(stories: readonly Story[]): string {
  const items = stories
    .slice(2, 7)
    .map((story) => `<li><a href="${storyPath(story)}">${escapeHtml(story.headline)}</a></li>`);
  return `<aside class="most-read"><h2>${localPaperFurniture.mostRead}</h2><ol>${items.join('\n')}</ol></aside>`;
}

export function sectionPage(title: string, stories: readonly Story[]): string {
  const cards = stories.map(
    (story) =>
      `<article class="teaser"><h2><a href="${storyPath(story)}">${escapeHtml(story.headline)}</a></h2><p>${escapeHtml(story.standfirst ?? '')}</p></article>`,
  );
  return `<!DOCTYPE html>
<html lang="en-GB">
<head><meta charset="utf-8"><title>${escapeHtml(title)} | ${LOCAL_PAPER_NAME}</title></head>
<body>
${bannerAndNav()}
<main><h1>${escapeHtml(title)}</h1>
${cards.join('\n')}
</main>
</body>
</html>
`;
}
