import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../config/package-root.ts';

const running: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

function start(command: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  const child = spawn(command, args, { cwd: packageRoot() });
  running.push(child);
  return child;
}

const gleaner = (...args: string[]): ChildProcessWithoutNullStreams =>
  start(process.execPath, ['--import', 'tsx', join(packageRoot(), 'cli/main.ts'), ...args]);

async function end(child: ChildProcessWithoutNullStreams) {
  const [out, err, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null, string | null]>,
  ]);
  return { out, err, code, signal };
}

const answerOfNothing =
  '{"id":1,"ok":false,"error":{"code":"BAD_REQUEST","message":"line 1 names no file in \\"path\\""}}\n';

describe('the process', () => {
  it('brings output, errors and the exit code out', async () => {
    expect(await end(gleaner('help', 'exit-codes'))).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Exit codes:\n/) as string,
    });
    expect(await end(gleaner('no-such'))).toMatchObject({ code: 2, out: '' });
  });

  it('answers one request before the next is sent, and ends with its input', async () => {
    const child = gleaner('extract', '--jsonl');
    child.stdin.write('{"id":1}\n');
    const [chunk] = (await once(child.stdout, 'data')) as [Buffer];
    expect(chunk.toString()).toBe(answerOfNothing);
    child.stdin.end();
    expect(await end(child)).toMatchObject({ code: 1, err: '' });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops cleanly on %s', async (signal) => {
    const child = gleaner('extract', '--jsonl');
    child.stdin.write('{"id":1}\n');
    await once(child.stdout, 'data');
    const ended = end(child);
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 130, err: expect.stringContaining('stopping cleanly') as string });
  });

  it('is quiet when the reader of its output goes away', async () => {
    const child = gleaner('extract', '--jsonl');
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.on('error', () => undefined);
    const feed = setInterval(() => child.stdin.write('{"id":1}\n'.repeat(1_000)), 20);
    const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'exit') as Promise<[number]>]);
    clearInterval(feed);
    expect(err).toBe('');
    expect(code).toBe(130);
  });
});

describe('bin/gleaner', () => {
  it('says what to do where nothing is built yet, through a symbolic link too', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'gleaner-bin-'));
    await mkdir(join(folder, 'package', 'bin'), { recursive: true });
    const copy = join(folder, 'package', 'bin', 'gleaner');
    await copyFile(join(packageRoot(), 'bin/gleaner'), copy);
    await symlink(copy, join(folder, 'linked'));
    for (const path of [copy, join(folder, 'linked')]) {
      expect(await end(start(path, ['--help']))).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('npm run build') as string,
      });
    }
    await rm(folder, { recursive: true });
  });
});
