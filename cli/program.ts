/** Runs one command line: finds the command, gives it its options, its io and the desk, and returns its exit code. */
import type { Command } from 'commander';
import { CommanderError } from 'commander';
import type { CommandDefinition, RunCommand } from './command-definition.ts';
import type { CommandIo } from './command-io.ts';
import { describeProgram } from './describe-program.ts';
import { EXIT } from './exit-codes.ts';
import { reportError } from './report-error.ts';
import type { Desk } from './desk.ts';

/** How the process in which commands run comes by the desk. */
interface Program {
  readonly version: string;
  /** Runs `work` at this process's desk, or has the owner of the data folder run the whole command line. */
  readonly withDesk: (request: DeskRequest, work: (desk: Desk) => Promise<number>) => Promise<number>;
}

export interface DeskRequest {
  readonly io: CommandIo;
  /** The whole command line, to be sent to the owner. */
  readonly argv: readonly string[];
  /** `--data`, as typed. */
  readonly dataDir: string | undefined;
  readonly isLong: boolean;
}

interface GlobalOptions {
  readonly data?: string;
  readonly json?: true;
  readonly verbose?: true;
}

/** Never throws: errors become one line on standard error and an exit code. */
export async function runCommandLine(argv: readonly string[], io: CommandIo, program: Program): Promise<number> {
  let exitCode: number = EXIT.done;
  const root = describeProgram(io, program.version, async (definition, command) => {
    exitCode = await perform(definition, command, { argv, io, program });
  });
  try {
    await root.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportError(error, io, argv.includes('--verbose'));
    // Help and version that were asked for end by such an error too, with exit code 0.
    return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  }
}

async function perform(
  definition: CommandDefinition,
  command: Command,
  context: { readonly argv: readonly string[]; readonly io: CommandIo; readonly program: Program },
): Promise<number> {
  const globals = command.optsWithGlobals<GlobalOptions>();
  const io = { ...context.io, json: globals.json === true };
  // The table says which options each command has; its `run` says how it calls them.
  const options = { ...globals, args: command.processedArgs } as never;
  const run: RunCommand = async (...given) => (await definition.load()).run(...given);
  try {
    if (!definition.needsStore) return await run(options, io, null as never);
    const request = { io, argv: context.argv, dataDir: globals.data, isLong: definition.isLong === true };
    return await context.program.withDesk(request, (desk) => run(options, io, desk));
  } catch (error) {
    return reportError(error, io, globals.verbose === true);
  }
}
