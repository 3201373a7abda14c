/**
 * The English local authorities with children's services: names, ONS codes and regions, and a look-up by name. Not the districts.
 * Source: Office for National Statistics, Register of Geographic Codes, counties and unitary authorities as of April 2025
 * (Open Government Licence v3); aliases are what reports and councils' sites call them.
 */
import type { LocalAuthority } from '../src/records/local-authority.ts';

type Row = readonly [gssCode: string, name: string, ...aliases: string[]];

const BY_REGION: Readonly<Record<string, readonly Row[]>> = {
  'North East': [
    ['E06000001', 'Hartlepool'],
    ['E06000002', 'Middlesbrough'],
    ['E06000003', 'Redcar and Cleveland'],
    ['E06000004', 'Stockton-on-Tees', 'Stockton'],
    ['E06000005', 'Darlington'],
    ['E06000047', 'Durham'],
    ['E06000057', 'Northumberland'],
    ['E08000021', 'Newcastle upon Tyne', 'Newcastle'],
    ['E08000022', 'North Tyneside'],
    ['E08000023', 'South Tyneside'],
    ['E08000024', 'Sunderland'],
    ['E08000037', 'Gateshead'],
  ],
  'North West': [
    ['E06000006', 'Halton'],
    ['E06000007', 'Warrington'],
    ['E06000008', 'Blackburn with Darwen', 'Blackburn'],
    ['E06000009', 'Blackpool'],
    ['E06000049', 'Cheshire East', 'East Cheshire'],
    ['E06000050', 'Cheshire West and Chester', 'Cheshire West'],
    ['E06000063', 'Cumberland'],
    ['E06000064', 'Westmorland and Furness'],
    ['E08000001', 'Bolton'],
    ['E08000002', 'Bury'],
    ['E08000003', 'Manchester'],
    ['E08000004', 'Oldham'],
    ['E08000005', 'Rochdale'],
    ['E08000006', 'Salford'],
    ['E08000007', 'Stockport'],
    ['E08000008', 'Tameside'],
    ['E08000009', 'Trafford'],
    ['E08000010', 'Wigan'],
    ['E08000011', 'Knowsley'],
    ['E08000012', 'Liverpool'],
    ['E08000013', 'St Helens', 'Saint Helens'],
    ['E08000014', 'Sefton'],
    ['E08000015', 'Wirral'],
    ['E10000017', 'Lancashire'],
  ],
  'Yorkshire and The Humber': [
    ['E06000010', 'Kingston upon Hull', 'Hull'],
    ['E06000011', 'East Riding of Yorkshire', 'East Riding'],
    ['E06000012', 'North East Lincolnshire'],
    ['E06000013', 'North Lincolnshire'],
    ['E06000014', 'York'],
    ['E06000065', 'North Yorkshire'],
    ['E08000017', 'Doncaster'],
    ['E08000018', 'Rotherham'],
    ['E08000032', 'Bradford'],
    ['E08000033', 'Calderdale'],
    ['E08000034', 'Kirklees'],
    ['E08000035', 'Leeds'],
    ['E08000036', 'Wakefield'],
    ['E08000038', 'Barnsley'],
    ['E08000039', 'Sheffield'],
  ],
  'East Midlands': [
    ['E06000015', 'Derby'],
    ['E06000016', 'Leicester'],
    ['E06000017', 'Rutland'],
    ['E06000018', 'Nottingham'],
    ['E06000061', 'North Northamptonshire'],
    ['E06000062', 'West Northamptonshire'],
    ['E10000007', 'Derbyshire'],
    ['E10000018', 'Leicestershire'],
    ['E10000019', 'Lincolnshire'],
    ['E10000024', 'Nottinghamshire'],
  ],
  'West Midlands': [
    ['E06000019', 'Herefordshire'],
    ['E06000020', 'Telford and Wrekin', 'Telford'],
    ['E06000021', 'Stoke-on-Trent', 'Stoke'],
    ['E06000051', 'Shropshire'],
    ['E08000025', 'Birmingham'],
    ['E08000026', 'Coventry'],
    ['E08000027', 'Dudley'],
    ['E08000028', 'Sandwell'],
    ['E08000029', 'Solihull'],
    ['E08000030', 'Walsall'],
    ['E08000031', 'Wolverhampton'],
    ['E10000028', 'Staffordshire'],
    ['E10000031', 'Warwickshire'],
    ['E10000034', 'Worcestershire'],
  ],
  'East of England': [
    ['E06000031', 'Peterborough'],
    ['E06000032', 'Luton'],
    ['E06000033', 'Southend-on-Sea', 'Southend'],
    ['E06000034', 'Thurrock'],
    ['E06000055', 'Bedford'],
    ['E06000056', 'Central Bedfordshire'],
    ['E10000003', 'Cambridgeshire'],
    ['E10000012', 'Essex'],
    ['E10000015', 'Hertfordshire'],
    ['E10000020', 'Norfolk'],
    ['E10000029', 'Suffolk'],
  ],
  London: [
    ['E09000001', 'City of London'],
    ['E09000002', 'Barking and Dagenham'],
    ['E09000003', 'Barnet'],
    ['E09000004', 'Bexley'],
    ['E09000005', 'Brent'],
    ['E09000006', 'Bromley'],
    ['E09000007', 'Camden'],
    ['E09000008', 'Croydon'],
    ['E09000009', 'Ealing'],
    ['E09000010', 'Enfield'],
    ['E09000011', 'Greenwich'],
    ['E09000012', 'Hackney'],
    ['E09000013', 'Hammersmith and Fulham'],
    ['E09000014', 'Haringey'],
    ['E09000015', 'Harrow'],
    ['E09000016', 'Havering'],
    ['E09000017', 'Hillingdon'],
    ['E09000018', 'Hounslow'],
    ['E09000019', 'Islington'],
    ['E09000020', 'Kensington and Chelsea'],
    ['E09000021', 'Kingston upon Thames', 'Kingston'],
    ['E09000022', 'Lambeth'],
    ['E09000023', 'Lewisham'],
    ['E09000024', 'Merton'],
    ['E09000025', 'Newham'],
    ['E09000026', 'Redbridge'],
    ['E09000027', 'Richmond upon Thames', 'Richmond'],
    ['E09000028', 'Southwark'],
    ['E09000029', 'Sutton'],
    ['E09000030', 'Tower Hamlets'],
    ['E09000031', 'Waltham Forest'],
    ['E09000032', 'Wandsworth'],
    ['E09000033', 'Westminster'],
  ],
  'South East': [
    ['E06000035', 'Medway'],
    ['E06000036', 'Bracknell Forest', 'Bracknell'],
    ['E06000037', 'West Berkshire'],
    ['E06000038', 'Reading'],
    ['E06000039', 'Slough'],
    ['E06000040', 'Windsor and Maidenhead'],
    ['E06000041', 'Wokingham'],
    ['E06000042', 'Milton Keynes'],
    ['E06000043', 'Brighton and Hove', 'Brighton'],
    ['E06000044', 'Portsmouth'],
    ['E06000045', 'Southampton'],
    ['E06000046', 'Isle of Wight'],
    ['E06000060', 'Buckinghamshire'],
    ['E10000011', 'East Sussex'],
    ['E10000014', 'Hampshire'],
    ['E10000016', 'Kent'],
    ['E10000025', 'Oxfordshire'],
    ['E10000030', 'Surrey'],
    ['E10000032', 'West Sussex'],
  ],
  'South West': [
    ['E06000022', 'Bath and North East Somerset', 'Bath & NE Somerset', 'BANES'],
    ['E06000023', 'Bristol'],
    ['E06000024', 'North Somerset'],
    ['E06000025', 'South Gloucestershire'],
    ['E06000026', 'Plymouth'],
    ['E06000027', 'Torbay'],
    ['E06000030', 'Swindon'],
    ['E06000052', 'Cornwall'],
    ['E06000053', 'Isles of Scilly', 'Scilly'],
    ['E06000054', 'Wiltshire'],
    ['E06000058', 'Bournemouth, Christchurch and Poole', 'BCP'],
    ['E06000059', 'Dorset'],
    ['E06000066', 'Somerset'],
    ['E10000008', 'Devon'],
    ['E10000013', 'Gloucestershire'],
  ],
};

/** Older reports name authorities that are no more. One that kept its name, such as Dorset, is found under its present code. */
const FORMER: readonly LocalAuthority[] = [
  { name: 'Bournemouth', gssCode: 'E06000028', region: 'South West', until: '2019-03-31' },
  { name: 'Poole', gssCode: 'E06000029', region: 'South West', until: '2019-03-31' },
  { name: 'Northamptonshire', gssCode: 'E10000021', region: 'East Midlands', until: '2021-03-31' },
  { name: 'Cumbria', gssCode: 'E10000006', region: 'North West', until: '2023-03-31' },
];

export const LOCAL_AUTHORITIES: readonly LocalAuthority[] = [
  ...Object.entries(BY_REGION).flatMap(([region, rows]) => rows.map(([gssCode, name]) => ({ name, gssCode, region }))),
  ...FORMER,
];

/** Longer than any authority's name; what is longer is a sentence. */
const MAX_CHARS = 120;
/** Words for the kind of council, which are written or left out at will. */
const KIND_WORDS =
  /\b(?:council|corporation|borough|county|city|metropolitan|district|mbc|mdc|unitary|authority|local|royal|of|the|and)\b/g;

const byName = new Map<string, LocalAuthority>();
for (const authority of LOCAL_AUTHORITIES) byName.set(fold(authority.name), authority);
for (const [, name, ...aliases] of Object.values(BY_REGION).flat()) {
  const authority = byName.get(fold(name));
  for (const alias of aliases) if (authority) byName.set(fold(alias), authority);
}

/**
 * The authority that goes by this name; null for any other body, such as a district council.
 * Example: `London Borough of Sutton`, `Sutton Council` and `Sutton children's services` are Sutton.
 */
export function findLocalAuthority(name: string): LocalAuthority | null {
  return name.length > MAX_CHARS ? null : (byName.get(fold(name)) ?? null);
}

/** What is left of a name when the kind of council, its services and the manner of writing are taken away. */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['\u2019]s\b/g, '')
    .replace(/\bchildren\b.*$/s, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z]+/g, ' ')
    .replace(/\blondon borough\b/, ' ')
    .replace(KIND_WORDS, ' ')
    .replace(/ +/g, ' ')
    .trim();
}
