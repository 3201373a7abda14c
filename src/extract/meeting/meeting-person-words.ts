/** The words that names, offices, parties and bodies are told by. It reads no lists: what stands beside what is read elsewhere. */

const COUNCILLOR =
  '(?:(?:Parish|Town|Community|County|Borough|District|City|Ward|Unitary) )?(?:Councillors?|Cllrs?)|Cynghorydd|Cynghorwyr|Y Cyng|Cyng';
const HONORIFIC = 'Mrs|Mr|Ms|Miss|Mx|Messrs|Mesdames';
const TITLE = `(?:${COUNCILLOR}|${HONORIFIC}|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Revd?|Reverend|Rabbi|Imam|Canon|Father|Bishop|Archdeacon|Ald|Alderman|Alderwoman|Bailie|Provost|Baroness|Baron|Major|Captain|Colonel|(?:(?:Assistant|Deputy) )?Chief Constable|(?:Detective )?(?:Chief )?(?:Superintendent|Inspector)|Sergeant|PC|(?:(?:The )?(?:Lord |Deputy |Lady )?Mayor),?)\\.?`;
const NAME_WORD =
  '(?:(?:\\p{Lu}\\.-?){1,4}|[“"]?\\p{Lu}[\\p{L}\'’-]*[”"]?|\\p{Lu}\\p{L}{0,3}\\.|\\(\\p{Lu}\\p{Ll}+\\))';
const SMALL_WORD = '(?: (?:de|van|von|der|den|la|le|du|da|dos|bin|bint|al|el|ap|ab|ferch))';
const NAME = new RegExp(
  `^(?:${TITLE} ){0,3}${NAME_WORD}${SMALL_WORD}{0,2}(?: ${NAME_WORD}${SMALL_WORD}{0,2}){1,4}$`,
  'u',
);
const BARE_NAME = new RegExp(`^(?:${TITLE} ){0,3}(?:d[e’']|van |von |al-|ap )?${NAME_WORD}$`, 'u');
const TITLED = new RegExp(`^${TITLE} `, 'u');
const TITLE_ALONE = new RegExp(`^${TITLE}$`, 'u');
const MEMBER = new RegExp(`^(?:the )?(?:${COUNCILLOR}|Alder\\w+|Bailie|Mayor|Leader)\\b`, 'iu');

/** Where no heading says that officers follow, a line must name an office to be one. */
const OFFICE =
  /\b(?:(?:Sub-)?Director|Head|Manager|Officer|Executive|Leader|Lead|Advis[eo]r|Solicitor|Barrister|Lawyer|Counsel|Accountant|Auditor|Chair(?:man|men|woman|person)?|Commissioner|Consultant|Principal|Inspector|Superintendent|Secretar(?:y|ie)|Treasurer|Cabinet Member|Planner|Engineer|Surveyor|Architect|Ecologist|Nurse|Headteacher|Teacher|Co-?ordinator|Chief|Representative|Partner|Analyst|Specialist|Registrar|Clerk|Administrator|Assistant|Team|Apprentice|Trainee|Statistician|Economist|Librarian|Archivist|Warden|Ranger|Technician|Supervisor|Controller|Scientist|Psychologist|Pharmacist|Paramedic|Commander|Constable|Actuary|Stenographer|Minute[- ]Taker|Note[- ]Taker|Facilitator|Trustee|Governor|Swyddog|Cyfarwyddwr|Pennaeth|Rheolwr)s?\b/;
const ROLE =
  /^(?:(?:in the )?(?:acting |interim |joint |presiding )?(?:vice|deputy|co)?[- ]?(?:chair(?:man|woman|person)?|conven[eo]r|provost)\b|(?:vice|deputy|mayor|lord mayor|lady mayor|leader|cabinet member|portfolio holder|executive member|executive councillor|lead member|co-?opted|co-?optee|independent (?:person|member|chair\w*|advis[eo]r|co-?opt\w+|representative|expert|lay)|parent governor|church|diocesan|group leader|spokes|substitut|ex[- ]officio|non-voting|voting|member for|ward member|observer|guest|chairing|presiding|cadeirydd|is-gadeirydd|aelod|arweinydd|maer)\b|opposition\b|(?:committee|board|panel|cabinet|council|lay|reserve|ordinary|elected|executive|forum|full|core) (?:sub-?)?member\b|member$)/i;
const PARTY =
  /^(?:lab(?:our)?(?: (?:and|&) co-?op(?:erative)?)?|con(?:s|servatives?)?|tory|lib(?:eral)?[ .-]?dem(?:ocrat)?s?|ld|lds|greens?|grn|the green party|independents?|ind|reform(?: uk)?|ref|ukip|snp|plaid(?: cymru)?|pc|residents?['’]?(?: association)?|ra|llafur|annibynnol|ceidwadwyr|non[- ]aligned|ungrouped|unaligned|no(?:n)? group|co-?operative|workers? party|alliance|your party|[\p{L} '’&-]{2,40} (?:party|group|alliance|independents?|association|residents?['’]?|first))$/iu;
const ORGANISATION =
  /\b(?:Councils?|Board|Trust|Trusts|NHS|ICB|CCG|Police|Policing|Constabulary|Crime|Fire|Healthwatch|Care|Services?|Commissioner|Commission|Office|Authority|Association|University|College|School|Schools|Academy|Academies|Church|Diocese|Diocesan|Chamber of|Federation|Union|Unions|Unison|UNISON|GMB|Partnership|Department|Agency|Foundation|Charity|Health|Hospitals?|Hospice|Ambulance|Probation|Clinical|Integrated|Housing|Homes|Education|Voluntary|Volunteer|Community|Company|Ltd|Limited|LLP|PLC|CIC|Network|Society|Institute|Centre|Group|Forum|Alliance|Consortium|Constituency|Governors?|Representing|Enterprise|Business Improvement|Residents|Tenants|Employers?|Pensioners?|Unit|Division|Directorate|Resources|Governance)\b/;
/** What a bracket behind a name says that is neither office nor party: when and how somebody came. */
const MANNER =
  /^(?:(?:from|until|till|to|arrived|left|joined|for|during|via|by|on|up to|except|excluding|items?|minutes? nos?|agenda items?|zoom|teams|(?:microsoft|ms) teams|in part|in person|as|acting as sub|(?:named |attending as )?substitut\w* (?:for|member for)|substituting|sub\.? for|in place of|replacing|deputising|deputy for|on behalf of|am|pm|in attendance)\b|(?:sub\.?|reserve|observing|remote(?:ly)?|virtual(?:ly)?|online|hybrid|part|late|early|not|no|present|absent|apolog\w+|attend\w+|non-attend\w+)(?![\p{L}-])(?! \p{Lu})|\*|\d)/u;

const NO_NAME =
  /^(?:None|Nil|No|Not|Apologies|Apology|Absen\w+|Present|Officers?|Members?|The|There|This|These|They|In|At|On|Of|For|Also|And|All|Any|Other|Others|Quorum|Vacan\w+|Observers?|Public|Press|Councillors?$|Attendance|Attending|Minutes?|Agenda|Date|Time|Start|Venue|Place|Location|Items?|Number|Documents?|Papers|Reports?|Decisions?|Downloads?|Attachments?|Webcast|Related|Share|Committee|Sub-Committee|Council|Cabinet|Board|Panel|Name|Names|Role|Position|Party|Ward|Organisation|Capacity|Title|Resolved|RESOLVED|Agreed|Yes|Telephone|Tel|Phone|Email|E-mail|Contact|Website|Meeting|Declarations?|Introductions?|Welcome|Discussion|Actions?|Printed|Draft|Signed|Dated|Published|Issued|Despatched|Dear|Microsoft Teams|Teams|Zoom|Via|Virtual\w*|Remote\w*|Online|Hybrid|To|From|Religious|Parents?|Pupils?|Students?|Resident|Residents|Representatives?|Mon(?:day)|Tues(?:day)|Wednes(?:day)|Thurs(?:day)|Fri(?:day)|Satur(?:day)|Sun(?:day)|Town Hall|County Hall|City Hall|Civic \w+|Guildhall|Room|Suite|Chamber|Section|Appendix|Additional|Supporting|View|Read|Open|Print|Search|Home|Back|Next|Previous|Live|Watch|Voting|Non-Voting|Substitutes?|Notes?|Please|Details)\b/i;
/** What a name's last word is not: a place where people meet, a heading. */
const NO_SURNAME =
  /\b(?:Chamber|Suite|Building|Meeting|Meetings|Minutes|Agenda|Committee|Sub-Committee|Committees|Panel|Cabinet|Questions?|Statements?|Matters|Business|Interests?|Attendance|Present|Absent|Absence|Apologies|Members?|Councillors?|Public|Press|Invitees?|Guests?|Visitors?|Witnesses|Attendees|Avenue|Statistics|Calendar|Portal|Website|Webcast|Report|Reports|Plan|Strategy|Programme|Budget|Review|Update|Policy)$/i;
/** Letters behind a name. */
export const HONOURS = /^(?:[OMC]BE|KBE|DBE|BEM|DL|JP|MP|MSP?|QC|KC|PhD|FRICS|QPM|KPM|CBE DL)$/;

/** A person's name of two words or more, with or without titles. */
export const isFullName = (words: string): boolean => words.length <= 80 && NAME.test(words);
/** Whether a name begins as a member's or guest's does: "Councillor", "Mrs". */
export const isTitled = (words: string): boolean => TITLED.test(words);
export const isTitle = (words: string): boolean => TITLE_ALONE.test(words);
/** "Labour", "Con", "Residents’ Association Group". */
export const isParty = (words: string): boolean => PARTY.test(words.trim());
/** "Chair", "Deputy Leader", "Co-opted Member": what a member does, not what a name is. */
export const isRole = (words: string): boolean => ROLE.test(words.trim()) && !DEPUTY.test(words.trim());
/** A title in the City of London and the Channel Islands: "Deputy Harriet Loom" is no deputy of anybody. */
const DEPUTY =
  /^Deputy (?!.*\b(?:Lord|Lady|Leader|Mayor|Chair\w*|Conven[eo]r|Provost|Speaker|Member|Cabinet|Portfolio|Executive|Director|Head|Officer|Manager|Clerk|Lieutenant|Chief)\b)\p{Lu}[\p{L}'’-]+ \p{Lu}/u;
export const isOffice = (words: string): boolean => OFFICE.test(words.replace(TITLED, ''));
export const isManner = (words: string): boolean => MANNER.test(words.slice(0, 1).toLowerCase() + words.slice(1));
/** Whether words begin as a member's name does. */
export const isMember = (words: string): boolean => MEMBER.test(words);
/** Whether an office is a member's: who holds it is no officer of the council, wherever a list puts them. */
export const isMemberRole = (role: string): boolean =>
  /^(?:deputy )?(?:cabinet|executive|lead) member\b|^portfolio holder\b|^(?:deputy )?leader of\b/i.test(role);

/** "Fellow Housing Trust", "NHS Marlshire": a body, told by its words or by letters that are no initials. */
export const isOrganisation = (words: string): boolean =>
  (ORGANISATION.test(words) && !/^\p{Lu}\.? \p{Lu}\p{L}+$/u.test(words)) ||
  (/^\p{Lu}{3,}\b/u.test(words) && /\s\p{Lu}\p{Ll}/u.test(words));

/** A surname alone is a name where a heading says that names follow. */
export function isNameLike(name: string): boolean {
  if (name.length > 80 || (!NAME.test(name) && !BARE_NAME.test(name)) || TITLE_ALONE.test(name)) return false;
  const titled = TITLED.exec(name)?.[0] ?? '';
  const own = name.slice(titled.length);
  if (NO_NAME.test(own) || isRole(own) || isParty(own)) return false;
  return titled !== '' || (!OFFICE.test(name) && !isOrganisation(name) && !NO_SURNAME.test(name));
}

/** "Cllr Mrs D North" is "Cllr D North"; what a district's councillor is besides is an office. */
export function withoutSpareTitles(name: string): { readonly name: string; readonly office: string | null } {
  const plain = name
    .replace(new RegExp(`^((?:${COUNCILLOR})\\.?) (?:${HONORIFIC})\\.? `, 'u'), '$1 ')
    .replace(/^(?:The )?(?:Right )?Worshipful /u, '');
  const [, tier] =
    /^((?:Parish|Town|Community|County|Borough|District|City|Ward|Unitary) (?:Councillor|Cllr)\.?) /u.exec(plain) ?? [];
  if (tier !== undefined)
    return { name: plain.slice(tier.length - (tier.split(' ')[1] ?? '').length), office: tier.replace(/\.$/, '') };
  const [led = '', mayor] = /^(?:The )?((?:Lord |Deputy |Lady )?Mayor),? (?=\S+ |\p{Lu}\p{L}+ )/u.exec(plain) ?? [];
  if (mayor !== undefined && isFullName(plain.slice(led.length)))
    return { name: plain.slice(led.length), office: mayor };
  return { name: plain, office: null };
}

const SHOUTED =
  /\b(?:COUNCILLORS?|CLLRS?|MESSRS|MRS?|MS|MISS|DR|PROFESSOR|PROF|REVD?|REVEREND|SIR|DAME|ALDERMAN|THE MAYOR|MAYOR)\b(?=\.? \p{Lu})/gu;

/** "Y Cynghorydd / Councillor" says one thing in two languages. */
const TWICE =
  /\b(?:Y )?Cynghor(?:ydd|wyr) \/ (?=(?:Councillor|Cllr))|(?<=\b(?:Councillors?|Cllrs?)) \/ (?:Y )?Cynghor(?:ydd|wyr)\b/g;

/** Titles in capitals or in two languages read as others do; what else is in capitals is as its clerk writes it. */
export const withPlainTitles = (words: string): string =>
  words
    .replace(TWICE, '')
    .replace(SHOUTED, (title) => title.toLowerCase().replace(/(?:^| )\p{Ll}/gu, (letter) => letter.toUpperCase()));

/** "District Councillor": an office, where nothing else is said. */
export const isTier = (words: string): boolean => /^[A-Z][a-z]+ (?:Councillor|Cllr)$/.test(words);
