/** The parent of a looping child; says the child's pid once it loops. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const child = fork(fileURLToPath(new URL('looping-child.ts', import.meta.url)), [], { execArgv: ['--import', 'tsx'] });
child.once('message', () => process.stdout.write(`${child.pid}\n`));
