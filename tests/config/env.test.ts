import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEnv } from '../../config/env.ts';

const NAMES = [
  'ENABLE',
  'BROWSER',
  'BROWSER_PAGES',
  'REDIS_EVICTION',
  'DATA_DIR',
  'SOURCES',
  'FILES_DIR',
  'CONTACT',
  'CONNECT_TO',
  'LOG_LEVEL',
  'HOST_CONCURRENCY',
  'READERS',
  'OCR',
] as const;

const PLACES = ['DATABASE_URL', 'REDIS_URL', 'BLOBS_URL'] as const;

beforeEach(() => {
  for (const name of [...NAMES.map((one) => `GLEANER_${one}`), ...PLACES]) vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const read = (
  settings: Partial<Record<(typeof NAMES)[number], string>>,
  options: Parameters<typeof readEnv>[0] = {},
): ReturnType<typeof readEnv> => {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(`GLEANER_${name}`, value);
  return readEnv({ cwd: '/srv', ...options });
};

describe('the settings', () => {
  it('have defaults for everything', () => {
    expect(read({})).toEqual({
      dataDir: resolve('/srv/data'),
      engine: { kind: 'embedded' },
      blobsUrl: null,
      enable: [],
      browser: { executable: null, isOff: false, pages: 2 },
      sourcesDir: null,
      filesDir: resolve('/srv/data'),
      contact: null,
      connectTo: null,
      logLevel: 'warn',
      hostConcurrency: 20,
      readers: null,
      ocr: null,
    });
  });

  it('are taken from the environment, folders relative to where the command stands', () => {
    const env = read({
      DATA_DIR: 'here',
      SOURCES: '/opt/sources',
      FILES_DIR: '../view',
      LOG_LEVEL: 'debug',
      HOST_CONCURRENCY: '5',
      READERS: '3',
      OCR: 'eng',
    });
    expect(env).toMatchObject({
      dataDir: '/srv/here',
      sourcesDir: '/opt/sources',
      filesDir: '/view',
      logLevel: 'debug',
      hostConcurrency: 5,
      readers: 3,
      ocr: 'eng',
    });
  });

  it('give way to the option --data, and the view follows the data', () => {
    expect(read({ DATA_DIR: 'here' }, { dataDir: 'there' })).toMatchObject({
      dataDir: '/srv/there',
      filesDir: '/srv/there',
    });
  });

  it('turn the view off', () => {
    expect(read({ FILES_DIR: 'off' }).filesDir).toBeNull();
  });

  it.each(['off', ''])('leave scanned pages unread when GLEANER_OCR is "%s"', (given) => {
    expect(read({ OCR: given }).ocr).toBeNull();
  });

  it.each(['https://example.org/bot', 'mailto:crawler@example.org'])('take %s for a contact', (contact) => {
    expect(read({ CONTACT: contact }).contact).toBe(contact);
  });

  it('take what is empty for what is absent, where that may be', () => {
    const empty = { DATA_DIR: '', LOG_LEVEL: '', HOST_CONCURRENCY: '', READERS: '', BROWSER_PAGES: '' };
    expect(read({ ...empty, SOURCES: '', FILES_DIR: '', CONTACT: '', CONNECT_TO: ' ' })).toMatchObject({
      hostConcurrency: 20,
      readers: null,
      sourcesDir: null,
      filesDir: '/srv/data',
      contact: null,
      connectTo: null,
    });
  });

  it.each([
    ['CONTACT', 'me'],
    ['CONTACT', 'javascript:alert(1)'],
    ['LOG_LEVEL', 'loud'],
    ['HOST_CONCURRENCY', '0'],
    ['HOST_CONCURRENCY', '1.5'],
    ['HOST_CONCURRENCY', 'many'],
    ['READERS', '65'],
    ['OCR', 'klingon'],
  ] as const)('stop the start by name when %s is %s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringMatching(new RegExp(`^read GLEANER_${name} failed: ".*" is not `)) as string,
      }) as Error,
    );
  });
});

describe('the engine', () => {
  const at = (places: Partial<Record<(typeof PLACES)[number], string>>, settings = {}): ReturnType<typeof readEnv> => {
    for (const [name, value] of Object.entries(places)) vi.stubEnv(name, value);
    return read(settings);
  };
  const DATABASE_URL = 'postgres://gleaner:s3cret@db.example:5432/gleaner';
  const REDIS_URL = 'redis://:s3cret@queue.example:6379';

  it('is embedded without any address', () => {
    expect(at({ DATABASE_URL: '', REDIS_URL: '' }).engine).toEqual({ kind: 'embedded' });
  });

  it('is PostgreSQL alone with its address, and shows itself as files only where it is told to', () => {
    expect(at({ DATABASE_URL })).toMatchObject({
      engine: { kind: 'postgres', databaseUrl: DATABASE_URL },
      filesDir: null,
    });
    expect(at({ DATABASE_URL }, { FILES_DIR: 'view' }).filesDir).toBe('/srv/view');
  });

  it('is PostgreSQL and Redis with both', () => {
    const both = { kind: 'redis', databaseUrl: DATABASE_URL, redisUrl: REDIS_URL };
    expect(at({ DATABASE_URL, REDIS_URL }).engine).toEqual({ ...both, acceptEviction: false });
    expect(at({ DATABASE_URL, REDIS_URL }, { REDIS_EVICTION: 'accept' }).engine).toEqual({
      ...both,
      acceptEviction: true,
    });
  });

  it('may be named by a socket folder', () => {
    const url = 'postgres:///gleaner?host=/run/postgresql';
    expect(at({ DATABASE_URL: url }).engine).toMatchObject({ databaseUrl: url });
  });

  it('is never Redis alone: the rows are the truth', () => {
    expect(() => at({ REDIS_URL })).toThrow(/^read REDIS_URL failed: DATABASE_URL is not set; /);
  });

  it.each([
    ['DATABASE_URL', 'mysql://root:s3cret@db/gleaner'],
    ['DATABASE_URL', 's3cret'],
    ['DATABASE_URL', 'postgres:///s3cret'],
    ['REDIS_URL', 'http://:s3cret@queue'],
    ['BLOBS_URL', 'https://key:s3cret@bucket.example'],
  ] as const)('stops the start when %s is %s, and shows no secret', (name, value) => {
    const given = () => at({ DATABASE_URL, [name]: value });
    expect(given).toThrow(new RegExp(`^read ${name} failed: its value \\(not shown\\) is not `));
    expect(given).not.toThrow(/s3cret/);
  });
});

describe('the browser and the sources', () => {
  it('are set by path and by id', () => {
    const env = read({ BROWSER: 'bin/chromium', BROWSER_PAGES: '4', ENABLE: 'eagle-radio, ofsted-surrey,' });
    expect(env.browser).toEqual({ executable: '/srv/bin/chromium', isOff: false, pages: 4 });
    expect(env.enable).toEqual(['eagle-radio', 'ofsted-surrey']);
    expect(read({ BROWSER: 'off' }).browser).toMatchObject({ executable: null, isOff: true });
  });
});
