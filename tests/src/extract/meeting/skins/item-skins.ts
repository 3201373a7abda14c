/** The page of one agenda item in several skins; its words are those of the meeting's third item. */
import type { Skin } from './meeting-skins.ts';
import { ITEMS, SITTING } from './sitting.ts';

const { council, committee, date, time, meetingId, committeeId, venue } = SITTING;
const item = ITEMS[2];
if (item === undefined) throw new Error('the sitting has no third item');
const MEETING = `ieListDocuments.aspx?CId=${committeeId}&amp;MId=${meetingId}&amp;Ver=4`;
const words = (label: (text: string) => string): string =>
  item.minutes.map((line) => (line.endsWith(':') ? label(line) : `<p>${line}</p>`)).join('\n');
const papers = item.papers.map(({ title, href }) => `<li><a href="${href}">${title}</a> (PDF, 120 KB)</li>`).join('');

const classic = `<html><head><title>Agenda item - ${item.title} - ${council}</title></head><body><div id="modgov"><h1 class="mgMainTitleTxt">Agenda item</h1><h2 class="mgSubTitleTxt">${item.title}</h2>
<p class="mgLabel">Meeting: <a href="${MEETING}">${committee}, ${date} ${time} (Item ${item.number})</a></p>
<div class="mgWordPara"><p>${item.agenda}</p></div><p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">${words((text) => `<p><b>${text}</b></p>`)}</div>
<p class="mgSubItemTitleTxt">Supporting documents:</p><ul class="mgBulletList">${papers}</ul></div></body></html>`;

const bootstrap = `<html><head><title>${item.title} | ${council}</title></head><body><header><a class="navbar-brand" href="/">${council}</a></header>
<nav aria-label="breadcrumb"><ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="mgCommitteeDetails.aspx?ID=${committeeId}">${committee}</a></li><li><a href="${MEETING}">${date} ${time}</a></li><li class="active">Item ${item.number}</li></ol></nav>
<main><h1>${item.number}. ${item.title}</h1><p>${item.agenda}</p><section><h2>Minutes</h2>${words((text) => `<h3>${text.replace(':', '')}</h3>`)}</section>
<aside class="card"><h2>Supporting documents</h2><ul>${papers}</ul></aside></main><footer>© ${council} 2026</footer></body></html>`;

const facts = `<html><head><title>Agenda item</title></head><body><div class="logo"><img src="l.png" alt="${council} logo"></div><article>
<h1>Agenda item: ${item.title}</h1><table><tr><th>Committee</th><td>${committee}</td></tr><tr><th>Date</th><td>${date}</td></tr><tr><th>Time</th><td>${time}</td></tr><tr><th>Venue</th><td>${venue}</td></tr><tr><th>Item number</th><td>${item.number}</td></tr></table>
<p><a href="${MEETING}">Back to the agenda</a></p><p>${item.agenda}</p><h2>Minutes:</h2>${words((text) => `<p>${text}</p>`)}<h2>Documents</h2><ul>${papers}</ul></article></body></html>`;

const bare = `<html><head><title>${council}: agenda item</title></head><body><div id="content"><h2>Agenda item ${item.number}</h2><h3>${item.title}</h3>
<p>Considered at: <a href="${MEETING}">Meeting of ${committee}, ${date} ${time}</a></p>
<div>${item.agenda}</div><div><span class="heading">Minutes:</span><div>${words((text) => `<p><u>${text}</u></p>`)}</div></div><div class="files">${item.papers.map(({ title, href }) => `<a href="${href}">${title}</a>`).join('<br>')}</div>
<p><a href="${MEETING}">View the full agenda</a></p></div></body></html>`;

const mobile = `<html><head><title>Agenda item - ${item.title} - ${council}</title></head><body><div data-role="page"><div data-role="header"><a href="/">${council}</a></div><div data-role="panel"><ul><li><a href="/pay">Pay</a></li><li><a href="/apply">Apply</a></li></ul></div>
<div data-role="content"><a href="${MEETING}">&lt; Back to meeting</a><h1>Agenda item</h1><h2>${item.title}</h2><ul><li><b>Meeting:</b> <a href="${MEETING}">${committee}, 03/03/2026</a></li><li><b>Time:</b> ${time}</li><li><b>Item:</b> ${item.number}</li></ul>
<div><p>${item.agenda}</p><h3>Minutes</h3>${words((text) => `<p><b>${text}</b></p>`)}</div><div><h3>Documents</h3><ul>${papers}</ul></div></div><div data-role="footer"><a href="/desktop">Desktop site</a></div></div></body></html>`;

export const ITEM_SKINS: readonly Skin[] = [
  { name: 'classic', html: classic },
  { name: 'bootstrap', html: bootstrap },
  { name: 'facts in a table', html: facts },
  { name: 'bare', html: bare },
  { name: 'mobile', html: mobile },
];
