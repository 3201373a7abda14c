/** A child that is caught in a loop soon after it started, as a reader may be. */
import { endWithParent } from '../../workers/parent-watch.ts';

endWithParent();
setTimeout(() => {
  process.send?.('looping');
  for (;;);
}, 300);
