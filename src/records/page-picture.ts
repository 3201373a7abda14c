/** A page as a picture, and what a recogniser of letters reads in it. The recogniser itself is lent: see workers/page-recogniser. */

/** Whose letters are recognised. */
export type OcrLanguage = 'eng';

export interface PagePicture {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, 0 for black, the top row first. */
  readonly grey: Uint8Array;
  /** Pixels an inch, as they would be on a sheet of A4. */
  readonly dpi: number;
}

/** A word with its place, in pixels from the left. */
export interface RecognisedWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** 0 to 100. */
  readonly confidence: number;
}

/** In pixels; `baseline` from the top, at the middle of the line. */
export interface RecognisedLine {
  readonly words: readonly RecognisedWord[];
  readonly baseline: number;
  readonly height: number;
}

/** Reads a picture; null when that took too long. */
export type RecognisePage = (picture: PagePicture) => Promise<readonly RecognisedLine[] | null>;
