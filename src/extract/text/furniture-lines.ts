/** Lines that are furniture by their words alone, wherever they stand: in a page's markup or in bare text. */
import { UNEVEN } from '../element-text.ts';

/**
 * `inline` stands inside stories (photo credits, advertisements), `ask` begs for a click or an address,
 * `onward` leads to other stories, `end` comes after a story or belongs to the site.
 */
export type FurnitureKind = 'inline' | 'ask' | 'onward' | 'end';

/** Longer lines are prose, whatever they begin with. */
const MAX_CHARS = 260;
const MAX_CLOSING_CHARS = 400;

const NETWORK =
  '(?:facebook|twitter|x|instagram|linkedin|pinterest|whatsapp|e-?mail|reddit|youtube|tiktok|telegram|threads|messenger|bluesky|rss|snapchat|tumblr|flipboard|copy link|print|share|link)';

/** Whole lines, without the stop or colon at their end. */
const WHOLE: Readonly<Record<FurnitureKind, readonly string[]>> = {
  inline: [
    '(?:photos?|images?|pictures?|pics?|photographs?|credit|videos?|illustrations?|graphics?|caption)(?: credits?| courtesy| by| source)? ?[:©/|].{1,160}',
    '(?:©|getty images?|shutterstock|istock(?:photo)?|ap photo|pa (?:media|wire|archive)|alamy|adobe stock|unsplash|pixabay|fotolia)(?: ?/ ?.{1,60})?',
    '.{1,60}/ ?(?:getty(?: images?)?|shutterstock|istock(?:photo)?|alamy|adobe ?stock|unsplash|fotolia|reuters|pa wire|afp|ap|epa|rex)(?:.{0,20})',
    'play(?: video| audio)?|watch(?: now| live| video)?|listen(?: now| live| to this article)?|video|audio|gallery|\\d{1,3} ?/ ?\\d{1,3}|image \\d{1,3} of \\d{1,3}|enlarge(?: image)?|view gallery|close',
    'advertisement|advertising|advert|ad|ads|sponsored(?: content)?|promoted|paid content|partner content|(?:story|article) continues (?:below|after).{0,30}|continue after advertisement|advertisement - .{0,40}|- advertisement -|scroll (?:down )?(?:to|for) .{0,40}',
    '(?:estimated )?(?:reading|read) time:? ?.{0,30}|\\d{1,3}[ -]?min(?:ute)?s?[ -]?(?:to )?read|\\d{1,6} (?:views?|shares?|likes?|reads)',
    `share(?: (?:this|on|via|with|article|story|post|page|it)(?: .{0,40})?)?|(?:${NETWORK}[ ,|/·•]{0,3}){1,20}`,
    "(?:click |tap |press )?(?:here )?(?:to )?(?:read|see|view|watch|hear) (?:more|also|next|now): .{1,160}|(?:related|see also|also read|don[’']t miss|watch|listen|in pictures|analysis): .{1,160}",
    '(?:published|posted|written|first published) (?:by .{2,60} )?(?:at|on) .{0,30}\\d{1,2}.{0,20}(?:19|20)\\d{2}',
    '(?:loading|please wait)\\.{0,3}|tags?:.{0,200}|filed under:?.{0,160}|tagged (?:with|as|in):? .{0,160}',
  ],
  ask: [
    '(?:subscribe|sign ?up|register|log ?in|sign in|create (?:an )?account)(?: (?:today|now|here|free|for free|to .{0,80}|for .{0,80}))?',
    '(?:follow|like) (?:us|@?\\w{1,30})(?: (?:on|at) .{0,60})?|(?:tweet|pin|post|follow)(?: (?:this|on|via|to) .{0,40})?',
    'donate(?: now| today)?|join (?:us|now)(?: today)?|buy now|shop now|order now|book (?:now|online|a (?:place|demo|call))|apply now',
    '(?:join|have) (?:the|your) (?:conversation|discussion|debate|say)',
  ],
  onward: [
    '(?:click |tap |press )?(?:here )?(?:to )?(?:read|see|view|show|load|find out|learn|discover|get) (?:more|less|all|the full (?:story|article)|full (?:story|article|report|post)|next|on|comments)(?: (?:stories|news|articles?|about .{0,60}|here|now|like this|from .{0,60}|on .{0,60}|details|information))?',
    'read (?:the )?(?:full|whole|entire) (?:story|article|report)|continue reading(?: .{0,80})?|keep reading|read this next|read next.{0,100}|up next.{0,100}',
    '(?:related|similar|recommended|suggested|more|other|latest|top|popular|trending|recent)(?: (?:news|stories|story|articles?|posts?|content|coverage|links?|reading|topics?|videos?|resources|items|reads))?',
    "(?:most (?:read|viewed|popular|shared|recent|commented))(?: (?:news|stories|articles|in .{0,40}))?|you (?:may|might) (?:also )?(?:like|be interested in|enjoy).{0,20}|what to read next|editor[’']?s? picks?|don[’']t miss|in this (?:article|story|section)|see also|also read|on the same topic|(?:from )?around the web|more stories like this|next article|previous article",
    'more (?:from|on|in|about|by) .{1,60}|related (?:pages|services|information|guidance)',
    'visit (?:the|our|their) (?:website|site|page).{0,40}|find out more.{0,40}|learn more.{0,40}',
  ],
  end: [
    '(?:make (?:an? )?(?:enquiry|inquiry)|enquire(?: now| today)?|contact us(?: today| now)?|get in touch|email us|call us(?: today| now)?|call us on .{0,40}|request a (?:call ?back|quote|demo))',
    'submit|send|search|menu|back|next|previous|home|print(?: this(?: page)?)?|email(?: this)?|save|bookmark|copy link|link copied!?|go back|back to (?:top|home|news|all .{0,30})|return to .{0,40}|skip to .{0,40}|toggle .{0,30}',
    'comments?(?: \\(?\\d{1,6}\\)?)?|\\d{1,6} comments?|(?:comments|replies|commenting) (?:are|is|has been|have been) (?:now )?(?:closed|off|disabled|turned off).{0,40}|(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply).{0,40}|no comments(?: yet)?|be the first to comment.{0,20}|(?:view|show) (?:all )?comments.{0,20}|cancel reply',
    '(?:©|copyright|\\(c\\)).{0,200}|all rights reserved',
    '.{1,60} sponsors? .{1,60}(?:news|weather|travel|sport|traffic|show|radio|podcast)|(?:sponsored|supported|powered|presented|brought to you) by:? .{1,60}|in (?:association|partnership) with .{1,60}',
    '(?:accept|allow|reject|manage|decline)(?: all)?(?: (?:cookies|preferences|settings|options|consent))?|cookie (?:policy|settings|preferences|notice)|privacy (?:policy|notice|settings)|terms(?: (?:and|&) conditions| of (?:use|service))?|accessibility(?: statement)?|site ?map',
    'topics?:.{0,200}|categor(?:y|ies):.{0,200}|posted in:? .{0,120}|keywords?:.{0,200}',
  ],
};

/** Beginnings of sentences that speak to the reader for the site; no story has them. */
const SENTENCES: Readonly<Record<'ask' | 'onward' | 'end', readonly string[]>> = {
  ask: [
    '(?:sign up|subscribe|register)\\b.{0,80}\\b(?:newsletters?|e-?mails?|alerts?|updates?|inbox|briefing|free|today|app|bulletin|podcast|magazine|channel)\\b',
    "keep (?:abreast|up to date|up-to-date)\\b.{0,40}\\b(?:news|latest|stories|updates?|what(?:[’']s| is) (?:new|happening))\\b|stay (?:up to date|up-to-date|informed|in the know|ahead|connected|tuned)\\b.{0,60}\\b(?:news|latest|stories|updates?|newsletter|with us)\\b",
    '(?:get|receive|want)\\b.{0,80}\\b(?:newsletter|to your inbox|in your inbox|delivered to your|email alerts|news alerts)\\b',
    '(?:follow|like|find|join) .{1,60}\\b(?:on|via) (?:facebook|twitter|x|instagram|whatsapp|tiktok|threads|bluesky|linkedin|youtube|google news)\\b',
    'download (?:the|our) .{0,40}\\bapp\\b|support (?:our|independent|local|quality) .{0,30}journalism\\b',
    '(?:do you have|have you got|got) (?:a (?:story|news tip|tip)|something|any).{0,80}\\b(?:e-?mail|contact|get in touch|let us know|call)\\b',
    'click here (?:to|for)\\b|tap here (?:to|for)\\b',
  ],
  onward: [
    '(?:this|the) (?:article|story|post|piece) (?:was|has been|is) (?:originally |first )?(?:published|posted|appeared) (?:on|in|at|by)\\b',
  ],
  end: [
    'we use (?:necessary )?cookies|this (?:web)?site uses cookies|by (?:continuing|clicking|using|browsing|submitting|signing up|subscribing)\\b.{0,80}\\b(?:cookies|agree|accept|consent|privacy|terms)\\b',
    "(?:please )?enable javascript|javascript (?:is|must be) (?:disabled|enabled)|your browser (?:does not|is not|isn[’']t)|please (?:log ?in|sign in|subscribe|register|enter a valid|check your|upgrade your browser|turn off your ad)\\b",
    'thank(?:s| you) for (?:signing up|subscribing|registering|reading|visiting)\\b|these cookies\\b|we and our (?:\\d{1,4} )?partners\\b',
    'when you (?:purchase|buy|click)\\b.{0,80}\\b(?:commission|links)\\b|we may (?:earn|receive|make|get) (?:a |an )?(?:small )?(?:affiliate )?commission\\b',
  ],
};

/** Notes under a finished story; in the middle of one the same words may be the story's own. */
const CLOSING = new RegExp(
  [
    '\\bcontributed to this (?:report|story|article|piece)\\b|\\bcontributed(?: reporting)?\\.$|^(?:additional )?reporting by\\b|^[^.]{3,80} reported from [^.]{3,60}\\.$|\\b(?:can|may) be (?:reached|contacted|emailed) (?:at|on|by|via)\\b|^(?:you can )?e-?mail (?:us|me|him|her|them|[a-z][\\w .-]{2,40}) at\\b|^follow (?:him|her|them|the author)\\b',
    '^(?:this|the) (?:story|article|post|piece|interview|document|content|material) (?:was|is|has been|may|originally|first)\\b.{0,60}\\b(?:published|posted|appeared|updated|edited|condensed|republished|produced|copyright|subject to)\\b|^(?:a version of this|read the original|originally published|cross-posted|first published)\\b',
    "^(?:citation|journal information|more information|provided by|source|sources|via|doi|credits?|correction|clarification|editor[’']?s[’']? note)(?:, [^:]{1,60})?: ?|\\bdoi: ?10\\.|\\bprimary (?:journalistic )?mission is to\\b|^provided by\\b",
    '\\b(?:is|was) (?:an? |the )?(?:[\\w-]{1,20} ){0,4}(?:reporter|writer|editor|correspondent|columnist|journalist|contributor|freelancer?)\\b.{0,80}\\b(?:for|at|with|based|covering|who|in)\\b|\\bwrites about\\b',
    '^if you (?:purchase|buy|click|have (?:a|any))\\b|\\bwe may (?:receive|earn)\\b|\\bsign up (?:for|to)\\b|\\bsubscribe (?:to|now|here)\\b|\\blet us know in the comments\\b|\\b(?:our|the) newsletter\\b',
    '^(?:more|read|read more|watch|listen|related|see|get|click|go|join|download)\\b[^a-z]{3,120}$',
  ].join('|'),
  'i',
);

const WHOLE_LINES = table(WHOLE, (parts) => new RegExp(`^(?:${parts.join('|')})[\\s.…:!»>→]{0,4}$`, 'i'));
const OPENINGS = table(SENTENCES, (parts) => new RegExp(`^(?:${parts.join('|')})`, 'i'));

/** `{%endif%}` and `{{ title }}`: what a template forgot. */
const RESIDUE = /\{%[^%]{0,80}%\}|\{\{[^}]{0,80}\}\}|<%[^%]{0,80}%>/;

/** Names in icon fonts: "closechevron-downbars linkedin facebook pinterest". */
const ICON =
  /(?:chevron|facebook|twitter|linkedin|pinterest|instagram|youtube|\brss\b|whatsapp|caret|\barrow|hamburger|\bbars\b|envelope|google-plus|snapchat|tiktok)/gi;

/** What kind of furniture a line is by its words; null when it may be the page's own matter. */
export function furnitureKind(line: string): FurnitureKind | null {
  const text = line.replace(UNEVEN, ' ').trim();
  if (text === '' || text.length > MAX_CHARS) return null;
  if (RESIDUE.test(text) || isIconList(text)) return 'end';
  return firstKind(WHOLE_LINES, text) ?? firstKind(OPENINGS, text);
}

/** True for a note that stands under a story: who helped, where it first appeared, how to reach the writer. Only its last lines are asked. */
export function isClosingNote(line: string): boolean {
  return line.length <= MAX_CLOSING_CHARS && CLOSING.test(line);
}

/** True for a line that says nothing of the page's own matter: "Read more", "4 minute read", "Comments are closed." */
export function isFurnitureLine(line: string): boolean {
  return furnitureKind(line) !== null;
}

function firstKind(tables: readonly (readonly [FurnitureKind, RegExp])[], text: string): FurnitureKind | null {
  return tables.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function table<K extends FurnitureKind>(
  parts: Readonly<Record<K, readonly string[]>>,
  make: (parts: readonly string[]) => RegExp,
): (readonly [K, RegExp])[] {
  return (Object.keys(parts) as K[]).map((kind) => [kind, make(parts[kind])] as const);
}

function isIconList(text: string): boolean {
  const icons = text.match(ICON)?.length ?? 0;
  return icons >= 3 && icons >= text.split(' ').length * 0.5;
}
