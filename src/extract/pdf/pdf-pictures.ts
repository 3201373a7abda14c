/** The pictures that a PDF page paints, with their places, as pdf.js decodes them. Not put together: see page-raster. */
import type { getDocumentProxy } from 'unpdf';
import { getResolvedPDFJS } from 'unpdf';

type Document = Awaited<ReturnType<typeof getDocumentProxy>>;
export type PdfJsPage = Awaited<ReturnType<Document['getPage']>>;

/** Maps x and y as PDF does: `[a, b, c, d, e, f]`. */
export type Matrix = readonly [number, number, number, number, number, number];

export interface PdfPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array | Uint8ClampedArray;
  /** A mask paints its dark bits in one colour and leaves the rest as it is. */
  readonly coding: 'bits' | 'mask' | 'rgb' | 'rgba';
  /** The grey of a mask's colour, 0 for black. */
  readonly ink: number;
  /** From the unit square, whose top is the picture's, to the page as it is seen, in points from the top left. */
  readonly place: Matrix;
}

export interface PagePictures {
  readonly pictures: readonly PdfPicture[];
  /** How many could not be decoded. */
  readonly undecoded: number;
}

/** Scanners cut a page into strips, some into hundreds; a page of more is a pattern or a bomb. */
const MAX_PICTURES = 2_000;
/** Honest pages go some ten levels down. */
const MAX_DEPTH = 1_000;

/** What pdf.js hands out for a picture. */
interface Decoded {
  readonly width: number;
  readonly height: number;
  readonly kind?: number;
  readonly data?: Uint8Array | Uint8ClampedArray | string | null;
}

interface State {
  readonly place: Matrix;
  readonly ink: number;
}

/** All pictures of a page, in the order in which they are painted. */
export async function pagePictures(page: PdfJsPage): Promise<PagePictures> {
  const [{ OPS }, list] = await Promise.all([getResolvedPDFJS(), page.getOperatorList()]);
  const view = page.getViewport({ scale: 1 }).transform as unknown as Matrix;
  const pictures: PdfPicture[] = [];
  const states: State[] = [];
  let state: State = { place: view, ink: 0 };
  let undecoded = 0;
  for (const [index, op] of list.fnArray.entries()) {
    const args = (list.argsArray[index] ?? []) as readonly unknown[];
    if (op === OPS.save || op === OPS.paintFormXObjectBegin) {
      if (states.length < MAX_DEPTH) states.push(state);
      if (op === OPS.paintFormXObjectBegin) state = moved(state, args[0]);
    } else if (op === OPS.restore || op === OPS.paintFormXObjectEnd) state = states.pop() ?? state;
    else if (op === OPS.transform) state = moved(state, args);
    else if (op === OPS.setFillRGBColor) state = { ...state, ink: greyOf(args[0]) };
    else if (op === OPS.paintImageXObject || op === OPS.paintInlineImageXObject || op === OPS.paintImageMaskXObject) {
      const isMask = op === OPS.paintImageMaskXObject;
      const picture = toPicture(await decoded(page, args[0]), state, isMask);
      if (picture === null) undecoded += 1;
      else pictures.push(picture);
      if (pictures.length + undecoded >= MAX_PICTURES) break;
    }
  }
  return { pictures, undecoded };
}

function moved(state: State, by: unknown): State {
  return isMatrix(by) ? { ...state, place: times(state.place, by) } : state;
}

function isMatrix(value: unknown): value is Matrix {
  const numbers = ArrayBuffer.isView(value) || Array.isArray(value) ? [...(value as unknown as unknown[])] : [];
  return numbers.length === 6 && numbers.every((one) => typeof one === 'number' && Number.isFinite(one));
}

/** First the second, then the first. */
function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [p, q, r, s, t, u] = other;
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f];
}

/** pdf.js writes colours as `#rrggbb`. */
function greyOf(colour: unknown): number {
  const value = typeof colour === 'string' ? /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour) : null;
  if (value === null) return 0;
  const [red = 0, green = 0, blue = 0] = value.slice(1).map((part) => Number.parseInt(part, 16));
  return Math.round(red * 0.3 + green * 0.59 + blue * 0.11);
}

/** A picture stands in the list itself, or is known there by name. */
async function decoded(page: PdfJsPage, given: unknown): Promise<Decoded | null> {
  if (typeof given === 'string') return named(page, given);
  const own = given as Decoded | null;
  if (typeof own?.data !== 'string') return own ?? null;
  const kept = await named(page, own.data);
  return kept && { ...own, data: kept.data ?? null };
}

async function named(page: PdfJsPage, name: string): Promise<Decoded | null> {
  // Pictures of several pages have names that begin so, and a place in common.
  const objects = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => {
    objects.get(name, (found: unknown) => resolve((found ?? null) as Decoded | null));
  });
}

function toPicture(found: Decoded | null, { place, ink }: State, isMask: boolean): PdfPicture | null {
  if (found === null || found.data === undefined || found.data === null || typeof found.data === 'string') return null;
  const { width, height, data: pixels, kind } = found;
  const coding = isMask ? 'mask' : (['bits', 'rgb', 'rgba'] as const)[(kind ?? 0) - 1];
  if (coding === undefined || !(width > 0 && height > 0)) return null;
  const bytes = { bits: Math.ceil(width / 8), mask: Math.ceil(width / 8), rgb: width * 3, rgba: width * 4 }[coding];
  return pixels.length < bytes * height ? null : { width, height, pixels, coding, ink, place };
}
