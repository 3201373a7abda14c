import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../config/package-root.ts';

interface Instruction {
  readonly verb: string;
  readonly rest: string;
  /** From 0, as FROM counts. */
  readonly stage: number;
}

const root = packageRoot();
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const instructions = readInstructions(read('Dockerfile'));
const ignore = read('.dockerignore')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'));

function readInstructions(text: string): Instruction[] {
  let stage = -1;
  return text
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [verb = '', ...rest] = line.trim().split(/\s+/);
      if (verb === 'FROM') stage += 1;
      return { verb, rest: rest.join(' '), stage };
    });
}

const all = (verb: string, stage?: number): string[] =>
  instructions.filter((one) => one.verb === verb && (stage ?? one.stage) === one.stage).map(({ rest }) => rest);
const last = (verb: string): string | undefined => all(verb, FINAL).at(-1);
/** What COPY takes from the repository; what it takes from another stage is left out. */
const copied = (stage?: number): string[] =>
  all('COPY', stage)
    .filter((rest) => !rest.startsWith('--from='))
    .flatMap((rest) => rest.split(' ').slice(0, -1))
    .map((path) => path.replace(/^\.\//, ''));
const [BUILD, PACKAGES, FINAL] = [0, 1, 2];

/** The last pattern that covers a path or a folder above it decides; ours are plain names and one `*`. */
function isIgnored(path: string): boolean {
  const above = path.split('/').map((_part, n, parts) => parts.slice(0, n + 1).join('/'));
  const decides = ignore.findLast((line) => {
    const pattern = line.replace(/^!/, '');
    return pattern === '*' || above.includes(pattern);
  });
  return decides !== undefined && !decides.startsWith('!');
}

describe('the Dockerfile', () => {
  it('builds in one stage, fetches packages in another, runs in a third, all on one Node', () => {
    expect(all('FROM').map((from) => from.replace(/^\S+ ?/, ''))).toEqual(['AS build', 'AS packages', '']);
    const images = new Set(all('FROM').map((from) => from.split(' ')[0]));
    expect([...images]).toEqual([expect.stringMatching(/^node:\d+-bookworm-slim$/)]);
    const node = Number(/\d+/.exec([...images][0] ?? '')?.[0]);
    const { engines } = JSON.parse(read('package.json')) as { engines: { node: string } };
    expect(node).toBeGreaterThanOrEqual(Number(/\d+/.exec(engines.node)?.[0]));
  });

  it('installs what package-lock.json says, without running scripts of packages, and nothing for development in the end', () => {
    const installs = instructions.filter(({ rest }) => /\bnpm (?:ci|i|install)\b/.test(rest));
    expect(installs.map(({ stage }) => stage)).toEqual([BUILD, PACKAGES]);
    for (const { rest } of installs) expect(rest).toMatch(/npm ci .*--ignore-scripts/);
    expect(installs[1]?.rest).toContain('--omit=dev');
    expect(all('COPY', FINAL)).toEqual(
      expect.arrayContaining(['--from=packages /app/node_modules ./node_modules', '--from=build /app/dist ./dist']),
    );
  });

  it('copies every folder that the build compiles', () => {
    const { include } = JSON.parse(read('tsconfig.build.json')) as { include: string[] };
    expect(copied(BUILD)).toEqual(expect.arrayContaining(include));
    expect(all('RUN', BUILD).at(-1)).toBe('npm run build');
  });

  it('copies only what is there and what .dockerignore lets through', () => {
    expect(copied().length).toBeGreaterThan(10);
    expect(copied().filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(copied().filter(isIgnored)).toEqual([]);
  });

  it('has beside the program what it reads at run time', () => {
    expect(copied(FINAL)).toEqual(expect.arrayContaining(['package.json', 'bin', 'src/store/migrations', 'demo/site']));
  });

  it('runs as a user with a number and without rights, who owns the data', () => {
    expect(last('USER')).toBe('10001:10001');
    const setUp = all('RUN', FINAL).join('\n');
    expect(setUp).toMatch(/useradd --uid 10001 /);
    expect(setUp).toMatch(/install --directory --owner=gleaner .* \/data/);
    expect(last('VOLUME')).toBe('/data');
    expect(last('ENV')).toContain('GLEANER_DATA_DIR=/data');
    // Whatever follows USER runs without rights.
    const order = instructions.filter(({ stage }) => stage === FINAL).map(({ verb }) => verb);
    expect(order.lastIndexOf('RUN')).toBeLessThan(order.indexOf('USER'));
  });

  it('starts gleaner serve, and stops it with the signal that it drains on', () => {
    const entry = JSON.parse(last('ENTRYPOINT') ?? '[]') as string[];
    expect(entry).toEqual(['node', 'bin/gleaner']);
    expect(existsSync(join(root, entry[1] ?? ''))).toBe(true);
    expect(JSON.parse(last('CMD') ?? '[]')).toEqual(['serve']);
    expect(last('STOPSIGNAL')).toBe('SIGTERM');
    expect(last('WORKDIR')).toBe('/app');
  });

  it('brings a browser only where it is wanted', () => {
    expect(last('ARG')).toBe('WITH_CHROMIUM=1');
    const installs = all('RUN', FINAL).filter((run) => run.includes('apt-get'));
    expect(installs).toEqual([expect.stringMatching(/^if \[ "\$WITH_CHROMIUM" = 1 \]; then .*chromium.*; fi$/)]);
    expect(installs[0]).toContain('rm -rf /var/lib/apt/lists/*');
  });

  it('brings what reads scanned pages only where it is wanted', () => {
    expect(all('ARG', PACKAGES)).toEqual(['WITH_OCR=0']);
    expect(all('RUN', PACKAGES)).toEqual([
      expect.stringMatching(/^npm ci .*if \[ "\$WITH_OCR" = 1 \]; then\s+npm install --no-save .*tesseract\.js.*; fi/s),
    ]);
  });

  it('takes nothing from the web but packages, and holds no secret', () => {
    expect(all('ADD')).toEqual([]);
    const settings = [...all('ENV'), ...all('ARG')].join('\n');
    expect(settings).not.toMatch(/password|secret|token|_key\b/i);
    expect(all('RUN').join('\n')).not.toMatch(/\b(?:curl|wget|git clone)\b/);
  });
});

describe('.dockerignore', () => {
  it.each(['.git', '.env', 'data', 'dist', 'node_modules', 'tests', 'bench', 'docs', 'docker-compose.yml', '.ci'])(
    'keeps %s out of the image',
    (path) => {
      expect(isIgnored(path)).toBe(true);
      expect(isIgnored(`${path}/anything`)).toBe(true);
    },
  );

  it('lets nothing through that is not there or that nobody copies', () => {
    const through = ignore.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    expect(ignore[0]).toBe('*');
    expect(through.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(through.filter((path) => !copied().some((one) => one === path || one.startsWith(`${path}/`)))).toEqual([]);
  });
});
