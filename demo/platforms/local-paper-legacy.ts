/** The Hartwell Post's pages from before its new site: no structured data, a byline in words, template residue. */
import { blocksHtml, escapeHtml } from '../html.ts';
import type { Story } from '../story.ts';
import { bylineDate } from '../uk-date.ts';
import { LOCAL_PAPER_NAME } from './local-paper-address.ts';

export const legacyFurniture = {
  residue: '{%endif%}',
  visit: 'Visit the website to find out more',
  sponsor: 'Tully & Sons Conservatories sponsors Hartwell Post local news',
  readingTime: '3 minute read',
  weather: 'Weather for the Wend valley: bright spells, 14 degrees',
} as const;

export function legacyPage(story: Story): string {
  const headline = escapeHtml(story.headline);
  const role = story.role === undefined ? '' : `${escapeHtml(story.role)} `;
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="en">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=${story.charset}" />
<title>${headline} - ${LOCAL_PAPER_NAME}</title>
</head>
<body>
<div id="wrapper">
<div id="top">${LOCAL_PAPER_NAME} ${legacyFurniture.residue}</div>
<div id="strap"><a href="/">${LOCAL_PAPER_NAME}</a></div>
<div class="sponsor"><a href="https://tully.demo.test/">${legacyFurniture.visit}</a><br />
<a href="https://tully.demo.test/">${legacyFurniture.visit}</a><br />
${escapeHtml(legacyFurniture.sponsor)}</div>
<div class="crumb-title">${headline}</div>
<div class="reading">${legacyFurniture.readingTime}</div>
<h1>${headline}</h1>
<p class="published">Published by ${role}${escapeHtml(story.author ?? '')} at ${bylineDate(story.published)}.</p>
<div class="story">
${blocksHtml(story.blocks).join('\n')}
</div>
<div class="side"><p>${legacyFurniture.weather}</p></div>
</div>
</body>
</html>
`;
}
