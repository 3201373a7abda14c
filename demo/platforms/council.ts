/** A ModernGov council of the demo as data: committees, meetings, items, papers. It knows nothing of pages. */

export interface DemoCouncil {
  /** Id of the source that crawls it, and the name of its folder under `site`. */
  readonly sourceId: string;
  readonly host: string;
  readonly name: string;
  /** Markup differs between councils as it does between real skins of the platform. */
  readonly skin: 'classic' | 'plain';
  /** Closed services answer 403. */
  readonly webService: boolean;
  readonly committees: readonly DemoCommittee[];
}

export interface DemoCommittee {
  readonly id: number;
  readonly title: string;
  readonly category: string;
  readonly expired?: boolean;
  readonly meetings: readonly DemoMeeting[];
}

export interface DemoMeeting {
  readonly id: number;
  /** `YYYY-MM-DD`; fixed, so that texts do not change with the day on which the demo runs. */
  readonly date: string;
  /** 24-hour `HH:MM`. */
  readonly time: string;
  readonly status: 'Confirmed' | 'Cancelled';
  readonly venue: string;
  readonly contact: string;
  readonly attendees: readonly DemoAttendee[];
  readonly items: readonly DemoItem[];
  /** Whole-meeting PDFs: `documents/g<meeting>/...`. */
  readonly packs: readonly DemoPack[];
}

export interface DemoAttendee {
  readonly memberId: number;
  readonly name: string;
  readonly role: string;
  readonly party: string;
  readonly ward: string;
  readonly attendance: 'Present' | 'Apologies' | 'Expected';
}

export interface DemoItem {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  /** What the agenda says, a paragraph each. */
  readonly agenda: readonly string[];
  readonly minutes?: DemoMinutes;
  /** Exempt from publication: listed, but neither the item nor its papers may be fetched. */
  readonly restricted?: boolean;
  readonly reports?: readonly DemoReport[];
}

export interface DemoMinutes {
  readonly purpose?: string;
  readonly officers?: readonly { readonly name: string; readonly role: string }[];
  readonly declarations?: string;
  /** Numbered key points. */
  readonly points?: readonly string[];
  readonly narrative?: readonly string[];
  readonly resolved?: readonly string[];
}

export interface DemoReport {
  readonly id: number;
  readonly title: string;
  /** Sheet of text under `site/<source>/reports`, and name of the PDF made of it. Two papers may share one. */
  readonly sheet: string;
  readonly restricted?: boolean;
  /** The server sends the PDF with this label, as careless servers do. */
  readonly mislabelled?: string;
}

export interface DemoPack {
  readonly title: string;
  /** ModernGov's `T`: 0 frontsheet, 1 printed minutes, 10 reports pack. */
  readonly t: 0 | 1 | 10;
  readonly kind: 'agenda' | 'minutes' | 'pack';
}
