/** Tells the clues of a page's own story from those of others that it leads to, once it is known where the headline stands. */
import type { AnyNode } from 'domhandler';
import { plainLetters } from '../../records/plain-words.ts';
import type { Found } from './found-clues.ts';
import type { PageClues } from './page-clues.ts';

/** Drops what stands in parts that speak of other stories. A part with the headline in it was given its name for another reason. */
export function ownClues(found: Found): PageClues {
  found.headings = headlines(found);
  const { elsewhere, beside, headings, holders } = found;
  for (const { element } of headings) {
    for (let node: AnyNode | null = element; node && !holders.has(node); node = node.parent) {
      holders.add(node);
      elsewhere.delete(node);
      beside.delete(node);
    }
  }
  if (elsewhere.size + beside.size === 0) return found;
  const isOutside = (element: AnyNode, parts: readonly ReadonlySet<AnyNode>[]): boolean => {
    for (let node: AnyNode | null = element; node; node = node.parent) {
      const at = node;
      if (parts.some((part) => part.has(at))) return false;
    }
    return true;
  };
  const isHere = (element: AnyNode): boolean => isOutside(element, [elsewhere, beside]);
  return {
    ...found,
    h1: found.h1.filter(isHere),
    bylines: found.bylines.filter(isHere),
    credits: found.credits.filter(({ element }) => isHere(element)),
    notices: found.notices.filter(({ element }) => isHere(element)),
    // A column beside the story may hold its day, under a word that says so.
    dated: found.dated.filter(({ element }) => isOutside(element, [elsewhere])),
    itemprops: new Map([...found.itemprops].map(([name, elements]) => [name, elements.filter(isHere)])),
  };
}

/** The headings that the title confirms; an empty `h1` is a logo. */
function headlines({ headings, title, metas }: Found): Found['headings'] {
  const titles = [title, metas.get('og:title')?.[0], metas.get('twitter:title')?.[0]].map((text) =>
    plainLetters(text ?? ''),
  );
  const confirmed = headings.filter(({ line }) => {
    const own = plainLetters(line).slice(0, 40);
    return own.length >= 8 && titles.some((text) => text.includes(own));
  });
  return confirmed.length > 0
    ? confirmed
    : headings.filter(({ element, line }) => element.name === 'h1' && line !== '');
}
