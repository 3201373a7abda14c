/** The log of the owner: JSON lines on standard error, where they mix with no command's output. */
import { destination, pino } from 'pino';
import type { Logger } from 'pino';

/** Written at once: the last lines before a crash are the ones that matter. */
export function operatorLog(level: string): Logger {
  return pino({ name: 'gleaner', level }, destination({ dest: 2, sync: true }));
}
