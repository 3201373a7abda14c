/** The entry point: this process's arguments, streams and signals, and nothing else. */
import { packageVersion } from '../config/package-version.ts';
import { processIo } from './command-io.ts';
import { EXIT } from './exit-codes.ts';
import { runCommandLine } from './program.ts';

const abort = new AbortController();
const io = processIo(abort);
let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (isStopping) process.exit(EXIT.interrupted);
    isStopping = true;
    io.err('gleaner: stopping cleanly; once more to stop at once');
    abort.abort();
  });
}

const version = packageVersion();
const exitCode = await runCommandLine(process.argv.slice(2), io, {
  version,
  // Settings, lock and socket: help and extraction do without them.
  withDesk: async (request, work) => (await import('./with-desk.ts')).withDesk(request, work, { version }),
});
await io.drained();
// A forgotten timer or socket of some library must not keep a finished command alive.
process.exit(exitCode);
