/** What stands around every page of a ModernGov site, in two skins. */
import { escapeHtml } from '../html.ts';
import type { DemoCouncil } from './council.ts';

/** Words around a meeting which are not the meeting. */
export const moderngovFurniture = {
  menu: 'Your councillors',
  search: 'Search documents and meetings',
  follow: 'Subscribe to updates about this committee',
  cookies: 'This site keeps a cookie to remember your text size',
} as const;

interface FrameWords {
  readonly main: string;
  readonly sub?: string;
  /** HTML. */
  readonly body: string;
}

export function moderngovFrame(council: DemoCouncil, { main, sub, body }: FrameWords): string {
  const name = escapeHtml(council.name);
  const title = sub === undefined ? main : `${main} - ${sub}`;
  const subTitle = sub === undefined ? '' : `<h2 class="mgSubTitleTxt">${escapeHtml(sub)}</h2>`;
  const content = `<h1 class="mgMainTitleTxt">${escapeHtml(main)}</h1>\n${subTitle}\n${body}`;
  const page =
    council.skin === 'classic'
      ? `<div id="banner"><a href="/"><img src="logo.gif" alt="${name}" /></a></div>
<div class="mgMenu"><ul><li><a href="mgListCommittees.aspx">Committees</a></li><li><a href="mgMemberIndex.aspx">${moderngovFurniture.menu}</a></li><li><a href="ieDocSearch.aspx">${moderngovFurniture.search}</a></li></ul></div>
<div id="modgov"><div class="mgContent">
${content}
</div></div>
<div class="mgFooter"><p>${moderngovFurniture.follow}</p></div>`
      : `<div role="alert" class="cookies"><p>${moderngovFurniture.cookies}.</p></div>
<header><p class="site-name">${name}</p><nav aria-label="Main"><a href="mgListCommittees.aspx">Committees</a> <a href="mgMemberIndex.aspx">${moderngovFurniture.menu}</a></nav></header>
<main id="main">
<nav aria-label="Breadcrumb"><a href="/">Home</a> &gt; <a href="mgListCommittees.aspx">Committees</a></nav>
${content}
</main>
<footer><a href="ieDocSearch.aspx">${moderngovFurniture.search}</a> <p>${moderngovFurniture.follow}</p></footer>`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)} - ${name}</title>
</head>
<body>
${page}
</body>
</html>
`;
}
