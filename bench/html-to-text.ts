/** One block-aware way from an extractor's HTML to plain text, so that contenders differ in what they choose and in nothing else. */
import { Parser } from 'htmlparser2';

const BLOCK = new Set(
  (
    'address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const SILENT = new Set('script style noscript template svg head title'.split(' '));

/** Text with a line break between blocks; white space collapsed. */
export function htmlToText(html: string): string {
  let text = '';
  let silent = 0;
  const parser = new Parser({
    onopentag(name) {
      if (SILENT.has(name)) silent += 1;
      else if (BLOCK.has(name)) text += '\n';
    },
    ontext(data) {
      if (silent === 0) text += data;
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent -= 1;
      else if (BLOCK.has(name)) text += '\n';
    },
  });
  parser.end(html);
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
