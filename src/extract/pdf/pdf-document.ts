/** The reader of PDF files: decides whether one is an inspection report, a council's meeting paper or any other document. */
import type { Extraction, PageFields, ReadInput } from '../../records/extraction.ts';
import type { RecognisePage } from '../../records/page-picture.ts';
import { extractInspection } from '../inspection/inspection-report.ts';
import { paperLines } from '../meeting/meeting-paper.ts';
import { looksLikeMeetingText, meetingFromPaper } from '../meeting/meeting-text.ts';
import { isPdf } from './pdf-items.ts';
import { marked } from './marked-recognition.ts';
import { paperRows } from './pdf-paper.ts';
import { readPdf, type PdfReading, type PdfText } from './pdf-text.ts';
import { firstOf, rule } from '../rule.ts';

/** Type this much larger than running text is a title. */
const TITLE_SIZE = 1.15;
const MAX_TITLE_CHARS = 300;

/**
 * Reads a PDF into an extraction, its scanned pages where a recogniser is lent. Bytes that are no PDF, such as an error page saved under its name, are `wrong-kind`.
 * @throws UnreadableError PDF_BROKEN, PDF_ENCRYPTED, PDF_TOO_LARGE, PDF_NO_TEXT.
 */
export async function extractPdf(input: ReadInput, recognise: RecognisePage | null = null): Promise<Extraction> {
  if (input.bytes.byteLength === 0) return { kind: 'not-a-document', reason: 'empty', detail: 'no bytes' };
  if (!isPdf(input.bytes))
    return { kind: 'not-a-document', reason: 'wrong-kind', detail: `not a PDF: ${describe(input.bytes)}` };
  const pdf = await readPdf(input.bytes, recognise);
  const extraction = readAsKind(pdf, input);
  return pdf.recognition === null ? extraction : marked(extraction, pdf.recognition);
}

function readAsKind(pdf: PdfReading, input: ReadInput): Extraction {
  const { hint } = input;
  const isMeeting = hint.meeting !== undefined || hint.type === 'MeetingMinutes';
  if (!isMeeting) {
    const inspection = extractInspection(pdf, input);
    if (inspection) return inspection;
  }
  if (isMeeting || (hint.type === undefined && looksLikeMeetingText(pdf.text)))
    return meetingFromPaper(paperLines(paperRows(pdf.lines, pdf.setting)), input);
  const text = { value: pdf.text, rule: 'pdf.blocks' };
  return { kind: 'page', fields: pageFields(pdf, input), text, pages: pdf.pageStarts };
}

function pageFields(pdf: PdfText, { hint }: ReadInput): PageFields {
  const headline = firstOf(
    rule('pdf.title-lines', () => titleLines(pdf)),
    rule('pdf.first-heading', () => pdf.blocks.slice(0, 6).find((block) => block.kind === 'heading')?.text),
    // The metadata's title is often "Microsoft Word - draft3.doc", so it is not asked.
    rule('hint.title', () => hint.title),
    rule('pdf.first-line', () => pdf.text.slice(0, 200).split('\n', 1)[0]),
  );
  const datePublished = firstOf(rule('hint.published', () => hint.published));
  const inLanguage = firstOf(rule('pdf.language', () => pdf.language));
  return { ...(headline && { headline }), ...(datePublished && { datePublished }), ...(inLanguage && { inLanguage }) };
}

/** The largest type near the top of the first page, and what follows it in the same size. */
function titleLines({ blocks }: PdfText): string | null {
  const top = blocks.filter((block) => block.page === 1).slice(0, 12);
  const size = Math.max(...top.map((block) => block.size));
  const at = top.findIndex((block) => block.size === size);
  const title = top[at];
  const sizes = blocks.map((block) => block.size).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length / 2)] ?? 0;
  if (!title || size < usual * TITLE_SIZE || title.text.length > MAX_TITLE_CHARS) return null;
  const rest = top.slice(at + 1);
  const end = rest.findIndex((block) => Math.abs(block.size - size) > 0.5);
  const lines = [title, ...rest.slice(0, end < 0 ? 0 : end)].map((block) => block.text);
  const whole = lines.join(' ');
  return whole.length <= MAX_TITLE_CHARS ? whole : title.text;
}

function describe(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 512)).toString('latin1');
  return /<(?:!doctype|html|head|body)\b/i.test(head) ? 'it is an HTML page' : 'unknown bytes';
}
