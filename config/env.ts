/** The only reader of process.env: one table of name, shape and default. A wrong value stops the start, by name. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '../src/records/errors.ts';

const optional = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === undefined || value === '' ? null : value));

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
} as const;

type Name = keyof typeof table;

export interface Env {
  readonly dataDir: string;
  readonly sourcesDir: string | null;
  /** null when the view is off. */
  readonly filesDir: string | null;
  readonly contact: string | null;
  readonly connectTo: string | null;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  readonly hostConcurrency: number;
  readonly readers: number | null;
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
  return {
    dataDir,
    sourcesDir: sources === null ? null : resolve(cwd, sources),
    filesDir: files === 'off' ? null : files === null ? dataDir : resolve(cwd, files),
    contact: value('GLEANER_CONTACT'),
    connectTo: value('GLEANER_CONNECT_TO'),
    logLevel: value('GLEANER_LOG_LEVEL'),
    hostConcurrency: value('GLEANER_HOST_CONCURRENCY'),
    readers: value('GLEANER_READERS') ?? null,
  };
}

function value<N extends Name>(name: N): z.output<(typeof table)[N]['shape']> {
  const { shape, expects } = table[name];
  const parsed = shape.safeParse(process.env[name]);
  if (parsed.success) return parsed.data as z.output<(typeof table)[N]['shape']>;
  throw new ConfigurationError(`read ${name} failed: "${process.env[name] ?? ''}" is not ${expects}`);
}
