/** One line of a page, as it was drawn. */
export interface PdfLine {
  readonly page: number;
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The font that most of its letters are set in. */
  readonly font: string;
  readonly isArtifact: boolean;
  /** It began with a bullet glyph, which is not in the text. */
  readonly isBullet: boolean;
  /** It opens with a raised number: a footnote. */
  readonly note: string | null;
}
