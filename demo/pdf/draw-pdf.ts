/** Placed lines as PDF bytes: the same bytes for the same lines, on any day and machine. */
import PDFDocument from 'pdfkit';
import type { Measure, PlacedLine } from './placed-pages.ts';

interface PdfFacts {
  readonly title: string;
  /** ISO day that stands as the date of creation. */
  readonly date: string;
}

/** Drawn to ask for widths only. */
const ruler = new PDFDocument({ size: 'A4' });
export const measure: Measure = (text, face, size) => ruler.font(face).fontSize(size).widthOfString(text);

/** Lines are drawn in the order given, which need not be that of reading. */
export async function drawPdf(pages: readonly (readonly PlacedLine[])[], facts: PdfFacts): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    // Compressed streams differ between versions of zlib; these files are small.
    compress: false,
    info: {
      Title: facts.title,
      Subject: 'A demonstration document about an invented council',
      Creator: 'Gleaner demo',
      CreationDate: new Date(`${facts.date}T09:00:00Z`),
    },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  for (const lines of pages) {
    document.addPage();
    for (const { x, y, size, face, text } of lines)
      document.font(face).fontSize(size).text(text, x, y, { lineBreak: false });
  }
  document.end();
  return done;
}
