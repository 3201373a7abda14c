/** A page split into what a person sees and what is only markup, by one pass over the characters. It is no parser. */

export interface PageSurface {
  readonly title: string;
  /** Visible words, white space collapsed. */
  readonly text: string;
  /** Tags with their attributes, comments, scripts and styles, in lower case. */
  readonly markup: string;
}

/** Elements whose content is not shown and may hold any character up to the end tag. */
const HIDDEN = /^(script|style|noscript|template|title)(?![a-z])/i;
const HIDDEN_END: Readonly<Record<string, RegExp>> = {
  script: /<\/script[^>]*>?/gi,
  style: /<\/style[^>]*>?/gi,
  noscript: /<\/noscript[^>]*>?/gi,
  template: /<\/template[^>]*>?/gi,
  title: /<\/title[^>]*>?/gi,
};

/** Null as soon as the visible text is longer than `maxText`. */
export function pageSurface(html: string, maxText: number): PageSurface | null {
  const markup: string[] = [];
  let text = '';
  let title = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const words = collapse(html.slice(at, open < 0 ? html.length : open));
    if (words !== '') text += ` ${words}`;
    if (text.length > maxText + 1) return null;
    if (open < 0) break;
    const element = HIDDEN.exec(html.slice(open + 1, open + 12))?.[1]?.toLowerCase();
    const end = endOf(html, open, element);
    const part = html.slice(open, end);
    markup.push(part.toLowerCase());
    if (element === 'title' && title === '') title = part.replace(/^<[^>]*>|<[^<]*$/g, '');
    at = end;
  }
  return { title: collapse(title), text: text.trim(), markup: markup.join('\n') };
}

/** The end of a comment, of a hidden element with its content, or of a tag; the end of the page where none is found. */
function endOf(html: string, open: number, element: string | undefined): number {
  const hiddenEnd = element === undefined ? undefined : HIDDEN_END[element];
  if (hiddenEnd !== undefined) {
    hiddenEnd.lastIndex = open;
    return hiddenEnd.exec(html) === null ? html.length : hiddenEnd.lastIndex;
  }
  const close = html.startsWith('<!--', open) ? '-->' : '>';
  const found = html.indexOf(close, open + 1);
  return found < 0 ? html.length : found + close.length;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
