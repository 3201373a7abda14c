/** What Gleaner knows about a site: a value, checked by one schema whether it comes from `.ts`, `.js` or `.json`. */
import { z } from 'zod';

/** A regular expression against the whole URL; written as a string so that a source stays plain data. */
const pattern = z
  .union([z.string(), z.instanceof(RegExp).transform((expression) => expression.source)])
  .refine(isRegularExpression, 'is not a valid regular expression');

const httpUrl = z.url({ protocol: /^https?$/ });

/** Where discovery starts. Each type has one reader in `src/discover`. */
const seedSchema = z.discriminatedUnion('type', [
  /** RSS, Atom or JSON Feed. */
  z.strictObject({ type: z.literal('feed'), url: httpUrl }),
  /** Sitemap, sitemap index or news sitemap, plain or gzipped. */
  z.strictObject({ type: z.literal('sitemap'), url: httpUrl }),
  /** An index page: `link` selects the anchors of documents, `next` the anchor of the following page. */
  z.strictObject({
    type: z.literal('listing'),
    url: httpUrl,
    link: z.string().min(1),
    next: z.string().min(1).optional(),
    maxPages: z.int().min(1).max(200).default(1),
  }),
  /** A page that lists minutes and agendas as files, with their days and kinds in the links or beside them. */
  z.strictObject({
    type: z.literal('papers'),
    url: httpUrl,
    /** Whose papers they are, where the page lists those of one committee. */
    committee: z.string().min(1).optional(),
    /** Selects the part of the page with the papers; the whole page when left out. */
    within: z.string().min(1).optional(),
    next: z.string().min(1).optional(),
    maxPages: z.int().min(1).max(200).default(1),
  }),
  /** A ModernGov council: base URL of the site, without the page name. */
  z.strictObject({
    type: z.literal('moderngov'),
    url: httpUrl,
    webService: z.boolean().default(true),
    /** Committee ids to read; all of them when left out. */
    committees: z.array(z.int().positive()).optional(),
    /** Minutes appear weeks later, so a window of past meetings is looked at again. */
    weeksBack: z.int().min(0).max(520).default(4),
    weeksForward: z.int().min(0).max(52).default(1),
    /** Also the lists of decisions that members and officers took outside meetings. */
    decisions: z.boolean().default(false),
  }),
  /** A council on CMIS: its page of meetings, a committee's page, or the front page of the site. */
  z.strictObject({
    type: z.literal('cmis'),
    url: httpUrl,
    /** As for ModernGov. */
    weeksBack: z.int().min(0).max(520).default(4),
    weeksForward: z.int().min(0).max(52).default(1),
  }),
  /** Ofsted's reports site: a search page, or a provider page. */
  z.strictObject({ type: z.literal('ofsted'), url: httpUrl }),
]);

const selectorsSchema = z.strictObject({
  /** These selectors describe the layout before this date; the first entry that is still valid is used. */
  until: z.iso.date().optional(),
  headline: z.array(z.string()).optional(),
  author: z.array(z.string()).optional(),
  datePublished: z.array(z.string()).optional(),
  body: z.array(z.string()).optional(),
  /** Furniture to cut before anything is read. */
  remove: z.array(z.string()).optional(),
});

export const sourceSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is lower-case words joined by hyphens'),
  family: z.enum(['news', 'councils', 'ofsted']),
  publisher: z.strictObject({
    name: z.string().min(1),
    url: httpUrl,
    /** ONS code of the council's area, such as E10000030. */
    gssCode: z
      .string()
      .regex(/^[EWSN]\d{8}$/)
      .optional(),
  }),
  seeds: z.array(seedSchema).min(1),
  scope: z
    .strictObject({
      /** A document's URL must match one of these; left out, it must be on the host of the publisher or of a seed. */
      allow: z.array(pattern).optional(),
      deny: z.array(pattern).default([]),
      /** Documents that say they are older are not fetched. */
      maxAgeDays: z.int().positive().optional(),
      maxPerRun: z.int().positive().max(100_000).default(500),
    })
    .prefault({}),
  /** Cron pattern in `timeZone`, checked by `defineSource`; a source without one runs only when asked. */
  schedule: z.string().optional(),
  timeZone: z
    .string()
    .refine(isTimeZone, {
      error: (issue) => `"${String(issue.input)}" is not a time zone: expected a name such as Europe/London`,
    })
    .default('Europe/London'),
  /** Fewer documents found than this in one run is a failure: the site has probably changed. */
  minExpected: z.int().min(0).default(1),
  fetch: z
    .strictObject({
      /** `browser` renders the source's pages: for sites whose text comes by script. Feeds, sitemaps and PDFs come by HTTP either way. */
      via: z.enum(['http', 'browser']).default('http'),
      /** Least delay between two requests to the host; robots.txt and slow answers may lengthen it. */
      minDelayMs: z.int().min(0).max(3_600_000).optional(),
      /** Hosts that share one server share one pace under this name. */
      paceKey: z
        .string()
        .regex(/^[a-z0-9.-]+$/)
        .optional(),
    })
    .prefault({}),
  selectors: z.array(selectorsSchema).default([]),
  enabled: z.boolean().default(true),
});

export type Seed = z.output<typeof seedSchema>;
export type SourceSelectors = z.output<typeof selectorsSchema>;
export type Source = z.output<typeof sourceSchema>;
/** What a source file writes: defaults may be left out. */
export type SourceInput = z.input<typeof sourceSchema>;

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
