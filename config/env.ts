/** The only reader of process.env: one table of name, shape and default. A wrong value stops the start, by name. */
import { delimiter, resolve } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '../src/records/errors.ts';
import type { OcrLanguage } from '../src/records/page-picture.ts';

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === undefined || value === '' ? null : value));

/** A URL that may hold a password: checked for its scheme and host, and never shown. */
const secretUrl = (protocols: readonly string[]) =>
  optional.refine((value) => {
    if (value === null) return true;
    const url = URL.canParse(value) ? new URL(value) : null;
    // PostgreSQL may be named by a socket folder: postgres:///database?host=/run/postgresql.
    return url !== null && protocols.includes(url.protocol) && (url.hostname !== '' || url.searchParams.has('host'));
  });

const table = {
  /** Everything the embedded engine keeps. */
  GLEANER_DATA_DIR: { expects: 'a folder', shape: z.string().min(1).default('./data') },
  /** Operators' own source files. */
  GLEANER_SOURCES: { expects: 'a folder', shape: optional },
  /** Where the store shows itself as files; `off` for not at all; the data folder by default. */
  GLEANER_FILES_DIR: { expects: 'a folder, or off', shape: optional },
  /** Site owners see this in the user agent and can complain there. */
  GLEANER_CONTACT: {
    expects: 'a URL or mailto: address of whoever runs this crawler',
    shape: z
      .union([z.url({ protocol: /^https?$/ }), z.string().regex(/^mailto:[^\s@]+@[^\s@]+$/), z.literal('')])
      .optional()
      .transform((value) => (value === undefined || value === '' ? null : value)),
  },
  /** Host names served by a local server instead, as curl's --connect-to: `*.demo.test -> 127.0.0.1:8080`. */
  GLEANER_CONNECT_TO: { expects: 'host pattern -> loopback address:port, comma-separated', shape: optional },
  GLEANER_LOG_LEVEL: {
    expects: 'silent, error, warn, info or debug',
    shape: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  },
  /** Hosts visited at the same time by one process. */
  GLEANER_HOST_CONCURRENCY: {
    expects: 'a whole number from 1 to 200',
    shape: z.coerce.number().int().min(1).max(200).default(20),
  },
  /** Child processes that read pages and PDFs; by default one less than the cores, at least one. */
  GLEANER_READERS: { expects: 'a whole number from 1 to 64', shape: z.coerce.number().int().min(1).max(64).optional() },
  /** Scanned pages of PDFs are recognised, as English. Needs two packages that are not installed otherwise. */
  GLEANER_OCR: {
    expects: 'eng, or off',
    shape: z
      .enum(['eng', 'off', ''])
      .optional()
      .transform((language) => (language === 'eng' ? language : null)),
  },
  /** Sources that are off in their files and on here, by id. */
  GLEANER_ENABLE: {
    expects: 'source ids, separated by commas',
    shape: optional.transform((value) => (value === null ? [] : value.split(/[\s,]+/).filter((id) => id !== ''))),
  },
  /** The Chromium that renders pages; found by itself when left out. */
  GLEANER_BROWSER: { expects: 'the path of a Chromium, or off', shape: optional },
  /** Pages rendered at the same time by one process. */
  GLEANER_BROWSER_PAGES: {
    expects: 'a whole number from 1 to 16',
    shape: z.coerce.number().int().min(1).max(16).default(2),
  },
  /** The store of a production set-up: PostgreSQL 15 or later. */
  DATABASE_URL: {
    expects: 'postgres://user:password@host:5432/database',
    shape: secretUrl(['postgres:', 'postgresql:']),
    isSecret: true,
  },
  /** The queue of a production set-up: Redis 6.2 or later, or Valkey. Without it the queue stands in PostgreSQL. */
  REDIS_URL: { expects: 'redis://host:6379, or rediss://', shape: secretUrl(['redis:', 'rediss:']), isSecret: true },
  /** Starts on a Redis that may throw jobs away; what is thrown away is found again, late. */
  GLEANER_REDIS_EVICTION: { expects: 'accept, or nothing', shape: z.enum(['accept', '']).optional() },
  /** Where captured bytes are kept; a folder in the data folder when left out. */
  BLOBS_URL: {
    expects: 's3://bucket/prefix?endpoint=https://host&region=name',
    shape: secretUrl(['s3:']),
    isSecret: true,
  },
} as const;

type Name = keyof typeof table;

/** What the store and the queue stand on. */
type EngineSettings =
  /** Both in the data folder, one process. */
  | { readonly kind: 'embedded' }
  /** Both in PostgreSQL. */
  | { readonly kind: 'postgres'; readonly databaseUrl: string }
  | {
      readonly kind: 'redis';
      readonly databaseUrl: string;
      readonly redisUrl: string;
      readonly acceptEviction: boolean;
    };

export interface Env {
  readonly dataDir: string;
  readonly engine: EngineSettings;
  /** `s3://…`; null for a folder in the data folder. */
  readonly blobsUrl: string | null;
  readonly sourcesDir: string | null;
  /** null when the view is off. */
  readonly filesDir: string | null;
  readonly contact: string | null;
  readonly connectTo: string | null;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly hostConcurrency: number;
  readonly readers: number | null;
  /** null when scanned pages stay unread. */
  readonly ocr: OcrLanguage | null;
  /** Ids of sources that are on although their files say off. */
  readonly enable: readonly string[];
  /** `executable` is null when it is to be found. */
  readonly browser: { readonly executable: string | null; readonly isOff: boolean; readonly pages: number };
}

/**
 * Reads and checks the settings.
 * @param options.dataDir wins over GLEANER_DATA_DIR (the `--data` option).
 * @param options.cwd what relative folders are relative to.
 * @throws ConfigurationError naming the variable, its value and what was expected.
 */
export function readEnv(options: { readonly dataDir?: string | undefined; readonly cwd?: string } = {}): Env {
  const cwd = options.cwd ?? process.cwd();
  const dataDir = resolve(cwd, options.dataDir ?? value('GLEANER_DATA_DIR'));
  const files = value('GLEANER_FILES_DIR');
  const sources = value('GLEANER_SOURCES');
  const engine = engineSettings();
  const browser = value('GLEANER_BROWSER');
  return {
    dataDir,
    engine,
    blobsUrl: value('BLOBS_URL'),
    sourcesDir: sources === null ? null : resolve(cwd, sources),
    filesDir: filesDirOf(files, { cwd, dataDir, engine }),
    contact: value('GLEANER_CONTACT'),
    connectTo: value('GLEANER_CONNECT_TO'),
    logLevel: value('GLEANER_LOG_LEVEL'),
    hostConcurrency: value('GLEANER_HOST_CONCURRENCY'),
    readers: value('GLEANER_READERS') ?? null,
    ocr: ocrLanguage(),
    enable: value('GLEANER_ENABLE'),
    browser: {
      executable: browser === null || browser === 'off' ? null : resolve(cwd, browser),
      isOff: browser === 'off',
      pages: value('GLEANER_BROWSER_PAGES'),
    },
  };
}

/** By itself for who reads pages and needs no other setting. @throws ConfigurationError */
export function ocrLanguage(): OcrLanguage | null {
  return value('GLEANER_OCR');
}

function engineSettings(): EngineSettings {
  const databaseUrl = value('DATABASE_URL');
  const redisUrl = value('REDIS_URL');
  if (databaseUrl === null && redisUrl !== null) {
    throw new ConfigurationError(
      'read REDIS_URL failed: DATABASE_URL is not set; a queue on Redis needs its store on PostgreSQL. Set DATABASE_URL too, or unset REDIS_URL for the embedded engine',
    );
  }
  if (databaseUrl === null) return { kind: 'embedded' };
  if (redisUrl === null) return { kind: 'postgres', databaseUrl };
  return { kind: 'redis', databaseUrl, redisUrl, acceptEviction: value('GLEANER_REDIS_EVICTION') === 'accept' };
}

/** On a shared store the view is written only where it is asked for: one process at a time can keep it in step. */
function filesDirOf(
  files: string | null,
  { cwd, dataDir, engine }: { readonly cwd: string; readonly dataDir: string; readonly engine: EngineSettings },
): string | null {
  if (files === 'off') return null;
  if (files !== null) return resolve(cwd, files);
  return engine.kind === 'embedded' ? dataDir : null;
}

function value<N extends Name>(name: N): z.output<(typeof table)[N]['shape']> {
  const entry = table[name];
  const given = process.env[name];
  // Supervisors and compose files pass on what is not set as an empty text.
  const parsed = entry.shape.safeParse(given === '' ? undefined : given);
  if (parsed.success) return parsed.data as z.output<(typeof table)[N]['shape']>;
  const shown = 'isSecret' in entry ? 'its value (not shown)' : `"${given ?? ''}"`;
  throw new ConfigurationError(`read ${name} failed: ${shown} is not ${entry.expects}`);
}

/** Where the system looks for programs. */
export function searchPath(): readonly string[] {
  return (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
}
