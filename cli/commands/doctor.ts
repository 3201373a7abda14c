/** `gleaner doctor`: is everything there that a crawl needs? It says so line by line and mends nothing. */
import type { CommandIo } from '../command-io.ts';
import type { CheckResult } from '../checks.ts';
import { checks } from '../checks.ts';
import { EXIT } from '../exit-codes.ts';
import { jsonLine, terminalLine } from '../terminal-text.ts';

interface DoctorOptions {
  readonly data?: string;
}

export async function run(options: DoctorOptions, io: CommandIo): Promise<number> {
  const results: CheckResult[] = [];
  for (const [check, perform] of Object.entries(checks)) {
    const result = await perform({ dataDir: options.data, cwd: io.cwd }).catch(failed);
    results.push(result);
    if (io.json) io.out(jsonLine({ check, ...result }));
    else io.out(`${result.state.padEnd(6)}${check.padEnd(14)}${terminalLine(result.detail)}`);
  }
  return results.some(({ state }) => state === 'fail') ? EXIT.someFailed : EXIT.done;
}

function failed(error: unknown): CheckResult {
  return { state: 'fail', detail: error instanceof Error ? error.message : String(error) };
}
