import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEnv } from '../config/env.ts';
import { packageRoot } from '../config/package-root.ts';
import { startRedis } from './redis-server.ts';
import { dockerCompose, redis } from './requirements.ts';

interface Service {
  readonly image: string;
  readonly build?: { readonly context: string; readonly args: Readonly<Record<string, string>> };
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly deploy?: { readonly replicas: string };
  readonly logging: { readonly options: Readonly<Record<string, string>> };
  readonly [setting: string]: unknown;
}

interface Compose {
  readonly services: Readonly<Record<'serve' | 'worker' | 'redis' | 'postgres', Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
}

/** What an operator writes into .env. */
const DOT_ENV = {
  POSTGRES_PASSWORD: 'postgrespassword',
  REDIS_PASSWORD: 'redispassword',
  GLEANER_CONTACT: 'https://example.org/crawler',
};
const REFERENCE = /\$\{(\w+)(?:(:[-?])([^}]*))?\}/g;
const root = packageRoot();
const file = readFileSync(join(root, 'docker-compose.yml'), 'utf8');

/** As Compose does it, in every string once the YAML is read: `${NAME}`, `${NAME:-default}`, `${NAME:?message}`. */
function interpolate(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(REFERENCE, (_all, name: string, operator: string | undefined, rest: string | undefined) => {
    const value = variables[name] ?? '';
    if (value !== '') return value;
    if (operator === ':?') throw new Error(`${name}: ${rest ?? ''}`);
    return rest ?? '';
  });
}

const compose = (variables: Readonly<Record<string, string>> = DOT_ENV): Compose =>
  parse(file, (_key, value) => (typeof value === 'string' ? interpolate(value, variables) : value), {
    merge: true,
  }) as Compose;
const { services, volumes, networks } = compose();
const all = Object.entries<Service>(services);
const ours = all.filter(([name]) => ['serve', 'worker'].includes(name));
const seconds = (duration: unknown): number => Number(/^(\d+)s$/.exec(String(duration))?.[1]);

describe('docker-compose.yml', () => {
  it('runs one serve, workers, Redis and PostgreSQL', () => {
    expect(Object.keys(services).toSorted()).toEqual(['postgres', 'redis', 'serve', 'worker']);
    expect(services.serve.command).toEqual(['serve']);
    expect(services.serve.deploy).toBeUndefined();
    expect(services.worker.command).toEqual(['worker']);
    expect(Number(services.worker.deploy?.replicas)).toBe(2);
    const more = compose({ ...DOT_ENV, GLEANER_WORKERS: '7' });
    expect(Number(more.services.worker.deploy?.replicas)).toBe(7);
    // A fixed name would keep a second worker from starting.
    expect(all.filter(([, service]) => 'container_name' in service)).toEqual([]);
  });

  it('builds one image for serve and workers, from a Dockerfile that has these arguments', () => {
    expect(services.worker.image).toBe(services.serve.image);
    expect(services.worker).toMatchObject({ pull_policy: 'never' });
    expect(services.worker.build).toBeUndefined();
    expect(services.serve.build?.context).toBe('.');
    const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8');
    for (const argument of Object.keys(services.serve.build?.args ?? {})) {
      expect(dockerfile).toMatch(new RegExp(`^ARG ${argument}=`, 'm'));
    }
  });

  it.each(Object.keys(DOT_ENV))('does not start without %s, and says where it belongs', (name) => {
    expect(() => compose({ ...DOT_ENV, [name]: '' })).toThrow(new RegExp(`^${name}: set it in \\.env`));
  });

  it('holds no password of its own: each comes from .env', () => {
    const bare = (name: keyof Compose['services']): Service =>
      parse(JSON.stringify((parse(file, { merge: true }) as Compose).services[name]).replace(REFERENCE, '')) as Service;
    expect(bare('worker').environment).toMatchObject({
      DATABASE_URL: 'postgres://gleaner:@postgres:5432/gleaner',
      REDIS_URL: 'redis://:@redis:6379/0',
      AWS_SECRET_ACCESS_KEY: '',
    });
    expect(bare('postgres').environment.POSTGRES_PASSWORD).toBe('');
    expect(bare('redis').environment.REDISCLI_AUTH).toBe('');
    expect(bare('redis').command?.slice(-2)).toEqual(['--requirepass', '']);
  });

  it.each(all)('%s publishes no port, restarts, is looked after, keeps its log short', (_name, service) => {
    expect(service).not.toHaveProperty('ports');
    expect(service).not.toHaveProperty('network_mode');
    expect(service).toMatchObject({ restart: 'unless-stopped', logging: { driver: 'json-file' } });
    expect(Object.keys(service.logging.options)).toEqual(['max-size', 'max-file']);
    expect(service.healthcheck.test[0]).toMatch(/^CMD(?:-SHELL)?$/);
  });

  it.each(all)('%s has no more rights than it needs', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service).not.toHaveProperty('cap_add');
    expect(service).not.toHaveProperty('privileged');
    expect(JSON.stringify(service.volumes)).not.toMatch(/docker\.sock/);
    expect(service.user ?? 'of the Dockerfile').not.toMatch(/root|^0/);
  });

  it.each(ours)(
    '%s is stopped gently, asked for its health, and starts when the stores are there',
    (_name, service) => {
      // Gleaner drains within 30 s.
      expect(seconds(service.stop_grace_period)).toBeGreaterThan(30);
      expect(service.healthcheck.test).toEqual(['CMD', 'node', 'bin/gleaner', 'health']);
      expect(existsSync(join(root, 'bin/gleaner'))).toBe(true);
      expect(service.depends_on).toEqual({
        postgres: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
      });
      expect(service).toMatchObject({ init: true, shm_size: '512m', tmpfs: [expect.stringMatching(/^\/tmp:/)] });
    },
  );

  it('has Redis write its jobs to disk and throw none away', () => {
    const flags = (services.redis.command ?? []).join(' ');
    expect(flags).toMatch(/^redis-server /);
    expect(flags).toContain('--appendonly yes');
    expect(flags).toContain('--maxmemory-policy noeviction');
    expect(flags).toContain(`--requirepass ${DOT_ENV.REDIS_PASSWORD}`);
    expect(services.redis.healthcheck.test.join(' ')).toContain('redis-cli ping');
    expect(services.redis.image).toMatch(/^redis:[78]\b/);
  });

  it.skipIf(!redis.present)('gives Redis flags that it takes, and asks it with the password it has', async () => {
    const [, ...flags] = services.redis.command ?? [];
    const names = flags.filter((_flag, n) => n % 2 === 0).map((flag) => flag.replace(/^--/, ''));
    const settings = Object.fromEntries(names.map((name, n) => [name, flags[2 * n + 1] ?? '']));
    const server = await startRedis(settings);
    try {
      for (const [name, value] of Object.entries(settings)) {
        expect(await server.command('CONFIG', 'GET', name)).toEqual([name, value]);
      }
      expect(services.redis.environment.REDISCLI_AUTH).toBe(settings.requirepass);
    } finally {
      await server.close();
    }
  });

  it('has PostgreSQL 15 or later, asked over TCP whether it is ready', () => {
    expect(Number(/^postgres:(\d+)/.exec(services.postgres.image)?.[1])).toBeGreaterThanOrEqual(15);
    expect(services.postgres.healthcheck.test).toEqual(expect.arrayContaining(['pg_isready', '--host=127.0.0.1']));
    expect(services.postgres.environment).toMatchObject({ POSTGRES_USER: 'gleaner', POSTGRES_DB: 'gleaner' });
  });

  it('keeps what must last in named volumes, and the stores off every other network', () => {
    const mounts = all.flatMap(([name, service]) => service.volumes.map((mount) => `${name} ${mount}`));
    expect(mounts.toSorted()).toEqual([
      'postgres postgres:/var/lib/postgresql/data',
      'redis redis:/data',
      'serve bytes:/data',
      'serve sources:/sources:ro',
      'worker bytes:/data',
      'worker sources:/sources:ro',
    ]);
    expect(Object.keys(volumes).toSorted()).toEqual(['bytes', 'postgres', 'redis', 'sources']);
    const mine = compose({ ...DOT_ENV, GLEANER_SOURCES: './my-sources' });
    expect(mine.services.worker.volumes).toContain('./my-sources:/sources:ro');
    expect(networks.store?.internal).toBe(true);
    expect([services.redis.networks, services.postgres.networks]).toEqual([['store'], ['store']]);
    expect([services.serve.networks, services.worker.networks]).toEqual([
      ['store', 'web'],
      ['store', 'web'],
    ]);
  });
});

describe('what the containers are told', () => {
  const before = { ...process.env };
  beforeEach(() => {
    for (const name of Object.keys(process.env)) {
      if (/^GLEANER_|_URL$/.test(name)) Reflect.deleteProperty(process.env, name);
    }
  });
  afterEach(() => {
    for (const name of Object.keys(process.env)) if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  });

  it('is the same for serve and workers, and every setting of it is one that Gleaner reads', () => {
    expect(services.worker.environment).toEqual(services.serve.environment);
    const table = readFileSync(join(root, 'config/env.ts'), 'utf8');
    const settings = Object.keys(services.serve.environment).filter((name) => /^GLEANER_|_URL$/.test(name));
    expect(settings).toEqual(expect.arrayContaining(['DATABASE_URL', 'REDIS_URL', 'BLOBS_URL', 'GLEANER_CONTACT']));
    expect(settings.filter((name) => !new RegExp(`^  ${name}: \\{`, 'm').test(table))).toEqual([]);
  });

  it('is read as PostgreSQL and Redis of this file, bytes in the volume', () => {
    Object.assign(process.env, services.serve.environment);
    expect(readEnv({ cwd: '/app' })).toMatchObject({
      dataDir: '/data',
      sourcesDir: '/sources',
      engine: {
        kind: 'redis',
        databaseUrl: 'postgres://gleaner:postgrespassword@postgres:5432/gleaner',
        redisUrl: 'redis://:redispassword@redis:6379/0',
        acceptEviction: false,
      },
      contact: DOT_ENV.GLEANER_CONTACT,
      blobsUrl: null,
      enable: [],
      logLevel: 'info',
    });
  });

  it('is all told to operators too', () => {
    const names = new Set([...file.matchAll(REFERENCE)].map(([, name]) => name ?? ''));
    const told = readFileSync(join(root, 'docs/in-production.md'), 'utf8');
    expect(names.size).toBeGreaterThan(8);
    expect([...names].filter((name) => !new RegExp(`\\b${name}\\b`).test(told))).toEqual([]);
  });

  it('carries on what .env says about sources, bytes and logs', () => {
    const blobsUrl = 's3://bytes?endpoint=https://s3.example.org';
    const more = { GLEANER_ENABLE: 'eagle-radio', GLEANER_LOG_LEVEL: 'debug', BLOBS_URL: blobsUrl };
    Object.assign(process.env, compose({ ...DOT_ENV, ...more }).services.worker.environment);
    expect(readEnv()).toMatchObject({ enable: ['eagle-radio'], logLevel: 'debug', blobsUrl });
  });
});

describe.skipIf(!dockerCompose.present)('docker compose', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gleaner-compose-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('reads the file as this test does, and refuses it without passwords', () => {
    const config = (variables: Readonly<Record<string, string>>): string => {
      const dotEnv = join(folder, '.env');
      writeFileSync(
        dotEnv,
        Object.entries(variables)
          .map(([name, value]) => `${name}=${value}\n`)
          .join(''),
      );
      const args = ['compose', '--file', join(root, 'docker-compose.yml'), '--env-file', dotEnv, 'config'];
      const env = { PATH: process.env.PATH, HOME: process.env.HOME };
      return execFileSync('docker', [...args, '--format', 'json'], { encoding: 'utf8', env, stdio: 'pipe' });
    };
    const read = JSON.parse(config(DOT_ENV)) as {
      services: Record<string, { environment: unknown; command: unknown }>;
    };
    for (const [name, service] of all) {
      expect(read.services[name]?.environment).toEqual(service.environment);
      expect(read.services[name]?.command ?? undefined).toEqual(service.command);
    }
    expect(() => config({})).toThrow(/set it in \.env/);
  });
});
