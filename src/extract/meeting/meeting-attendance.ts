/** Who was at a meeting, from ModernGov's table of attendance or from the words above the items. */
import type { CheerioAPI } from 'cheerio/slim';
import { wholeLines } from './meeting-lines.ts';
import { attendeesIn } from './meeting-people.ts';
import type { Attendee } from './meeting-people.ts';

/** "Table of meeting attendance": attendee, role, attendance, in whatever order its header says. */
export function attendanceTable($: CheerioAPI): Attendee[] {
  for (const table of $('table').toArray()) {
    const rows = $(table).find('tr').toArray();
    const header = $(table)
      .find('tr')
      .first()
      .find('th, td')
      .toArray()
      .map((cell) => $(cell).text().trim().toLowerCase());
    const column = (pattern: RegExp): number => header.findIndex((words) => pattern.test(words));
    const [name, role, attendance, party] = [
      /^(?:attendee|name|councillor|member)/,
      /^(?:role|position|capacity)/,
      /^(?:attendance|status|present|expected)/,
      /party/,
    ].map(column);
    if (name === undefined || attendance === undefined || name === -1 || attendance === -1) continue;
    return rows.slice(1, 500).flatMap((row) => {
      const cells = $(row)
        .find('td, th')
        .toArray()
        .map((cell) => $(cell).text().replace(/\s+/g, ' ').trim());
      const stated = cells[name] ?? '';
      if (stated === '') return [];
      return [
        {
          name: stated,
          role: cells[role ?? -1] || null,
          party: cells[party ?? -1] || null,
          attendance: cells[attendance] || null,
        },
      ];
    });
  }
  return [];
}

/** "Present: …" and "Apologies: …" in the words above the items. */
export function attendeesInWords(words: string): Attendee[] {
  return wholeLines(words).flatMap((line) => {
    const match = /^((?:members )?present|apologies(?: for absence)?|absent|(?:also )?in attendance):?\s+(.+)$/i.exec(
      line,
    );
    if (match === null) return [];
    const attendance = /apolog/i.test(match[1] ?? '')
      ? 'apologies'
      : /absent/i.test(match[1] ?? '')
        ? 'absent'
        : 'present';
    return attendeesIn([match[2] ?? ''], attendance);
  });
}
