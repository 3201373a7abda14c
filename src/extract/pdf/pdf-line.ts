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
  /** The gap behind a marker or a label at its beginning, such as a tab or a narrow border between two cells leaves. */
  readonly tab: PdfTab | null;
  /** Words at its beginning in another font than the rest; empty where the line is set in one. */
  readonly lead: string;
  /** The font of its first words. */
  readonly leadFont: string;
  /** More than one font is used in it. */
  readonly isMixed: boolean;
}

export interface PdfTab {
  /** Where the marker ends. */
  readonly right: number;
  /** Where the words behind it begin. */
  readonly x: number;
  /** Letters of the line's text before it. */
  readonly chars: number;
}
