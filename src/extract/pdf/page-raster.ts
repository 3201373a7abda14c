/** Puts the pictures of a page together into one grey picture of the size that a recogniser reads best. Paints no text and no lines. */
import type { PagePicture } from '../../records/page-picture.ts';
import type { Matrix, PdfPicture } from './pdf-pictures.ts';

/** Of the page's longer side, as if it were A4: 250 and 200 pixels an inch. At 300 no more is read, in more memory. */
const MOST_PIXELS = 2_924;
const LEAST_PIXELS = 2_339;
const A4_INCHES = 11.69;
/** A square page of the longest side; a hostile one may be as large as it says. */
const MAX_AREA = 6_500_000;
const WHITE = 255;
/** A finer picture is the mean of at most so many of its pixels across. */
const MAX_MEAN = 8;

interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** The share of the page that its pictures cover, from 0 to 1. */
export function coverOf(pictures: readonly PdfPicture[], page: PageSize): number {
  const area = pictures.reduce((sum, { place }) => {
    const { left, right, top, bottom } = boxOf(place, page);
    return sum + Math.max(0, right - left) * Math.max(0, bottom - top);
  }, 0);
  return Math.min(1, area / (page.width * page.height));
}

/** @returns the picture, and how many of its pixels make a point of the page */
export function pageRaster(pictures: readonly PdfPicture[], page: PageSize): PagePicture & { readonly scale: number } {
  const scale = scaleFor(pictures, page);
  const width = Math.max(1, Math.round(page.width * scale));
  const height = Math.max(1, Math.round(page.height * scale));
  const grey = new Uint8Array(width * height).fill(WHITE);
  for (const picture of pictures) paint(picture, { width, height, grey, scale });
  return { width, height, grey, scale, dpi: Math.round(Math.max(width, height) / A4_INCHES) };
}

/** As fine as the finest picture that counts, within what is read well. Inches are not asked: some files take a pixel for a point. */
function scaleFor(pictures: readonly PdfPicture[], page: PageSize): number {
  const longer = Math.max(page.width, page.height);
  const finest = pictures.reduce((most, { width, height, place: [a, b, c, d] }) => {
    const isLarge = Math.abs(a * d - b * c) >= page.width * page.height * 0.02;
    return isLarge ? Math.max(most, width / Math.hypot(a, b), height / Math.hypot(c, d)) : most;
  }, 0);
  const wanted = Math.min(Math.max(finest * longer, LEAST_PIXELS), MOST_PIXELS) / longer;
  return Math.min(wanted, Math.sqrt(MAX_AREA / (page.width * page.height)));
}

interface Canvas extends PageSize {
  readonly grey: Uint8Array;
  readonly scale: number;
}

/** Each pixel of the page asks the picture for what lies under it. */
function paint(picture: PdfPicture, canvas: Canvas): void {
  const { grey, scale } = canvas;
  const place = picture.place.map((one) => one * scale) as unknown as Matrix;
  const [a, b, c, d, e, f] = place;
  const area = a * d - b * c;
  if (!Number.isFinite(area) || Math.abs(area) < 1e-6) return;
  const { width, height } = picture;
  // From the page to the picture; its rows begin at the top, the unit square's at the bottom.
  const [ux, uy, vx, vy] = [(d / area) * width, (-c / area) * width, (b / area) * height, (-a / area) * height];
  const sample = sampler(picture, Math.max(Math.abs(ux), Math.abs(uy)), Math.max(Math.abs(vx), Math.abs(vy)));
  const box = boxOf(place, canvas);
  for (let y = Math.floor(box.top); y < Math.ceil(box.bottom); y += 1) {
    for (let x = Math.floor(box.left); x < Math.ceil(box.right); x += 1) {
      const px = x + 0.5 - e;
      const py = y + 0.5 - f;
      const u = px * ux + py * uy;
      const v = height + px * vx + py * vy;
      if (u < 0 || v < 0 || u >= width || v >= height) continue;
      const at = y * canvas.width + x;
      grey[at] = sample(u, v, grey[at] ?? WHITE);
    }
  }
}

/** The grey at a place of the picture, over what is painted already. */
type Sample = (u: number, v: number, under: number) => number;

/** Coarse pictures are smoothed, fine ones averaged; one of the page's own size is taken as it is. */
function sampler(picture: PdfPicture, stepAcross: number, stepDown: number): Sample {
  const pixel = pixelOf(picture);
  if (Math.max(stepAcross, stepDown) > 1.15) return meanOf(picture, pixel, [stepAcross, stepDown]);
  if (Math.min(stepAcross, stepDown) > 0.85) return (u, v, under) => pixel(Math.floor(u), Math.floor(v), under);
  return smoothOf(picture, pixel);
}

// Both run for every pixel of a page: no arrays are made in them.

function meanOf(
  { width, height }: PdfPicture,
  pixel: Sample,
  [stepAcross, stepDown]: readonly [number, number],
): Sample {
  const across = clamp(Math.ceil(stepAcross - 0.1), 1, MAX_MEAN);
  const down = clamp(Math.ceil(stepDown - 0.1), 1, MAX_MEAN);
  return (u, v, under) => {
    let sum = 0;
    for (let i = 0; i < down; i += 1) {
      const y = clamp(Math.floor(v + ((i + 0.5) / down - 0.5) * stepDown), 0, height - 1);
      for (let j = 0; j < across; j += 1)
        sum += pixel(clamp(Math.floor(u + ((j + 0.5) / across - 0.5) * stepAcross), 0, width - 1), y, under);
    }
    return sum / (across * down);
  };
}

function smoothOf({ width, height }: PdfPicture, pixel: Sample): Sample {
  return (u, v, under) => {
    const x = Math.floor(u - 0.5);
    const y = Math.floor(v - 0.5);
    const dx = u - 0.5 - x;
    const dy = v - 0.5 - y;
    const left = clamp(x, 0, width - 1);
    const right = clamp(x + 1, 0, width - 1);
    const top = clamp(y, 0, height - 1);
    const bottom = clamp(y + 1, 0, height - 1);
    const above = pixel(left, top, under) * (1 - dx) + pixel(right, top, under) * dx;
    const below = pixel(left, bottom, under) * (1 - dx) + pixel(right, bottom, under) * dx;
    return above * (1 - dy) + below * dy;
  };
}

function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}

/** The same for whole pixels. */
function pixelOf({ pixels, coding, width, ink }: PdfPicture): Sample {
  const row = Math.ceil(width / 8);
  const isSet = (x: number, y: number): boolean => (((pixels[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1;
  const greyAt = (at: number): number =>
    (pixels[at] ?? 0) * 0.3 + (pixels[at + 1] ?? 0) * 0.59 + (pixels[at + 2] ?? 0) * 0.11;
  switch (coding) {
    case 'bits':
      return (x, y) => (isSet(x, y) ? WHITE : 0);
    case 'mask':
      return (x, y, under) => (isSet(x, y) ? under : ink);
    case 'rgb':
      return (x, y) => greyAt((y * width + x) * 3);
    case 'rgba':
      return (x, y, under) => {
        const at = (y * width + x) * 4;
        const alpha = (pixels[at + 3] ?? 0) / 255;
        return greyAt(at) * alpha + under * (1 - alpha);
      };
  }
}

/** Where the unit square comes to lie, within the page. */
function boxOf([a, b, c, d, e, f]: Matrix, { width, height }: PageSize) {
  const [xs, ys] = [
    [e, e + a, e + c, e + a + c],
    [f, f + b, f + d, f + b + d],
  ] as const;
  return {
    left: Math.max(0, Math.min(...xs)),
    right: Math.min(width, Math.max(...xs)),
    top: Math.max(0, Math.min(...ys)),
    bottom: Math.min(height, Math.max(...ys)),
  };
}
