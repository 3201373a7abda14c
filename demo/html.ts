/** HTML written from strings: escaping, prose to paragraphs. It knows no site. */
import type { Block } from './sheet.ts';

/** Text as it stands in element content and in double-quoted attributes; also right for XML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** One run of prose: links become anchors, a marked line end becomes `<br>`. */
function inlineHtml(text: string): string {
  return escapeHtml(text)
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '<a href="$2">$1</a>')
    .replace(/ \\\n/g, '<br>\n');
}

/** Blocks as HTML, one string each, so that a template can put its furniture between them. */
export function blocksHtml(blocks: readonly Block[], heading = 'h2'): string[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case 'heading':
        return `<${heading}>${inlineHtml(block.text)}</${heading}>`;
      case 'paragraph':
        return `<p>${inlineHtml(block.text)}</p>`;
      case 'list':
        return `<ul>\n${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('\n')}\n</ul>`;
    }
  });
}

/** JSON inside a script element: no `</script>` can end it early. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll('<', '\\u003c');
}
