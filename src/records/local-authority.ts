/** What a local authority is to the record: its short name, the code of its area and its region. Not the list of them. */

export interface LocalAuthority {
  /** As reports and registers shorten it: `Surrey`, `Kingston upon Hull`. */
  readonly name: string;
  /** ONS code of its area, such as E10000030. */
  readonly gssCode: string;
  /** One of the nine regions of England. */
  readonly region: string;
  /** ISO 8601; the last day on which an authority that is no more was there. */
  readonly until?: string;
}

/** Finds an authority by any name it goes by; lent to the rooms, which do not know the list. */
export type FindLocalAuthority = (name: string) => LocalAuthority | null;
