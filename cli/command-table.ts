/** Every command of Gleaner, in the order of the help. */
import type { CommandDefinition } from './command-definition.ts';
import { documentCommands } from './document-commands.ts';
import { workCommands } from './work-commands.ts';

export const commandTable: readonly CommandDefinition[] = [...workCommands, ...documentCommands];
