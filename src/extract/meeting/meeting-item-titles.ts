/** What an item's title says: its number and its words. Where titles stand is told elsewhere. */

const MAX_TITLE_CHARS = 400;
/** A number that stands alone. */
export const NUMBER =
  /^(?:(?:agenda )?item|eitem|rhif)?\s*(?:no\.?\s*)?((?!\d{1,2}[./]\d{1,2}[./]\d{4})\d{1,4}(?:[./]\d{1,4}){0,2}[a-z]?|[a-z]|[A-Z]{1,5}[/.-]?\d{1,4}(?:\/\d{2,4})?|[A-Z]{1,5} \d{1,4}\/\d{2,4})\s?[.):]?$/i;
const NUMBERED =
  /^(?:(?:[Aa]genda )?[Ii]tem |[Ee]item )?(?:[Nn]o\.? ?)?((?!\d{1,2}[./]\d{1,2}[./]\d{4})\d{1,4}(?:[./]\d{1,4}){0,2}[a-z]?|[A-Z]{1,5}[/.-]\d{1,4}(?:\/\d{2,4})?|[A-Z]{1,5} \d{1,4}\/\d{2,4})(?:[.):]|\s[-–—:.])?\s*(?=[\p{Lu}\d(“"‘'])/u;

/** Whether words may be an item's title: some letters, and not too many. */
export function isTitle(text: string): boolean {
  return text.length <= MAX_TITLE_CHARS && /\p{L}{3}/u.test(text) && !NUMBER.test(text);
}

/** "25/00871/FUL - Orchard Barn": a title begins with the reference of what is applied for. */
const APPLICATION = /^\d{2,4}\/\d{3,}\S{0,15}\W{1,5}\p{L}/u;

/** `4. Title`, `Item 4: Title`, `CAB.12 Title` as number and title. */
export function partTitle(text: string): { readonly number: string | null; readonly title: string | null } {
  const match = NUMBERED.exec(text);
  if (match === null) return { number: null, title: text };
  const title = text.slice(match[0].length).replace(/^[-–—:.\s]+/, '');
  // "2026 budget" and "24/00811/FUL Mill Lane" are titles; an item's number is followed by words.
  const isTitled = /^\p{L}/u.test(title) || (/[.):]\s*$/.test(match[0]) && APPLICATION.test(title));
  return isTitled && !/^(?:19|20)\d\d$/.test(match[1] ?? '') && !/^\d+\/\d{4,}/.test(match[1] ?? '')
    ? { number: match[1] ?? null, title }
    : { number: null, title: text };
}
