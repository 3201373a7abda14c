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
const SCOPE = names('applet caption html marquee object table td template th');

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

/** Groups of elements as bits, so that a look through the open ones costs next to nothing. */
type Group = number;
const GROUPS: Names[] = [];
const group = (members: Names): Group => 1 << (GROUPS.push(members) - 1);

export const IN_SCOPE: Group = group(SCOPE);
export const IN_BLOCK: Group = group(SPECIAL);
export const IN_TABLE: Group = group(names('table'));
export const HEADINGS: Group = group(HEADING);
const PARAGRAPHS = group(names('p'));
const PARAGRAPH_BARRIER = group(new Set([...SCOPE, 'button']));
const LIST_BARRIER = group(new Set([...SPECIAL].filter((name) => !/^(?:address|div|p|li|dd|dt)$/.test(name))));
const TABLE_BARRIER = group(names('table template'));
const OPTION_BARRIER = group(names('select datalist optgroup'));
const NO_BARRIER = 0;

export interface Closing {
  /** The innermost of these ends, with all that it holds, */
  readonly targets: Group;
  readonly names: readonly string[];
  /** unless one of these stands before it. */
  readonly barrier: Group;
}

const closing = (list: string, barrier: Group): Closing => ({
  targets: list === 'p' ? PARAGRAPHS : group(names(list)),
  names: list.split(' '),
  barrier,
});
const PARAGRAPH = closing('p', PARAGRAPH_BARRIER);
const TERM = closing('dd dt', LIST_BARRIER);
const CELL = closing('td th', group(names('tr table template')));
const SECTION = closing('tbody thead tfoot caption colgroup', TABLE_BARRIER);
const NONE: readonly Closing[] = [];

const OPENING: ReadonlyMap<string, readonly Closing[]> = new Map<string, readonly Closing[]>([
  ...[
    ...names(
      'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
        'h6 header hgroup hr main menu nav ol p pre search section summary table ul xmp listing',
    ),
  ].map((name) => [name, [PARAGRAPH]] as const),
  ['li', [closing('li', LIST_BARRIER), PARAGRAPH]],
  ['dd', [TERM, PARAGRAPH]],
  ['dt', [TERM, PARAGRAPH]],
  ['td', [CELL]],
  ['th', [CELL]],
  ['tr', [closing('tr caption', TABLE_BARRIER)]],
  ['tbody', [SECTION]],
  ['thead', [SECTION]],
  ['tfoot', [SECTION]],
  ['option', [closing('option', OPTION_BARRIER)]],
  ['optgroup', [closing('option optgroup', group(names('select')))]],
  // A link or button in another ends it only where nothing but a line would end with it.
  ['a', [closing('a', IN_BLOCK)]],
  ['button', [closing('button', group(new Set([...SPECIAL].filter((name) => name !== 'button'))))]],
  ['body', [closing('head', NO_BARRIER)]],
]);

/** What the start of an element ends before it. */
export function closedBy(name: string): readonly Closing[] {
  return OPENING.get(name) ?? NONE;
}

const MEMBERSHIPS: ReadonlyMap<string, number> = new Map(
  [...new Set(GROUPS.flatMap((members) => [...members]))].map((name) => [
    name,
    GROUPS.reduce((bits, members, at) => (members.has(name) ? bits | (1 << at) : bits), 0),
  ]),
);

/** The groups to which an element belongs. */
export function groupsOf(name: string): number {
  return MEMBERSHIPS.get(name) ?? 0;
}
