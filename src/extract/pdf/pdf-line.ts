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
  /** Where the words begin that a tab parts from the marker before them: `1.`, `(a)`. */
  readonly tab: number | null;
  /** Words at its beginning in another font than the rest; empty where the line is set in one. */
  readonly lead: string;
  /** The font of its first words. */
  readonly leadFont: string;
  /** More than one font is used in it. */
  readonly isMixed: boolean;
}
