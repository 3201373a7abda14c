/** The letterhead of the demo's letters. Of our own making; only its place on the page is the real one's. */

export const LETTERHEAD: readonly string[] = ['Ofsted', 'Lantern House', '12 Sample Street', 'Testerton', 'TE5 7ER'];

export const LETTERHEAD_CONTACT: readonly string[] = [
  'T 0300 000 0000',
  'Textphone 0161 000 0000',
  'enquiries@inspectorate.demo.test',
  'reports.inspectorate.demo.test',
];
