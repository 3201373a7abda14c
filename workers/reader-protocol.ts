/** What passes between the pool and its reader processes. */
import type { Reading } from '../src/records/document.ts';
import type { ReadInput } from '../src/records/extraction.ts';
import type { OcrLanguage } from '../src/records/page-picture.ts';
import type { SeedReading, SeedStep } from '../src/records/target.ts';

export type ReaderRequest =
  | { readonly task: 'document'; readonly input: ReadInput; readonly ocr: OcrLanguage | null }
  | { readonly task: 'seed'; readonly input: ReadInput; readonly step: SeedStep; readonly now: string };

/** Said once, before the answer: the document has scanned pages, so reading it will take longer. */
export interface ReaderNotice {
  readonly notice: 'recognising';
}

export type ReaderAnswer =
  | { readonly ok: true; readonly value: Reading | SeedReading }
  | {
      readonly ok: false;
      readonly code: string;
      readonly retryable: boolean;
      readonly message: string;
      readonly context: Readonly<Record<string, unknown>>;
    };
