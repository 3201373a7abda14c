/** HTML as it looks after a paste from Word into ModernGov: hard-wrapped lines, spans without purpose, empty paragraphs. */
import { escapeHtml } from '../html.ts';
import type { MinuteLine } from './minute-blocks.ts';

/** Word breaks its lines at about this width. */
const WRAP_AT = 68;

/** Breaks lines in the middle of sentences, as the paste does; HTML readers see a space. */
export function wrapped(text: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length >= WRAP_AT) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}

/** Paragraphs of agenda text. */
export function pastedParagraphs(paragraphs: readonly string[]): string {
  const body = paragraphs.map((text) => `<p class="MsoNormal"><span style="">${wrapped(escapeHtml(text))}</span></p>`);
  return `<div class="WordSection1">\n${body.join('\n<p class="MsoNormal">&nbsp;</p>\n')}\n</div>\n`;
}

/** Lines of minutes; labels in bold, an empty paragraph after each group. */
export function pastedMinutes(lines: readonly MinuteLine[]): string {
  const body = lines.map(({ text, style }) => {
    const words = wrapped(escapeHtml(text));
    if (style === 'label') return `<p class="MsoNormal">&nbsp;</p>\n<p class="MsoNormal"><b>${words}</b></p>`;
    const indent = style === 'text' ? '' : ' style="margin-left:36.0pt;text-indent:-18.0pt"';
    return `<p class="MsoNormal"${indent}>${words.replace('.    ', '.&nbsp;&nbsp;&nbsp; ')}</p>`;
  });
  return `<div class="WordSection1">\n${body.join('\n')}\n</div>\n`;
}
