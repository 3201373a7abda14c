/** What HTML says of its elements: which are empty, which end by themselves and where. Tables of the standard, shortened to what reading needs. */

type Names = ReadonlySet<string>;

const names = (list: string): Names => new Set(list.split(' '));

/** Elements without content. */
export const VOID = names(
  'area base basefont br col embed frame hr img input keygen link meta param source track wbr command',
);

/** Elements whose content is no markup, up to their end tag. */
export const RAW = names('script style title textarea xmp noembed noframes');
/** Of those, the ones in which character references count. */
export const WITH_REFERENCES = names('title textarea');

/** What may stand in `<head>`; anything else ends it. */
export const HEAD = names('base basefont link meta noframes noscript object script style template title');

export const HEADING = names('h1 h2 h3 h4 h5 h6');

/** Elements inside a line: their end tags do not end blocks. */
export const INLINE = names(
  'a abbr b bdi bdo big cite code em font i ins kbd mark nobr q s samp small span strike strong sub sup time tt u var label',
);

/** Parts of a table: their end tags do not reach out of it. */
export const TABLE_PARTS = names('caption col colgroup tbody td tfoot th thead tr');

/** Elements out of which an end tag does not reach. */
export const SCOPE = names('applet caption html marquee object table td template th');

/** Elements out of which an inline end tag does not reach. */
export const SPECIAL = names(
  'address applet article aside blockquote body button caption center dd details dir div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 head header hgroup html iframe li main marquee menu nav noscript object ol p pre section ' +
    'select summary table tbody td template textarea tfoot th thead tr ul',
);

/** Elements of another language, with its own rules. */
export const FOREIGN = names('svg math');
/** Elements that no drawing holds. */
export const BREAKS_OUT: Names = new Set([...SPECIAL, ...names('span img b strong i em br meta')]);

export interface Closing {
  /** The innermost of these ends, with all that it holds, */
  readonly targets: Names;
  /** unless one of these stands before it. */
  readonly barrier: Names;
}

const NONE: readonly Closing[] = [];
const PARAGRAPH: Closing = { targets: names('p'), barrier: names(`button ${[...SCOPE].join(' ')}`) };
const LIST_BARRIER: Names = new Set([...SPECIAL].filter((name) => !/^(?:address|div|p|li|dd|dt)$/.test(name)));
/** A link or button in another ends it only where nothing but a line would end with it. */
const BLOCKS: Names = SPECIAL;

const OPENING: ReadonlyMap<string, readonly Closing[]> = new Map<string, readonly Closing[]>([
  ...[
    ...names(
      'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
        'h6 header hgroup hr main menu nav ol p pre search section summary table ul xmp listing plaintext',
    ),
  ].map((name) => [name, [PARAGRAPH]] as const),
  ['li', [{ targets: names('li'), barrier: LIST_BARRIER }, PARAGRAPH]],
  ...['dd', 'dt'].map((name) => [name, [{ targets: names('dd dt'), barrier: LIST_BARRIER }, PARAGRAPH]] as const),
  ...['td', 'th'].map((name) => [name, [{ targets: names('td th'), barrier: names('tr table template') }]] as const),
  ['tr', [{ targets: names('tr caption'), barrier: names('table template') }]],
  ...['tbody', 'thead', 'tfoot'].map(
    (name) =>
      [name, [{ targets: names('tbody thead tfoot caption colgroup'), barrier: names('table template') }]] as const,
  ),
  ['option', [{ targets: names('option'), barrier: names('select datalist optgroup') }]],
  ['optgroup', [{ targets: names('option optgroup'), barrier: names('select') }]],
  ['a', [{ targets: names('a'), barrier: BLOCKS }]],
  ['button', [{ targets: names('button'), barrier: BLOCKS }]],
  ['body', [{ targets: names('head'), barrier: new Set<string>() }]],
]);

/** What the start of an element ends before it. */
export function closedBy(name: string): readonly Closing[] {
  return OPENING.get(name) ?? NONE;
}
