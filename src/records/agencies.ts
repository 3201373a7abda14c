/** The agencies and services that write for many papers, as they are credited. One list for bylines, origins and copies; not a list of papers. */

interface Agency {
  readonly name: string;
  /** Ways of writing it that mean nothing else wherever they stand. */
  readonly full: string;
  /** Initials, which are a credit only in a byline or a dateline. */
  readonly short?: string;
}

const AGENCIES: readonly Agency[] = [
  {
    name: 'Local Democracy Reporting Service',
    full: 'Local Democracy Report(?:er|ers|ing)(?: Service| Scheme)?|LDRS|LDR Service',
  },
  { name: 'PA Media', full: 'PA Media|Press Association|PA news agency', short: 'PA' },
  { name: 'Associated Press', full: '(?<!Australian )Associated Press', short: 'AP' },
  { name: 'Reuters', full: '(?:Thomson )?Reuters' },
  { name: 'AFP', full: 'Agence France[- ]Presse|AFP' },
  { name: 'Bloomberg', full: 'Bloomberg News' },
  { name: 'dpa', full: 'Deutsche Presse-Agentur|dpa' },
  { name: 'UPI', full: 'United Press International', short: 'UPI' },
  { name: 'EFE', full: 'Agencia EFE|EFE' },
  { name: 'PTI', full: 'Press Trust of India', short: 'PTI' },
  { name: 'AAP', full: 'Australian Associated Press', short: 'AAP' },
  { name: 'The Canadian Press', full: '(?:The )?Canadian Press' },
  { name: 'Xinhua', full: 'Xinhua' },
  { name: 'SWNS', full: 'SWNS|South West News Service' },
  { name: 'BBC Shared Data Unit', full: 'BBC Shared Data(?: Unit)?' },
];

const FULL = new RegExp(`\\b(?:${AGENCIES.map(({ full }) => full).join('|')})\\b`);
const ANY = AGENCIES.map(({ name, full, short }) => ({
  name,
  pattern: new RegExp(
    `(?<![\\p{L}\\p{N}.])(?:${short === undefined ? full : `${full}|${short}`})(?![\\p{L}\\p{N}])`,
    'u',
  ),
}));
/** A Local Democracy Reporter is a person with that job, not the service. */
const AFTER_NAME = new RegExp(
  `[\\s,/|–—-]+(?:(?:for|of|at) )?(?:[Tt]he )?(?!Local Democracy Reporter\\s*$)(?:${AGENCIES.map(({ full }) => full).join('|')})\\s*$`,
);

/** True when a short text, such as the beginning or the end of a story, names an agency. */
export function namesAgency(text: string): boolean {
  return FULL.test(text);
}

/** The agency that a byline or dateline credits: `By Jane Roe, PA` credits PA Media. Null when there is none. */
export function agencyIn(credit: string): string | null {
  return ANY.find(({ pattern }) => pattern.test(credit))?.name ?? null;
}

/** `Jane Roe The Associated Press` without its agency. */
export function withoutAgency(name: string): string {
  return name.replace(AFTER_NAME, '');
}
