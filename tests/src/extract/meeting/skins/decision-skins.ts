/** The page of one decision in several skins: labels in paragraphs, in a table, in a list of terms, in cards. */
import type { Skin } from './meeting-skins.ts';
import { SITTING } from './sitting.ts';

const { council } = SITTING;

export const DECISION = {
  title: 'Contract for street lamps',
  maker: 'Cabinet Member for Transport',
  status: 'Recommendations approved',
  key: 'Yes',
  callIn: 'No',
  date: '05/06/2025',
  effective: '13/06/2025',
  published: '06/06/2025',
  purpose: 'To let a contract for new lamps on residential roads.',
  decisions: ['That the contract be let to the lowest tender.', 'That the Head of Highways sign it.'],
  reasons: 'The old lamps fail often and use much power.',
  alternatives: 'To mend the old lamps one by one, which costs more.',
  paper: { title: 'Lamps report', href: 'documents/s5501/Lamps report.pdf' },
} as const;

const D = DECISION;
const PAIRS: readonly (readonly [string, string])[] = [
  ['Decision Maker', D.maker],
  ['Decision status', D.status],
  ['Is Key decision?', D.key],
  ['Is subject to call in?', D.callIn],
  ['Publication date', D.published],
  ['Date of decision', D.date],
  ['Effective from', D.effective],
];
const list = `<ol>${D.decisions.map((words) => `<li>${words}</li>`).join('')}</ol>`;
const paper = `<a href="${D.paper.href}">${D.paper.title}</a>`;

const classic = `<html><head><title>Decision - ${D.title} - ${council}</title></head><body><div id="modgov"><h1 class="mgMainTitleTxt">Decision details</h1><h2 class="mgSubTitleTxt">${D.title}</h2>
${PAIRS.map(([label, value]) => `<p><span class="mgLabel">${label}:</span> ${value}</p>`).join('\n')}
<h3 class="mgSubSubTitleTxt">Purpose:</h3><div class="mgWordPara"><p>${D.purpose}</p></div>
<h3 class="mgSubSubTitleTxt">Decision:</h3><div class="mgWordPara">${D.decisions.map((words, at) => `<p>${at + 1}. ${words}</p>`).join('')}</div>
<h3 class="mgSubSubTitleTxt">Reasons for the decision:</h3><div class="mgWordPara"><p>${D.reasons}</p></div>
<h3 class="mgSubSubTitleTxt">Alternative options considered:</h3><div class="mgWordPara"><p>${D.alternatives}</p></div>
<h3 class="mgSubSubTitleTxt">Accompanying Documents:</h3><ul class="mgBulletList"><li>${paper} <span class="mgFileSize">PDF 99 KB</span></li></ul></div></body></html>`;

const table = `<html><head><title>${D.title} | ${council}</title></head><body><header><span class="site-name">${council}</span></header><main><h1>${D.title}</h1><table class="table">
${PAIRS.map(([label, value]) => `<tr><th scope="row">${label}</th><td>${value}</td></tr>`).join('\n')}
<tr><th scope="row">Purpose</th><td>${D.purpose}</td></tr><tr><th scope="row">Decision</th><td>${list}</td></tr>
<tr><th scope="row">Reasons for the decision</th><td>${D.reasons}</td></tr><tr><th scope="row">Alternative options considered</th><td>${D.alternatives}</td></tr>
<tr><th scope="row">Accompanying documents</th><td>${paper}</td></tr></table></main></body></html>`;

const terms = `<html><head><title>Decision details | ${council}</title></head><body><header><a href="/">${council}</a></header><div role="main"><p class="kicker">Decision details</p><h1>${D.title}</h1><dl>
${PAIRS.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('\n')}</dl>
<h2>Purpose</h2><p>${D.purpose}</p><h2>Decision</h2>${list}<h2>Reasons for the decision</h2><p>${D.reasons}</p><h2>Alternative options considered</h2><p>${D.alternatives}</p><h2>Accompanying documents</h2><p>${paper}</p></div></body></html>`;

const cards = `<html><head><title>Decision - ${D.title}</title></head><body><header class="brand">${council}</header><div class="container"><h1>Decision: ${D.title}</h1><div class="card">
${PAIRS.map(([label, value]) => `<div class="row"><div class="col-4"><strong>${label}:</strong></div><div class="col-8">${value}</div></div>`).join('\n')}</div>
<section><h2>Purpose:</h2><div>${D.purpose}</div></section><section><h2>Decision made:</h2><div>${D.decisions.map((words) => `<p>${words}</p>`).join('')}</div></section>
<section><h2>Reasons for the decision:</h2><div>${D.reasons}</div></section><section><h2>Alternative options considered:</h2><div>${D.alternatives}</div></section>
<section><h2>Documents</h2><div>${paper}</div></section></div></body></html>`;

export const DECISION_SKINS: readonly Skin[] = [
  { name: 'classic', html: classic },
  { name: 'table', html: table },
  { name: 'terms', html: terms },
  { name: 'cards', html: cards },
];
