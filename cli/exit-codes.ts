/** What Gleaner's exit codes mean: the one table for code, help and documentation. */

export const EXIT = {
  done: 0,
  someFailed: 1,
  usage: 2,
  owned: 3,
  unreachable: 4,
  /** Ended by a second Ctrl-C, as shells count it: 128 + SIGINT. */
  interrupted: 130,
} as const;

const meanings: readonly (readonly [number, string])[] = [
  [EXIT.done, 'done'],
  [EXIT.someFailed, 'some of the work failed; `gleaner failures` says what and why'],
  [EXIT.usage, 'wrong usage or configuration; nothing was started'],
  [EXIT.owned, 'another instance owns the data folder and cannot take the command'],
  [EXIT.unreachable, 'nothing could be reached: no site, or not our own store or queue'],
  [EXIT.interrupted, 'interrupted before the end'],
];

/** The table as `--help` and `gleaner help exit-codes` print it. */
export function exitCodeTable(): string {
  return ['Exit codes:', ...meanings.map(([code, meaning]) => `  ${String(code).padEnd(4)} ${meaning}`)].join('\n');
}
