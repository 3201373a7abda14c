/** `gleaner demo`, which is `npm start`: the whole way once, on a small web of our own writing, on loopback. */
import { resolve } from 'node:path';
import { demoSources } from '../../demo/load-demo-sources.ts';
import { startDemoWeb } from '../../demo/server.ts';
import { countDocuments } from '../../src/store/documents.ts';
import { ConfigurationError } from '../../src/records/errors.ts';
import type { CommandIo } from '../command-io.ts';
import { exitCodeOf, showCrawl, tellCrawl } from '../crawl-table.ts';
import type { Desk } from '../desk.ts';
import { createProgress } from '../progress.ts';

interface DemoOptions {
  readonly serve?: readonly string[];
}

export async function run(options: DemoOptions, io: CommandIo, desk: Desk): Promise<number> {
  if (desk.env.engine.kind !== 'embedded') {
    throw new ConfigurationError(
      'run the demo failed: DATABASE_URL is set, and invented documents have no place in a shared store; unset it for the demo',
    );
  }
  if (desk.runningEngine() !== null) {
    throw new ConfigurationError(
      `run the demo failed: a crawl is at work on ${desk.env.dataDir}; wait for it, or give another folder with --data`,
    );
  }
  const serve = (options.serve ?? []).map((folder) => resolve(io.cwd, folder));
  const web = await startDemoWeb({ serve });
  try {
    const whyNot = await whyNoBrowser(desk);
    if (whyNot !== null) io.err(`The newsroom, whose pages need a browser, is left out: ${whyNot}`);
    const sources = demoSources({ served: serve.length > 0, browser: whyNot === null });
    desk.playOn({ sources, connectTo: web.connectTo });
    io.err(`The demo web listens on 127.0.0.1:${web.port}. Opening the store in ${desk.env.dataDir} …`);
    const engine = await desk.engine();
    const progress = createProgress(io, 'crawl');
    const report = await engine
      .crawl({
        sourceIds: sources.map(({ id }) => id),
        signal: io.signal,
        onProgress: (state) => showCrawl(progress, state),
      })
      .finally(() => progress.end());
    await tellCrawl(report, io);
    if (!io.json)
      tellNext(io, { documents: await countDocuments((await desk.store()).db), interrupted: report.interrupted });
    return exitCodeOf(report);
  } finally {
    await web.close();
  }
}

/** Null when there is one that starts. */
async function whyNoBrowser({ env }: Desk): Promise<string | null> {
  const { tryBrowser } = await import('../../workers/door.ts');
  return tryBrowser(env).then(
    () => null,
    (error: unknown) => {
      if (error instanceof ConfigurationError) return error.message;
      throw error;
    },
  );
}

function tellNext(io: CommandIo, { documents, interrupted }: { documents: number; interrupted: boolean }): void {
  if (interrupted) {
    io.out('\nStopped. The next start goes on from here.');
    return;
  }
  io.out(`\n${documents} documents are in the store. Try next:`);
  for (const line of [
    'node bin/gleaner search "children\'s services"',
    'node bin/gleaner show 0',
    'node bin/gleaner export --format csv out',
  ]) {
    io.out(`  ${line}`);
  }
}
