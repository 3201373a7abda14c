/** Marks an extraction whose text, or part of it, was recognised in pictures: whoever uses it must know that letters may be wrong. */
import type { QualityReason } from '../../records/document.ts';
import type { Extraction } from '../../records/extraction.ts';
import type { Recognition } from './pdf-recognition.ts';

/** Clean print is recognised with 95, of 90 every twentieth word is wrong, of 80 every fourth. */
const GARBLED_CONFIDENCE = 80;

/** The rule of the text becomes `pdf.blocks + ocr (pages 2-4; not recognised: 7)`. */
export function marked(extraction: Extraction, { pages, left, confidence }: Recognition): Extraction {
  if (extraction.kind === 'not-a-document' || pages.length + left.length === 0) return extraction;
  const parts = [
    ...(pages.length > 0 ? [`${pages.length === 1 ? 'page' : 'pages'} ${ranges(pages)}`] : []),
    ...(left.length > 0 ? [`not recognised: ${ranges(left)}`] : []),
  ];
  const { value, rule } = extraction.text;
  const doubts: QualityReason[] = pages.length > 0 ? ['recognised text'] : [];
  if (pages.length > 0 && confidence < GARBLED_CONFIDENCE) doubts.push('garbled text');
  return {
    ...extraction,
    text: { value, rule: `${rule} + ocr (${parts.join('; ')})` },
    doubts: [...(extraction.doubts ?? []), ...doubts],
  };
}

/** Example: 1, 2, 3, 7 are `1-3, 7`. */
function ranges(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run && number === run[1] + 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}-${last}`)).join(', ');
}
