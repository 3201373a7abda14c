import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EXIT } from '../../../cli/exit-codes.ts';
import { runCommandLine } from '../../../cli/program.ts';
import { recordedIo } from '../recorded-io.ts';

beforeEach(() => {
  vi.stubEnv('GLEANER_SOURCES', '');
  vi.stubEnv('GLEANER_ENABLE', '');
});
afterEach(() => vi.unstubAllEnvs());

async function list(...argv: string[]) {
  const io = recordedIo();
  const withDesk = (): never => {
    throw new Error('no store is needed');
  };
  const code = await runCommandLine(['sources', 'list', ...argv], io, { version: '1.2.3', withDesk });
  return { code, out: io.stdout(), err: io.stderr() };
}

async function enabled(): Promise<string[]> {
  const { out } = await list('--json');
  const sources = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; enabled: boolean });
  expect(sources.length).toBeGreaterThanOrEqual(8);
  return sources.filter((source) => source.enabled).map(({ id }) => id);
}

it('shows what GLEANER_ENABLE switches on', async () => {
  expect(await enabled()).toEqual([]);
  vi.stubEnv('GLEANER_ENABLE', 'eagle-radio, ofsted-surrey');
  expect(await enabled()).toEqual(['eagle-radio', 'ofsted-surrey']);
  expect((await list()).out).toMatch(/^eagle-radio +news +Eagle Radio +feed, listing +\S.* yes$/m);
});

it('refuses a name that no source has', async () => {
  vi.stubEnv('GLEANER_ENABLE', 'eagle-raido');
  expect(await list()).toMatchObject({
    code: EXIT.usage,
    out: '',
    err: expect.stringContaining('read GLEANER_ENABLE failed: no source is named eagle-raido') as string,
  });
});
