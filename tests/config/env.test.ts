import { resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readEnv } from '../../config/env.ts';

const NAMES = [
  'DATA_DIR',
  'SOURCES',
  'FILES_DIR',
  'CONTACT',
  'CONNECT_TO',
  'LOG_LEVEL',
  'HOST_CONCURRENCY',
  'READERS',
] as const;

beforeEach(() => {
  for (const name of NAMES) vi.stubEnv(`GLEANER_${name}`, undefined);
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
      sourcesDir: null,
      filesDir: resolve('/srv/data'),
      contact: null,
      connectTo: null,
      logLevel: 'warn',
      hostConcurrency: 20,
      readers: null,
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
    });
    expect(env).toMatchObject({
      dataDir: '/srv/here',
      sourcesDir: '/opt/sources',
      filesDir: '/view',
      logLevel: 'debug',
      hostConcurrency: 5,
      readers: 3,
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

  it.each(['https://example.org/bot', 'mailto:crawler@example.org'])('take %s for a contact', (contact) => {
    expect(read({ CONTACT: contact }).contact).toBe(contact);
  });

  it('take what is empty for what is absent, where that may be', () => {
    expect(read({ SOURCES: '', FILES_DIR: '', CONTACT: '', CONNECT_TO: ' ' })).toMatchObject({
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
  ] as const)('stop the start by name when %s is %s', (name, value) => {
    expect(() => read({ [name]: value })).toThrow(
      expect.objectContaining({
        name: 'ConfigurationError',
        message: expect.stringMatching(new RegExp(`^read GLEANER_${name} failed: ".*" is not `)) as string,
      }) as Error,
    );
  });
});
