/** The door of the room: picks the reader by media type, hint and content. */
import type { Aside, Extraction, ReadInput } from '../records/extraction.ts';
import type { RecognisePage } from '../records/page-picture.ts';
import { decodeText, loadMarkup, rawMarkup, rootsOf } from './markup.ts';
import type { RawMarkup } from './markup.ts';
import { extractCmisPage, isCmisPage } from './meeting/meeting-cmis-page.ts';
import { hasMeetingNames } from './meeting/platform-names.ts';
import { extractMeetingPage, isMeetingPage } from './meeting/meeting-page.ts';
import { minutesOfPage } from './meeting/meeting-minutes-page.ts';
import { extractMeetingXml } from './meeting/meeting-xml.ts';
import { extractPage } from './page/page.ts';
import type { MarkdownWriter } from './page/page-aside.ts';
import { extractPlainText } from './text/plain-text.ts';

/**
 * Reads a capture's bytes into raw fields. Scanned pages are read where a recogniser is lent.
 * @throws UnreadableError when the bytes are broken, encrypted or without text
 */
export async function extract(input: ReadInput, recognise: RecognisePage | null = null): Promise<Extraction> {
  // The library that writes Markdown takes long to load; who asks for none does not load it.
  const markdown = input.wants?.markdown === true ? await import('./markdown.ts') : null;
  const found = await read(input, { toMarkdown: markdown && markdown.blocksToMarkdown, recognise });
  if (!input.wants || found.kind === 'not-a-document' || found.aside) return found;
  const aside: Aside = {
    ...(markdown && { markdown: markdown.textToMarkdown(found.text.value) }),
    ...(input.wants.explanation === true && { explanation: { pageType: null, candidates: [] } }),
  };
  return { ...found, aside };
}

interface Lent {
  readonly toMarkdown: MarkdownWriter | null;
  readonly recognise: RecognisePage | null;
}

async function read(input: ReadInput, { toMarkdown, recognise }: Lent): Promise<Extraction> {
  // A link or a file name promised a PDF: what came instead is an error page, however well it reads.
  if (input.hint.expect === 'pdf' && input.mediaType !== 'application/pdf') {
    return { kind: 'not-a-document', reason: 'wrong-kind', detail: `pdf promised, ${input.mediaType} came` };
  }
  switch (input.mediaType) {
    case 'application/pdf': {
      // The PDF reader is heavy; who reads only pages does not load it.
      const { extractPdf } = await import('./pdf/pdf-document.ts');
      return extractPdf(input, recognise);
    }
    case 'text/html':
      return extractHtml(rawMarkup(input.bytes, input.charset), input, toMarkdown);
    case 'application/xml':
      return extractXml(decodeText(input.bytes, input.charset ?? 'utf-8').text, input, toMarkdown);
    case 'text/plain':
      return extractPlainText(decodeText(input.bytes, input.charset).text, input);
    case 'application/json':
    case 'application/octet-stream':
      return { kind: 'not-a-document', reason: 'wrong-kind', detail: `there is no reader for ${input.mediaType}` };
  }
}

function extractHtml({ html, decode }: RawMarkup, input: ReadInput, toMarkdown: MarkdownWriter | null): Extraction {
  const $ = loadMarkup(html, decode);
  // Selecting costs as much as reading: only a page that has a platform's name is asked.
  const mayBeMeeting = input.hint.meeting !== undefined || hasMeetingNames(input.uri, html, rootsOf($));
  if (mayBeMeeting && isCmisPage($, input.uri)) return extractCmisPage($, input);
  if (mayBeMeeting && isMeetingPage($, input.uri)) return extractMeetingPage($, input);
  const page = extractPage($, input, toMarkdown);
  return page.kind === 'article' || page.kind === 'page' ? (minutesOfPage($, page, input) ?? page) : page;
}

function extractXml(xml: string, input: ReadInput, toMarkdown: MarkdownWriter | null): Extraction {
  if (
    input.hint.meeting ||
    /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:\w{1,20}:)?(?:get)?meeting\b/i.test(xml.slice(0, 2_000))
  )
    return extractMeetingXml(xml, input);
  // XHTML served under its own name is a page like any other.
  if (/<html[\s>]/i.test(xml.slice(0, 2_000)))
    return extractHtml({ html: xml, decode: (text) => text }, input, toMarkdown);
  return { kind: 'not-a-document', reason: 'wrong-kind', detail: 'the XML is neither a meeting nor a page' };
}
