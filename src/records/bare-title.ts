/** The title of a document as a council site links to it, without what the site glues to it: kind and size of the file, reference numbers. */

/** Longer link texts are page content that someone wrapped in an anchor. */
const MAX_CHARS = 500;

/** `Draft budget ref: 12/34, item 7. (PDF, 1.2 MB)` is `Draft budget`. */
export function bareTitle(text: string): string {
  return text
    .slice(0, MAX_CHARS)
    .replace(/\s+/g, ' ')
    .replace(/\bref: ?[\w/.-]{1,30}/i, '')
    .replace(
      /[\s,([]{0,3}(?:PDF|DOCX?|XLSX?|PPTX?|RTF|HTML|CSV)?[\s,]{0,3}\d[\d.,]{0,8} ?[KMG]B[)\]]?(?=$|[\s,)\]])/gi,
      '',
    )
    .replace(/, item \d[\w/.]{0,8}$/i, '')
    .replace(/[\s,(-]{1,5}$/, '')
    .trim();
}
