import { describe, expect, it } from 'vitest';
import { ATTENDANCE_SKINS } from './skins/attendance-skins.ts';
import { readSkin } from './skins/read-skin.ts';
import { PEOPLE, SITTING } from './skins/sitting.ts';

describe.each(ATTENDANCE_SKINS)('attendance in the skin "$name"', ({ html, parties, areOfficersApart = false }) => {
  it('names everybody with role, party and attendance, and their meeting', async () => {
    const { meeting, text } = await readSkin(html, `mgMeetingAttendance.aspx?ID=${SITTING.meetingId}`);
    expect(meeting.attendees).toEqual(
      PEOPLE.filter(({ attendance }) => !areOfficersApart || attendance !== 'In attendance').map(
        ({ name, role, party, attendance }) => ({
          name,
          role,
          party: parties ? party : null,
          attendance: attendance.toLowerCase(),
        }),
      ),
    );
    expect(meeting.officers).toEqual([{ name: 'Tom O’Dowd', role: 'Head of Housing' }]);
    expect(meeting).toMatchObject({
      kind: 'attendance',
      meetingId: String(SITTING.meetingId),
      committee: SITTING.committee,
      start: '2026-03-03T14:00:00+00:00',
    });
    // The same people meet again: the day stands in the text, so that it is another text.
    expect(text).toMatch(/3rd March, 2026/);
    expect(text).toMatch(/- Councillor Basil Grey, Vice-Chair, present/i);
  });
});
