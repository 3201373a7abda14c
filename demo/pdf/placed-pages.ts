/** Lines placed on pages as Word would place them: wrapped by width, flowing from page to page. It draws nothing. */

type Face = 'Helvetica' | 'Helvetica-Bold';

export interface PlacedLine {
  readonly x: number;
  /** From the top of the page, in points. */
  readonly y: number;
  readonly size: number;
  readonly face: Face;
  readonly text: string;
}

interface TextStyle {
  readonly face?: Face;
  readonly size?: number;
  readonly x?: number;
  /** Where the first line starts when it hangs to the left of the rest, as list marks and numbers do. */
  readonly mark?: string;
  readonly width?: number;
  /** Space below the last line. */
  readonly after?: number;
}

/** Width of a text in points. */
export type Measure = (text: string, face: Face, size: number) => number;

export interface PageFlow {
  readonly pages: readonly PlacedLine[][];
  /** Writes a paragraph at the current height; opens a page when this one is full. */
  paragraph(text: string, style?: TextStyle): void;
  /** Puts one line at a fixed place of the current page. */
  at(line: PlacedLine): void;
  /** The current height, and a new one. */
  y(): number;
  moveTo(y: number): void;
}

const LEFT = 71;
const WIDTH = 453;
const TOP = 106;
const BOTTOM = 760;
const LINE_HEIGHT = 1.21;

/** Starts on an empty first page at height `first`. */
export function createPageFlow(measure: Measure, first: number): PageFlow {
  const pages: PlacedLine[][] = [[]];
  let y = first;
  const page = (): PlacedLine[] => pages[pages.length - 1] ?? [];
  const paragraph = (text: string, style: TextStyle = {}): void => {
    const { face = 'Helvetica', size = 12, x = LEFT, width = WIDTH - (x - LEFT), after = 12, mark } = style;
    wrap(text, (line) => measure(line, face, size) <= width).forEach((line, index) => {
      if (y > BOTTOM) {
        pages.push([]);
        y = TOP;
      }
      if (index === 0 && mark !== undefined) page().push({ x: x - 18, y, size, face, text: mark });
      page().push({ x, y, size, face, text: line });
      y += size * LINE_HEIGHT;
    });
    y += after;
  };
  return { pages, paragraph, at: (line) => void page().push(line), y: () => y, moveTo: (height) => void (y = height) };
}

function wrap(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
