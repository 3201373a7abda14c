/** Draws look-up times against the size of the store as an SVG; does not measure. */

export interface GrowthPoint {
  readonly documents: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

const WIDTH = 640;
const HEIGHT = 320;
const LEFT = 60;
const RIGHT = 590;
const TOP = 50;
const BOTTOM = 260;
/** A round figure above all points, so that the axis has a name for its end. */
const STEPS_MS = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/** Sizes on a logarithmic axis, milliseconds on a plain one that begins at 0. */
export function growthPlot(points: readonly GrowthPoint[]): string {
  const sizes = points.map(({ documents }) => Math.log10(documents));
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const highest = Math.max(...points.map(({ p99Ms }) => p99Ms));
  const top = STEPS_MS.find((step) => step >= highest) ?? highest;
  const x = (documents: number): number =>
    LEFT + ((RIGHT - LEFT) * (Math.log10(documents) - least)) / Math.max(most - least, 1);
  const y = (ms: number): number => BOTTOM - ((BOTTOM - TOP) * ms) / top;
  const line = (of: 'p50Ms' | 'p99Ms'): string =>
    points.map((point) => `${round(x(point.documents))},${round(y(point[of]))}`).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Look-up time against documents in the store">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="28" font-weight="600">Look-up of near copies, milliseconds, by documents in the store</text>`,
    ...[0, top / 2, top].map(
      (ms) =>
        `<path d="M${LEFT} ${round(y(ms))}H${RIGHT}" stroke="#ddd"/><text x="${LEFT - 8}" y="${round(y(ms) + 4)}" text-anchor="end" fill="#556">${ms}</text>`,
    ),
    ...points.map(
      ({ documents }) =>
        `<text x="${round(x(documents))}" y="${BOTTOM + 22}" text-anchor="middle" fill="#556">${documents.toLocaleString('en-GB')}</text>`,
    ),
    ...(['p50Ms', 'p99Ms'] as const).map((of) => {
      const colour = of === 'p50Ms' ? '#4a68a0' : '#b0703c';
      const dots = points.map(
        (point) => `<circle cx="${round(x(point.documents))}" cy="${round(y(point[of]))}" r="3.5"/>`,
      );
      const last = points.at(-1);
      const label =
        last === undefined ? '' : `<text x="${RIGHT + 10}" y="${round(y(last[of]) + 4)}">${of.slice(0, 3)}</text>`;
      return `<g fill="${colour}"><polyline points="${line(of)}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${label}</g>`;
    }),
    '</svg>',
    '',
  ].join('\n');
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}
