/** The text of a PDF as the library gives it: what the bench compares with. No furniture is dropped and nothing is joined. */
import { getDocumentProxy } from 'unpdf';

export interface BareRun {
  readonly text: string;
  /** From the top, as a share of the page's height. */
  readonly depth: number;
}

/** The runs of each page; none for bytes that are no PDF. */
export async function bareText(bytes: Uint8Array): Promise<BareRun[][]> {
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return [];
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages: BareRun[][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const [, bottom = 0, , top = 1] = page.view;
    pages.push(
      items.flatMap((item) =>
        'str' in item && item.str.trim() !== ''
          ? [{ text: item.str.trim(), depth: (top - Number(item.transform[5])) / (top - bottom) }]
          : [],
      ),
    );
  }
  await document.destroy();
  return pages;
}
