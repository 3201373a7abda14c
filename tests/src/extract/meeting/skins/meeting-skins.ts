/** The same meeting's page as several councils might dress it: cards, flat headings, a list, a definition list, plain rows, Welsh. */
import { ITEMS, SITTING } from './sitting.ts';
import type { SkinItem } from './sitting.ts';

export interface Skin {
  readonly name: string;
  readonly html: string;
  /** How this skin writes the items' numbers, where not as they are. */
  readonly numbers?: (number: string) => string;
}

const { council, committee, date, time, venue, contact, meetingId, committeeId } = SITTING;
const PACK = `documents/g${meetingId}/Printed minutes 03rd-Mar-2026 14.00 Health and Housing Scrutiny Panel.pdf?T=1`;

const paragraphs = (lines: readonly string[], label = (text: string) => `<p><strong>${text}</strong></p>`): string =>
  lines.map((line) => (line.endsWith(':') ? label(line) : `<p>${line}</p>`)).join('\n');
const papers = (item: SkinItem, each: (title: string, href: string) => string): string =>
  item.papers.map(({ title, href }) => each(title, href)).join('\n');

/** Bootstrap cards: the number is a badge, headings are h3 and h4. */
const cards = `<html><head><title>Agenda for ${committee} on ${date}, ${time} | ${council}</title></head><body>
<a class="skip-link" href="#c">Skip to content</a><header class="navbar"><a href="/">${council}</a><nav><a href="mgListCommittees.aspx">Committees</a></nav></header>
<div class="container"><ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="mgCommitteeDetails.aspx?ID=${committeeId}">${committee}</a></li></ol>
<main id="c"><h1>${committee}</h1><p class="lead">${date} ${time}</p>
<div class="row facts"><div class="col-3 fw-bold">Venue</div><div class="col-9">${venue} <a href="mgLocationDetails.aspx?RID=1">View map</a></div></div>
<div class="row facts"><div class="col-3 fw-bold">Contact</div><div class="col-9">${contact}</div></div>
<ul class="list-inline"><li><a class="btn" href="mgMeetingAttendance.aspx?ID=${meetingId}">Attendance</a></li><li><a class="btn" href="${PACK}">Printed minutes (PDF, 98 KB)</a></li></ul>
${ITEMS.map(
  (
    item,
  ) => `<div class="card mb-3" id="AI${item.id}"><div class="card-header"><span class="badge">${item.number}</span> <h3 class="card-title">${item.title}</h3>${item.restricted ? '<span class="badge bg-danger">Restricted</span>' : ''}</div>
<div class="card-body"><p>${item.agenda}</p>
${item.papers.length === 0 ? '' : `<h4>Documents</h4><ul>${papers(item, (title, href) => `<li><a href="${href}">${title}</a> <small>(PDF, 120 KB)</small></li>`)}</ul>`}
${item.minutes.length === 0 ? '' : `<h4>Minutes</h4>${paragraphs(item.minutes)}`}</div></div>`,
).join('\n')}
</main></div><footer><p>© ${council}</p></footer></body></html>`;

/** Flat: headings and paragraphs one after another, the number before the title, labels in a list of pairs. */
const flat = `<html><head><title>${committee}, ${SITTING.plainDate}</title><meta property="og:site_name" content="${council}"></head><body>
<div id="header"><img src="/logo.png" alt="${council} logo"><form action="ieSearchResults2.aspx"><input name="SS"></form></div>
<div id="content"><h1>Agenda and minutes</h1><h2>${committee}</h2>
<dl><dt>Date</dt><dd>${date}</dd><dt>Time</dt><dd>${time}</dd><dt>Venue</dt><dd>${venue}</dd><dt>Contact</dt><dd>${contact}</dd></dl>
<p><a href="${PACK}">Printed minutes PDF 98 KB</a> | <a href="mgMeetingAttendance.aspx?ID=${meetingId}">Attendance details</a></p>
${ITEMS.map(
  (item) => `<h3>${item.number}. ${item.title}${item.restricted ? ' (exempt)' : ''}</h3>
<p>${item.agenda}</p>
${papers(item, (title, href) => `<p class="doc"><a href="${href}" title="Link to document '${title}'">${title} PDF 120 KB</a></p>`)}
${item.minutes.length === 0 ? '' : `<h4>Minutes</h4>${paragraphs(item.minutes, (text) => `<h5>${text}</h5>`)}`}`,
).join('\n')}
<h2>Share this page</h2><p>Tell a friend about this meeting.</p></div><div id="footer">Contact us</div></body></html>`;

/** An ordered list whose numbers are links' neighbours, minutes in a fold. */
const list = `<html><head><title>${council}: meeting</title></head><body><header><h1>${council}</h1></header>
<div role="main"><h2 class="page-heading">${committee} - ${date} ${time}</h2>
<table class="meta"><tr><th>Venue:</th><td>${venue}</td></tr><tr><th>Contact:</th><td>${contact}</td></tr></table>
<ul class="docs"><li><a href="${PACK}"><span>Printed minutes</span> <span class="size">98 KB</span></a></li></ul>
<ul class="agenda-list">
${ITEMS.map(
  (
    item,
  ) => `<li class="agenda-item${item.restricted ? ' restricted' : ''}"><span class="num">${item.number}.</span><div class="body"><p class="head"><a href="mgAi.aspx?ID=${item.id}">${item.title}</a></p>
<div class="summary">${item.agenda}</div>
${papers(item, (title, href) => `<div><a href="${href}">${title}</a> (120 KB)</div>`)}
${item.minutes.length === 0 ? '' : `<details><summary>Minutes</summary>${paragraphs(item.minutes, (text) => `<div class="lbl">${text}</div>`)}</details>`}</div></li>`,
).join('\n')}
</ul></div><footer>${council}</footer></body></html>`;

/** The platform's own classes on other elements, as its responsive pages have them. */
const responsive = `<html><head><title>Agenda for ${committee} on ${date}, ${time} - ${council}</title></head><body><div id="modgov" class="mgContent mgResponsive">
<div class="mgMainTitleTxt">Agenda and minutes</div><div class="mgSubTitleTxt">${committee} - ${date} ${time}</div>
<div class="mgDetails"><span class="mgLabel">Venue:</span>&nbsp;${venue}.&nbsp;<a href="mgLocationDetails.aspx?RID=1">View directions</a><br><span class="mgLabel">Contact:</span>&nbsp;${contact}</div>
<ul class="mgActionList"><li><a href="mgMeetingAttendance.aspx?ID=${meetingId}">Attendance details</a></li><li><a href="${PACK}">Printed minutes <span class="mgFileSize">PDF 98 KB</span></a></li></ul>
<div class="mgItemTable mgResponsiveTable" role="table">
${ITEMS.map(
  (
    item,
  ) => `<div class="mgItemRow${item.restricted ? ' mgItemRestricted' : ''}" role="row"><div class="mgItemNumberCell" role="cell"><span class="mgAiTitleTxt">${item.number}.</span></div><div role="cell">
<h2 class="mgAiTitleTxt">${item.title} <span style="display:none">ref: ${item.id - 4000}</span></h2>
<div class="mgWordPara"><p class="MsoNormal">${item.agenda}</p><p>&nbsp;</p></div>
${item.papers.length === 0 ? '' : `<p class="mgSubItemTitleTxt">Additional documents:</p><ul class="mgBulletList">${papers(item, (title, href) => `<li><a href="${href}">${title}&nbsp;<span class="mgFileSize">PDF 120 KB</span></a></li>`)}</ul>`}
${item.minutes.length === 0 ? '' : `<p class="mgSubItemTitleTxt">Minutes:</p><div class="mgWordPara">${paragraphs(item.minutes, (text) => `<p><u>${text}</u></p>`)}</div>`}</div></div>`,
).join('\n')}
</div></div></body></html>`;

/** Rows of a bare table with no class that means anything. */
const rows = `<html><head><title>${committee} ${SITTING.plainDate}</title></head><body><div class="breadcrumb"><a href="/">${council}</a> &gt; <a href="ieListMeetings.aspx?CId=${committeeId}&amp;Year=0">${committee}</a></div>
<article><h1>${committee}</h1><h2>Meeting on ${date} at ${time}</h2><p><b>Venue:</b> ${venue}<br><b>Contact:</b> ${contact}</p>
<p><a href="${PACK}">Minutes of this meeting, PDF 98 KB</a></p>
<table><thead><tr><th>No.</th><th>Business</th></tr></thead><tbody>
${ITEMS.map(
  (
    item,
  ) => `<tr><td>${item.number}</td><td><strong>${item.title}</strong>${item.restricted ? ' <em>Exempt</em>' : ''}<p>${item.agenda}</p>${papers(item, (title, href) => `<p><a href="${href}">${title}</a></p>`)}</td></tr>
${item.minutes.length === 0 ? '' : `<tr><td></td><td><b>Minutes:</b>${paragraphs(item.minutes)}</td></tr>`}`,
).join('\n')}
</tbody></table></article></body></html>`;

/** A numbered list without any class, in a council's own frame of boxes. */
const numbered = `<html><head><title>${committee}, ${SITTING.plainDate}</title></head><body><div class="top"><a href="https://www.marlshire.example/"><img src="crest.gif" alt="${council}"></a><ul><li><a href="/bins">Bins</a></li><li><a href="/tax">Tax</a></li></ul></div>
<p class="crumbs">You are in: <a href="/">Home</a> / <a href="ieListMeetings.aspx?CId=${committeeId}&amp;Year=0">${committee} meetings</a></p>
<div class="page"><div class="mgMainContent"><h1>Agenda, decisions and minutes</h1><h2 class="mgSubTitleTxt">${committee} - ${date} ${time}</h2>
<p><span class="mgLabel">Venue:</span> ${venue}</p><ul class="mgActionList"><li><a href="${PACK}">Printed minutes PDF 98 KB</a></li></ul><h3>Items</h3>
<ol>${ITEMS.map(
  (item) => `<li><strong>${item.title}</strong>${item.restricted ? ' <em>Restricted</em>' : ''}
<p>${item.agenda}</p><ul>${papers(item, (title, href) => `<li><a href="${href}">${title} PDF 120 KB</a> <a href="${href.replace('.pdf', '.html')}?CT=2">View as HTML (2) 31 KB</a></li>`)}</ul>
${item.minutes.length === 0 ? '' : `<div><p class="mgSubItemTitleTxt">Minutes:</p>${paragraphs(item.minutes)}</div>`}</li>`,
).join('\n')}</ol></div></div><div class="bottom"><p>${council}, Marl House</p></div></body></html>`;

/** Folds with the papers of the meeting as cards; the place stands below the day without a label. */
const folds = `<html><head><title>${committee} | ${council}</title></head><body><main><h1>${committee}</h1><p>${date} at ${time}<br>${venue}</p><p>Contact: ${contact}</p>
<a class="card" href="${PACK}"><h3>Printed minutes</h3><span>Download PDF (98 KB)</span></a><h2>Agenda items</h2>
${ITEMS.map(
  (
    item,
  ) => `<details><summary><span>HH ${item.number}/26</span> <span class="title">${item.title}</span></summary><div>${item.restricted ? '<p>This item is exempt under paragraph 3.</p>' : ''}<p>${item.agenda}</p>
<ul>${papers(item, (title, href) => `<li><a href="${href}">${title}</a> (PDF 120 KB)</li>`)}</ul>${item.minutes.length === 0 ? '' : `<h4>Minutes</h4>${paragraphs(item.minutes)}`}</div></details>`,
).join('\n')}</main><footer>${council}</footer></body></html>`;

/** Paragraphs in bold begin the items; a heading of the page's own stands below the last. */
const bold = `<html><head><title>Minutes of ${committee} on ${date}, ${time} - ${council}</title></head><body><div class="centre"><h1>${committee}</h1>
<div><span>When</span><span>${date} ${time}</span></div><div><span>Where</span><span>${venue}</span></div><p><a href="${PACK}">Printed minutes</a></p><h2>Agenda</h2><div>
${ITEMS.map(
  (
    item,
  ) => `<p class="ai"><b>${item.number}.</b>&nbsp;<b>${item.title}</b>${item.restricted ? ' <span class="tag">Exempt</span>' : ''}</p><p>${item.agenda}</p>${papers(item, (title, href) => `<p><a href="${href}">${title}</a> <i>[PDF 0.1MB]</i></p>`)}
${item.minutes.length === 0 ? '' : `<p><i>Minutes:</i></p>${paragraphs(item.minutes)}`}`,
).join('\n')}</div><h2>Packs</h2><p>Tell a friend where they are.</p></div></body></html>`;

export const MEETING_SKINS: readonly Skin[] = [
  { name: 'cards', html: cards },
  { name: 'flat headings', html: flat },
  { name: 'list', html: list },
  { name: 'responsive', html: responsive },
  { name: 'rows', html: rows },
  { name: 'numbered list', html: numbered },
  { name: 'folds and cards', html: folds, numbers: (number) => `HH ${number}/26` },
  { name: 'paragraphs in bold', html: bold },
];
