/** One meeting of our own writing, as data: every skin beside this file shows it, and every reading must come to it. */

export interface SkinItem {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly agenda: string;
  /** Paragraphs of the minutes; a label ends with a colon. */
  readonly minutes: readonly string[];
  readonly papers: readonly { readonly href: string; readonly title: string }[];
  readonly restricted?: boolean;
}

export interface SkinPerson {
  readonly uid: number | null;
  readonly name: string;
  readonly role: string | null;
  readonly party: string | null;
  readonly attendance: string;
}

export const SITTING = {
  council: 'Marlshire County Council',
  committee: 'Health and Housing Scrutiny Panel',
  committeeId: 77,
  meetingId: 6120,
  date: 'Tuesday, 3rd March, 2026',
  plainDate: '3 March 2026',
  time: '2.00 pm',
  venue: 'Ashcombe Suite, Marl House, Castleford',
  contact: 'Petra Lowe, Democratic Services',
} as const;

export const ITEMS: readonly SkinItem[] = [
  {
    id: 9101,
    number: '1',
    title: 'Apologies for absence',
    agenda: 'To receive apologies.',
    minutes: ['Apologies were received from Councillor Wim Zeeman.'],
    papers: [],
  },
  {
    id: 9102,
    number: '2',
    title: 'Declarations of interest',
    agenda: 'Members are asked to declare any interests.',
    minutes: ['Councillor Ada North declared that her sister rents a home from the council.'],
    papers: [],
  },
  {
    id: 9103,
    number: '3',
    title: 'Homes for young people leaving care',
    agenda: 'Report of the Head of Housing, attached.',
    minutes: [
      'Purpose of the report:',
      'To show how many young people moved into homes of their own in 2025.',
      'Witnesses:',
      'Ines Fairley, Director of Family Services',
      'Tom O’Dowd, Head of Housing',
      'Key points raised during the discussion:',
      '1. The Head of Housing said that 41 homes had been let, nine more than in the year before.',
      'Councillor Piers Holt joined the meeting at 2.25 pm',
      '2. Members asked who pays for a cooker. The Director explained that a grant covers it.',
      'Recommendations:',
      'That Cabinet make the grant a permanent one.',
      'RESOLVED:',
      '1. That the report be noted.',
      '2. That a further report come to the September meeting.',
    ],
    papers: [
      { href: 'documents/s4401/Homes report.pdf', title: 'Homes report' },
      { href: 'documents/s4402/Appendix A map.pdf', title: 'Appendix A: map' },
    ],
  },
  {
    id: 9104,
    number: '4',
    title: 'Dentists in the north of the county',
    agenda: 'To hear from the integrated care board.',
    minutes: [
      'The Panel heard that two practices had closed. A third had opened in Netherby on three days a week.',
      'RESOLVED – That the board be asked for figures by ward.',
      'Action: the Scrutiny Officer to write to the board.',
    ],
    papers: [{ href: 'documents/s4410/Dentists.pdf', title: 'Letter from the care board' }],
  },
  {
    id: 9105,
    number: '5',
    title: 'Lease of the old clinic',
    agenda: 'Exempt words about a rent.',
    minutes: [],
    papers: [],
    restricted: true,
  },
];

export const PEOPLE: readonly SkinPerson[] = [
  { uid: 11, name: 'Councillor Ada North', role: 'Chair', party: 'Labour', attendance: 'Present' },
  { uid: 12, name: 'Councillor Basil Grey', role: 'Vice-Chair', party: 'Independent', attendance: 'Present' },
  {
    uid: 13,
    name: 'Councillor Piers Holt',
    role: 'Committee Member',
    party: 'Liberal Democrat',
    attendance: 'Present',
  },
  { uid: 14, name: 'Councillor Wim Zeeman', role: 'Committee Member', party: 'Green Party', attendance: 'Apologies' },
  { uid: 15, name: 'Councillor Una Dale', role: 'Committee Member', party: 'Conservative', attendance: 'Absent' },
  { uid: null, name: 'Tom O’Dowd', role: 'Head of Housing', party: null, attendance: 'In attendance' },
];
