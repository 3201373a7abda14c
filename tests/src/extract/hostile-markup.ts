/** Pages made to harm a reader, by what they are made of; for tests and for the bench. */

const STORY =
  '<h1>Ferry to run again in spring</h1><p>The ferry will cross the river again in spring, the council said.</p>';
const page = (body: string, head = ''): string => `<html><head>${head}</head><body>${body}</body></html>`;
const jsonLd = (text: string): string => `<script type="application/ld+json">${text}</script>`;
/** A document of 20 MB, made of one piece again and again. */
const filled = (piece: string): string => piece.repeat(Math.ceil(20e6 / piece.length));

/** Each gives a page as it would come from the web. */
export const HOSTILE: Readonly<Record<string, () => string>> = {
  '100,000 elements in each other': () => page('<div>'.repeat(1e5) + STORY),
  '100,000 elements in each other, closed': () => page('<div>'.repeat(1e5) + STORY + '</div>'.repeat(1e5)),
  '100,000 items that do not end each other': () => page('<li><dd>'.repeat(5e4) + STORY),
  '20 MB of elements in each other': () => page(STORY + filled('<div>')),
  '20 MB of empty elements': () => page(STORY + filled('<b></b>')),
  '20 MB of end tags': () => page(STORY + filled('</div></p>')),
  '20 MB of end tags that reach nothing': () =>
    page(`<div><table><tr><td>${'<b>'.repeat(390)}${STORY}${filled('</div>')}`),
  '20 MB of short paragraphs': () => page(STORY + filled('<p>The council said that it would look at it again. </p>')),
  '20 MB of one text without a blank': () => page(STORY + filled('x')),
  '20 MB of one text of blanks': () => page(`${STORY}<p>a${filled(' \t')}b</p>`),
  '20 MB of one sentence': () => page(`${STORY}<p>${filled('word ')}.</p>`),
  '100,000 attributes': () =>
    page(`<p ${Array.from({ length: 1e5 }, (_, at) => `a${at}=${at}`).join(' ')}>The end of it.</p>${STORY}`),
  'a class of 10 MB': () => page(`<div class="${'related-Aside '.repeat(7e5)}">${STORY}</div>`),
  'unclosed emphasis': () => page('<p><b><i><font>The council said no more. '.repeat(1e5) + STORY),
  'unclosed links': () => page('<a href="/story">Read the whole story here. '.repeat(2e5) + STORY),
  'NUL everywhere': () => page(`${STORY}\0<\0p\0>\0${'\0a\0'.repeat(2e6)}`),
  'a giant colspan and rowspan': () =>
    page(
      `${STORY}<table>${'<tr><td colspan="9007199254740991" rowspan="9007199254740991">1<td>2'.repeat(1e4)}</table>`,
    ),
  '200,000 rows of a table': () => page(`${STORY}<table>${'<tr><td>Ward</td><td>12</td></tr>'.repeat(2e5)}</table>`),
  'tables in each other': () => page(`${'<table><tr><td>'.repeat(3e4)}${STORY}`),
  '5 million character references': () => page(`${STORY}<p>${'&amp;'.repeat(4e6)}`),
  'character references that do not end': () =>
    page(`${STORY}<p>${'&'.repeat(5e6)}${'&#x'.repeat(1e6)}&#${'9'.repeat(5e6)}`),
  'a million comments': () => page(`${STORY}<p>${'a<!-- b -->'.repeat(1e6)}</p>`),
  'a million comments that do not end': () => page(STORY + '<!-- '.repeat(1e6)),
  'a million CDATA sections that do not end': () => page(STORY + '<![CDATA[ '.repeat(1e6)),
  'a script that does not end': () => page(`${STORY}<script>${'"<p>a</p>" + '.repeat(1e6)}`),
  'scripts in comments in scripts': () => page(STORY + '<script><!--<script></script>'.repeat(2e5)),
  'a style that does not end': () => page(`${STORY}<style>${'p { color: red } '.repeat(1e6)}`),
  'a million textareas that do not end': () => page(STORY + '<textarea>'.repeat(1e6)),
  'a title that does not end': () => `<title>Ferry ${STORY.repeat(1e4)}`,
  'a title of bars': () => page(STORY, `<title>${'Ferry | '.repeat(1e6)}</title>`),
  'a title of blanks': () => page(STORY, `<title>a${' \t'.repeat(2e6)}b</title>`),
  'a heading of dashes': () =>
    page(`<h1>${' - –'.repeat(1e6)}</h1>${STORY}`, `<meta property="og:title" content="${' - –'.repeat(1e6)}">`),
  'a description of commas': () => page(STORY, `<meta name="description" content="${', '.repeat(2e6)}">`),
  '100,000 metas': () =>
    page(
      STORY,
      '<meta name="author" content="By By By Jane Roe and"><meta property="article:tag" content="a">'.repeat(1e5),
    ),
  'dates without an end': () =>
    page(
      STORY,
      `<meta name="date" content="${'1 1 1 January '.repeat(3e5)}"><meta property="article:published_time" content="${'2023-'.repeat(1e6)}">`,
    ),
  '100,000 times and bylines': () =>
    page(`${'<time>1 1 1 1 May</time><span class="byline">By A b C d E f</span>'.repeat(1e5)}${STORY}`),
  '100,000 headings': () => page('<h1>Ferry to run again in spring</h1>'.repeat(1e5) + STORY),
  'JSON-LD nested 500,000 deep': () => page(STORY, jsonLd('[{"a":'.repeat(5e5))),
  'JSON-LD nested 100,000 deep and closed': () =>
    page(STORY, jsonLd(`${'{"@type":"NewsArticle","a":['.repeat(5e4)}1${']}'.repeat(5e4)}`)),
  'JSON-LD of commas': () => page(STORY, jsonLd(`{"a": 1${',            '.repeat(1.5e5)}`)),
  'JSON-LD of 100,000 nodes': () =>
    page(STORY, jsonLd(`[${'{"@type":"NewsArticle","headline":"a","author":{"@id":"b"}},'.repeat(3e4)}1]`)),
  'an articleBody of tags': () =>
    page(STORY, jsonLd(JSON.stringify({ '@type': 'NewsArticle', articleBody: '<p><b>&amp;'.repeat(1.5e5) }))),
  'an address of 5 MB': () => page(STORY, `<link rel=canonical href="https://paper.example/${'a/../'.repeat(1e6)}">`),
  'a page in drawings': () => page(`${'<svg><g><foreignObject>'.repeat(1e5)}${STORY}`),
  '500,000 line breaks': () => page(`<p>${'The council said no. <br>'.repeat(5e5)}</p>`),
  '500,000 links': () => page(`${STORY}<ul>${'<li><a href="/a">Ferry to run again</a></li>'.repeat(2e5)}</ul>`),
  'a tag that does not end': () => `${STORY}<p ${'a="b" '.repeat(2e6)}`,
  'quotes that do not end': () => page(STORY + '<p class="'.repeat(1e6)),
};
