import { describe, expect, it } from 'vitest';
import { findLocalAuthority } from '../../../config/local-authorities.ts';
import { normaliseMeeting } from '../../../src/normalise/meeting.ts';
import { meetingSchema } from '../../../src/records/document.ts';
import type { RawMeeting, ReadInput } from '../../../src/records/extraction.ts';
import { sourceSchema } from '../../../src/records/source.ts';
import type { TargetHint } from '../../../src/records/target.ts';

const SOURCE = sourceSchema.parse({
  id: 'marlshire-minutes',
  family: 'councils',
  publisher: { name: 'Marlshire County Council', url: 'https://www.marlshire.example/', gssCode: 'E10000099' },
  seeds: [{ type: 'moderngov', url: 'https://democracy.marlshire.example/' }],
});
const RAW: RawMeeting = { kind: 'minutes', items: [], officers: [], declarations: null, attendees: [], documents: [] };

describe('start', () => {
  it.each([
    ['10/02/2026 10.00 am', undefined, '2026-02-10T10:00:00+00:00'],
    ['Tuesday, 11th June, 2024 6.30 pm', undefined, '2024-06-11T18:30:00+01:00'],
    ['9 November 2023 at 18.30', undefined, '2023-11-09T18:30:00+00:00'],
    ['9 November 2023', undefined, '2023-11-09'],
    ['Dydd Mawrth, 10fed Chwefror, 2026 10.00 am', undefined, '2026-02-10T10:00:00+00:00'],
    ['Dydd Iau, 7fed Mai, 2026 2.00 yp', undefined, '2026-05-07T14:00:00+01:00'],
    ['7 Mai 2026 10.00 y.b.', undefined, '2026-05-07T10:00:00+01:00'],
    ['7 Mai 2026 6.30 yr hwyr', undefined, '2026-05-07T18:30:00+01:00'],
    ['9 November 2023', '2023-11-09T10:30', '2023-11-09T10:30:00+00:00'],
    ['9 November 2023', '2023-12-14T10:30', '2023-11-09'],
    [undefined, '2024-07-09T18:30', '2024-07-09T18:30:00+01:00'],
    ['to be confirmed', undefined, null],
  ])('reads %s with the hint %s', (value, start, expected) => {
    const raw = value === undefined ? RAW : { ...RAW, start: { value, rule: 'test' } };
    expect(normaliseMeeting(raw, input(start === undefined ? {} : { meeting: { start } })).start).toBe(expected);
  });
});

describe('council', () => {
  it('comes from the page, else from the link, else from the source', () => {
    const stated = { ...RAW, council: { value: 'Wend  City Council', rule: 'test' } };
    const hint = { meeting: { council: 'Netherby Borough Council' } };
    expect(normaliseMeeting(stated, input(hint)).council).toBe('Wend City Council');
    expect(normaliseMeeting(RAW, input(hint)).council).toBe('Netherby Borough Council');
    expect(normaliseMeeting(RAW, input({})).council).toBe('Marlshire County Council');
    expect(normaliseMeeting(RAW, input({})).gssCode).toBe('E10000099');
  });

  it('gets its code from the list where the source states none, and none for a council that is not in it', () => {
    const open = { ...input({}), source: null };
    const named = (value: string) => ({ ...RAW, council: { value, rule: 'test' } });
    expect(normaliseMeeting(named('Surrey County Council'), open, findLocalAuthority).gssCode).toBe('E10000030');
    expect(normaliseMeeting(named('Waverley Borough Council'), open, findLocalAuthority).gssCode).toBeNull();
  });

  it('stays absent for a file of no source', () => {
    const meeting = normaliseMeeting(RAW, { ...input({}), source: null });
    expect([meeting.council, meeting.gssCode]).toEqual([null, null]);
  });
});

describe('people and items', () => {
  it.each([
    ['Present', 'present'],
    ['Present, as substitute', 'present'],
    ['In attendance', 'in attendance'],
    ['In attendance virtually', 'present'],
    ['Apologies not received, absent', 'absent'],
    ['Yn bresennol', 'present'],
    ['Apologies, sent representative', 'apologies'],
    ['Absent', 'absent'],
    ['Expected', 'expected'],
    ['Unknown', null],
    [null, null],
  ])('maps the attendance %s', (attendance, expected) => {
    const attendees = [{ name: ' Councillor  Ada North', role: '', party: 'LAB', attendance }];
    expect(normaliseMeeting({ ...RAW, attendees }, input({})).attendees).toEqual([
      { name: 'Councillor Ada North', role: null, party: 'LAB', attendance: expected },
    ]);
  });

  it('gives what the schema accepts, white space in order and blanks dropped', () => {
    const item = {
      number: '4',
      title: ' Hubs ',
      purpose: ' ',
      text: 'A\u00a0 b\n\n\n\nc',
      keyPoints: ['', ' x '],
      resolutions: [],
    };
    const meeting = normaliseMeeting(
      { ...RAW, items: [item], declarations: ' ', officers: [{ name: '', role: 'x' }] },
      input({}),
    );
    expect(meetingSchema.parse(meeting)).toEqual(meeting);
    expect(meeting.items[0]).toEqual({
      number: '4',
      title: 'Hubs',
      purpose: null,
      text: 'A b\n\nc',
      officers: [],
      declarations: null,
      keyPoints: ['x'],
      recommendations: [],
      resolutions: [],
      actions: [],
      lateArrivals: [],
      departures: [],
    });
    expect([meeting.declarations, meeting.officers]).toEqual([null, []]);
  });
});

function input(hint: TargetHint): ReadInput {
  return {
    bytes: new Uint8Array(),
    mediaType: 'text/html',
    charset: 'utf-8',
    uri: null,
    source: SOURCE,
    hint,
    capturedAt: '2026-03-01T00:00:00Z',
  };
}
