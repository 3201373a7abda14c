import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../cli/exit-codes.ts';
import { withDesk } from '../../cli/with-desk.ts';
import { acquireFolderLock } from '../../src/store/folder-lock.ts';
import { recordedIo } from './recorded-io.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gleaner-desk-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const options = { version: '1.2.3', waitMs: 300 };

function request(argv: string[], more: { isLong?: boolean } = {}) {
  const io = recordedIo();
  return { io, argv, dataDir, isLong: more.isLong ?? false };
}

describe('a command that needs the store', () => {
  it('runs here when the data folder is free, and frees it again, whether it succeeds or throws', async () => {
    expect(await withDesk(request(['status']), async (desk) => (desk.env.dataDir === dataDir ? 7 : 8), options)).toBe(
      7,
    );
    const failing = withDesk(request(['status']), () => Promise.reject(new Error('oh')), options);
    await expect(failing).rejects.toThrow('oh');
    expect(await withDesk(request(['status']), async () => 6, options)).toBe(6);
  });

  it('runs in the owner when the folder is held: same command line, output here', async () => {
    const guest = request(['no-such-command']);
    let isHereToo = false;
    const code = await withDesk(
      request(['crawl'], { isLong: true }),
      () =>
        withDesk(
          guest,
          async () => {
            isHereToo = true;
            return 0;
          },
          options,
        ),
      options,
    );
    expect(code).toBe(EXIT.usage);
    expect(guest.io.stderr()).toContain("unknown command 'no-such-command'");
    expect(isHereToo).toBe(false);
  });

  it('is refused with exit code 3 and the name of the owner when that neither answers nor ends', async () => {
    const lock = await acquireFolderLock(dataDir);
    const asked = request(['search', 'x']);
    expect(await withDesk(asked, async () => 0, options)).toBe(EXIT.owned);
    expect(asked.io.stderr()).toMatch(new RegExp(`process ${process.pid} \\(.*next: .*kill ${process.pid}`));
    if (!('heldBy' in lock)) await lock.release();
  });

  it('waits for a short owner rather than make it wait for a long command', async () => {
    const order: string[] = [];
    let crawl: Promise<number> | undefined;
    await withDesk(
      request(['search', 'x']),
      async () => {
        crawl = withDesk(
          request(['crawl'], { isLong: true }),
          async () => {
            order.push('crawl');
            return 5;
          },
          { ...options, waitMs: 10_000 },
        );
        await new Promise((resolve) => setTimeout(resolve, 300));
        order.push('search ends');
        return 0;
      },
      options,
    );
    expect(await crawl).toBe(5);
    expect(order).toEqual(['search ends', 'crawl']);
  });

  it('leaves nothing but the lock files behind', async () => {
    await withDesk(request(['status']), async () => 0, options);
    expect(await readdir(dataDir)).toEqual(['owner']);
  });
});
