/** Tells commander of every command in the table, with help that ends in examples. */
import { Command, Option } from 'commander';
import type { CommandIo } from './command-io.ts';
import type { CommandDefinition } from './command-definition.ts';
import { commandTable } from './command-table.ts';
import { exitCodeTable } from './exit-codes.ts';

type Perform = (definition: CommandDefinition, command: Command) => Promise<void>;

const INTRODUCTION = `Crawls local news, council minutes and Ofsted letters into normalised records, each text kept once.`;

/** The whole command line of Gleaner; errors of usage are thrown as CommanderError. */
export function describeProgram(io: CommandIo, version: string, perform: Perform): Command {
  const program = new Command('gleaner')
    .description(INTRODUCTION)
    .version(version, '-V, --version', 'print the version')
    .option('--data <dir>', 'data folder (default: GLEANER_DATA_DIR, or ./data)')
    .option('--json', 'one JSON record a line on standard output')
    .option('--verbose', 'on errors, causes and stacks too')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.write(text),
      writeErr: (text) => io.writeErr(text),
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
      outputError: (text, write) => write(text.replace(/^error: /, 'gleaner: ')),
    })
    .exitOverride()
    .addHelpText('after', `\n${exitCodeTable()}\n\nMore about a command, with examples: gleaner <command> --help`);
  for (const definition of commandTable) addCommand(program, definition, perform);
  addHelp(program, io);
  return program;
}

function addCommand(program: Command, definition: CommandDefinition, perform: Perform): void {
  const words = definition.usage.split(' ');
  const named = words.findIndex((word) => /^[[<]/.test(word));
  const names = named === -1 ? words : words.slice(0, named);
  const name = names.at(-1) ?? '';
  const parent = names.length > 1 ? groupOf(program, names[0] ?? '') : program;
  const command = parent
    .command([name, ...words.slice(names.length)].join(' '))
    .summary(definition.summary)
    .description([sentence(definition.summary), definition.detail].filter((text) => text !== undefined).join('\n'))
    .addHelpText('after', exampleText(definition));
  for (const { flags, text, parse, choices, byDefault } of definition.options ?? []) {
    const option = new Option(flags, text);
    if (parse !== undefined) option.argParser(parse);
    if (choices !== undefined) option.choices(choices);
    if (byDefault !== undefined) option.default(byDefault);
    command.addOption(option);
  }
  command.action(() => perform(definition, command));
}

const GROUPS: Readonly<Record<string, string>> = {
  duplicates: 'copies of one text',
  sources: 'what is crawled',
  schedule: 'when sources are crawled',
};

/** `sources` is only a word before `list`, `check` and `try`. */
function groupOf(program: Command, name: string): Command {
  const found = program.commands.find((command) => command.name() === name);
  if (found !== undefined) return found;
  const members = commandTable.filter(({ usage }) => usage.startsWith(`${name} `));
  return program
    .command(name)
    .description(`${members.map(({ usage }) => usage.split(' ')[1]).join(', ')}: ${GROUPS[name] ?? name}`)
    .helpCommand(false)
    .addHelpText('after', members.map(exampleText).join(''));
}

function addHelp(program: Command, io: CommandIo): void {
  program
    .command('help [topic...]')
    .summary('show help for a command, or the exit codes')
    .description('Shows help for a command, or the exit codes.')
    .addHelpText('after', '\nExamples:\n  gleaner help exit-codes\n  gleaner help sources try')
    .action((topic: string[]) => {
      if (topic[0] === 'exit-codes') return io.out(exitCodeTable());
      let command = program;
      for (const word of topic) {
        const next = command.commands.find((candidate) => candidate.name() === word);
        if (next === undefined)
          return program.error(`gleaner: there is no help on '${topic.join(' ')}'; try: gleaner --help`);
        command = next;
      }
      return command.outputHelp();
    });
}

function exampleText({ examples }: CommandDefinition): string {
  const widest = Math.max(...examples.map(([line]) => line.length));
  const lines = examples.map(([line, effect]) => `  gleaner ${line.padEnd(widest)}  # ${effect}`);
  return `\n${examples.length > 1 ? 'Examples' : 'Example'}:\n${lines.join('\n')}`;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
