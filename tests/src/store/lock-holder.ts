/** A child process of the lock tests: takes the folder, says so, and holds it until it is told to end. */
import { acquireFolderLock } from '../../../src/store/folder-lock.ts';

const [dataDir = '', mode = 'hold'] = process.argv.slice(2);
const lock = await acquireFolderLock(dataDir);
process.stdout.write('heldBy' in lock ? `held ${lock.heldBy.pid}\n` : `owner ${lock.wasTakenOver}\n`);
if (!('heldBy' in lock) && mode === 'hold') setInterval(() => undefined, 60_000);
