/** Tells people's names from the other things that stand in bylines. */
import { plainLetters } from '../records/plain-words.ts';

/** Words that make a phrase a role. */
export const ROLE_WORD =
  /^(?:reporter|reporters|correspondent|editor|editors|writer|journalist|columnist|presenter|producer|photographer|contributor|critic|blogger|author|apprentice|trainee|intern|broadcaster|analyst|ldrs?)$/i;

/** Words that no person is called by: a phrase with one is an organisation, a desk or an account. */
const NOT_A_PERSON =
  /\b(?:news|staff|team|desk|newsdesk|newsroom|press|association|agency|agencies|radio|television|tv|times|post|gazette|herald|chronicle|tribune|media|online|editorial|editors?|admin|administrator|council|limited|ltd|llc|inc|plc|magazine|group|network|university|institute|department|ministry|office|service|services|society|foundation|trust|centre|center|college|school|reuters|afp|ap|pa|bbc|cnn|itv|bloomberg|associated|wire|wires|daily|weekly|review|report|reports|reporters?|correspondents?|content|marketing|communications|publishing|publisher|website|webmaster|guest|anonymous|unknown|user|null|undefined|none|sponsored|partner|advertiser|board|company|studio|studios|club|community|blog|today|live|sport|sports|contributors?|writers?|the|our|your|this|more|read|view|share|follow|all|posts|by|from|author|profile|email|contact|updated|published|photo|photos|getty|images|video|comments?|subscribe|minutes?|ago|latest|home|com|org|net)\b/i;

const PARTICLE =
  /^(?:de|da|do|di|del|della|der|den|des|van|von|vander|la|le|du|dos|das|bin|ibn|al|el|ben|abu|st|ter|ten|af|av|y|e|zu|mac|o|ap|ferch)$/i;
const MAX_WORDS = 6;

/** `Rebecca Curley`, `Aitor Hernández-Morales`, `JR Raphael` are; `BBC News`, `Staff`, the site's own name are not. */
export function isPersonName(text: string, siteNames: readonly string[]): boolean {
  const words = text.split(' ').filter((word) => word !== '');
  if (words.length === 0 || words.length > MAX_WORDS || text.length > 60 || /[\d:!?@#%&*=<>{}[\]_"“”]/.test(text))
    return false;
  if (NOT_A_PERSON.test(text)) return false;
  // Four capitals are an agency.
  if (words.length === 1 && /^\p{Lu}{2,5}$/u.test(text)) return false;
  const own = squeeze(text);
  if (own.length < 2 || siteNames.some((site) => squeeze(site) === own)) return false;
  // "CBC Arts" at the CBC is a desk.
  const [first = ''] = words;
  if (/^\p{Lu}{3,5}$/u.test(first) && siteNames.some((site) => squeeze(site) === squeeze(first))) return false;
  // A single word is a name only where it is written like one: an account may be called so.
  return words.every(
    (word) =>
      /^\p{Lu}/u.test(word) || PARTICLE.test(word.replace(/['’.]/g, '')) || /^['’]?\p{Ll}?['’]\p{Lu}/u.test(word),
  );
}

function squeeze(text: string): string {
  return plainLetters(text).replace(/^the/, '');
}
