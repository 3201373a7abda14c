/** The page of one meeting, of which a test gives what matters to it; the rest is a heading with committee and day. */
import { readSkin } from './read-skin.ts';

interface PageParts {
  /** What stands above the content: the site's own head. */
  readonly top?: string;
  /** Of the window. */
  readonly title?: string;
  readonly language?: string;
  readonly address?: string;
}

/** Two items of an agenda that nothing depends on. */
export const ROPES =
  '<h2>1. Apologies</h2><p>To receive apologies.</p><h2>2. Ropes</h2><p>To consider the price of rope.</p>';

export function readHarbour(
  content: string,
  { top = '', title = 'Harbour Committee', language, address = 'ieListDocuments.aspx?CId=31&MId=77' }: PageParts = {},
) {
  const root = language === undefined ? '<html>' : `<html lang="${language}">`;
  const heading = '<h1>Harbour Committee - Thursday 7 May 2026 7.00 pm</h1>';
  return readSkin(
    `${root}<head><title>${title}</title></head><body>${top}<main>${heading}${content}</main></body></html>`,
    address,
  );
}
