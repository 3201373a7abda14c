/** Dates of feeds and sitemaps as ISO 8601: RFC 822, W3C date-time and their common errors. Dates in prose are no business of it. */

const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,]\d+)?)?(?:\s*(?<half>[ap])\.?m\.?)?`;
const ZONE = String.raw`(?:\s*(?<zone>z|[a-z]+(?:/[a-z]+)?|(?:gmt|utc)?[+-]\d\d:?\d\d))?`;
const TIME = String.raw`(?:(?:,|\s|t)\s*${CLOCK}${ZONE})?`;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?`;
const MONTH = String.raw`(?<monthName>[a-z]{3,9})\.?`;

/** Each is anchored at both ends, so that a date with something unknown in it is no date. */
const FORMS = [
  // 2024-05-17T09:30:00+01:00, 2024/05/17 09:30, 2024-05, 2024
  String.raw`(?<year>\d{4})(?:[-/]0?(?<month>\d\d)(?:[-/](?<day>\d\d)${TIME})?)?`,
  // 20240517T0930 is left alone; 20240517 is not
  String.raw`(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)`,
  // 17 May 2024 09:30:00 BST, 17-May-24
  String.raw`${DAY}[\s-]+${MONTH},?[\s-]+(?<year>\d{4}|\d\d)${TIME}`,
  // May 17, 2024 09:30 +0100
  String.raw`${MONTH}\s+${DAY},?\s+(?<year>\d{4})${TIME}`,
  // May 17 09:30:00 +0100 2024, as asctime and Twitter write
  String.raw`${MONTH}\s+${DAY}\s+${CLOCK}${ZONE}\s+(?<year>\d{4})`,
  // 17/05/2024 09:30: day first, as in Britain
  String.raw`(?<day>\d{1,2})[/.](?<month>\d{1,2})[/.](?<year>\d{4})${TIME}`,
  // ISO 8601 of 1988 let the century go: -0312, -03-12, and 031231 where it cannot be the month 200312
  String.raw`-(?<year>\d\d)-?(?<month>\d\d)`,
  String.raw`(?!19|20)(?<year>\d\d)(?<month>\d\d)(?<day>\d\d)`,
].map((form) => new RegExp(`^${form}$`));

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s*/;
const MONTHS = 'january february march april may june july august september october november december'.split(' ');

/** In minutes. RFC 822's, those of the UK and its neighbours, and the bare American ones, which feeds mean as standard time. */
const ZONES: Readonly<Record<string, number>> = {
  ...{ z: 0, ut: 0, utc: 0, gmt: 0, 'etc/gmt': 0, 'etc/utc': 0, wet: 0, bst: 60, ist: 60, west: 60 },
  ...{ cet: 60, met: 60, cest: 120, mest: 120, eet: 120, eest: 180, at: -240, ast: -240, adt: -180 },
  ...{ et: -300, est: -300, edt: -240, ct: -360, cst: -360, cdt: -300 },
  ...{ mt: -420, mst: -420, mdt: -360, pt: -480, pst: -480, pdt: -420 },
};

/**
 * `Fri, 17 May 2024 09:30:00 BST` becomes `2024-05-17T09:30:00+01:00`; `2024-05-17` stays a date. A time without a zone is
 * taken for UTC, as the formats have it. A year or month alone means its first day.
 * @returns null for what is not a date.
 */
export function feedDate(text: string): string | null {
  // No date is longer, with weekday and zone spelled out.
  if (text.length > 100) return null;
  const bare = text.trim().toLowerCase().replace(WEEKDAY, '');
  for (const form of FORMS) {
    const groups = form.exec(bare)?.groups;
    if (groups !== undefined) return written(groups);
  }
  return null;
}

function written(groups: Readonly<Record<string, string | undefined>>): string | null {
  const date = writtenDate(groups);
  if (date === null || groups.hour === undefined) return date;
  const hour = (Number(groups.hour) % (groups.half === undefined ? 100 : 12)) + (groups.half === 'p' ? 12 : 0);
  const minute = Number(groups.minute);
  const second = Number(groups.second ?? 0);
  const zone = writtenZone(groups.zone ?? 'z');
  if (hour > 23 || minute > 59 || second > 59 || zone === null) return null;
  return `${date}T${[hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':')}${zone}`;
}

function writtenDate(groups: Readonly<Record<string, string | undefined>>): string | null {
  const { year: digits = '', monthName, month: number = '1', day = '1' } = groups;
  const month = monthName === undefined ? Number(number) : MONTHS.findIndex((name) => name.startsWith(monthName)) + 1;
  // RFC 2822: two digits below 50 are of this century.
  const year = digits.length === 4 ? digits : `${Number(digits) < 50 ? '20' : '19'}${digits}`;
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  // 30 February is moved on to March, so it does not come back the same.
  const instant = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date) ? date : null;
}

function writtenZone(zone: string): string | null {
  const minutes = ZONES[zone];
  if (minutes === 0) return 'Z';
  if (minutes !== undefined) return `${minutes < 0 ? '-' : '+'}${String(Math.abs(minutes) / 60).padStart(2, '0')}:00`;
  const [, sign, hours, rest] = /([+-])(\d\d):?(\d\d)$/.exec(zone) ?? [];
  // The widest real offset is fourteen hours.
  if (sign === undefined || Number(hours) > 14 || Number(rest) > 59) return null;
  return `${sign}${hours ?? ''}:${rest ?? ''}`;
}
