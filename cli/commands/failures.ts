/** `gleaner failures`: what was given up, grouped by cause. */
import type { Failure } from '../../src/store/failures.ts';
import { openFailures } from '../../src/store/failures.ts';
import type { CommandIo } from '../command-io.ts';
import type { Desk } from '../desk.ts';
import { EXIT } from '../exit-codes.ts';
import type { FailureOptions } from '../failure-filter.ts';
import { failureFilter } from '../failure-filter.ts';
import { drawTable } from '../table.ts';
import { jsonLine } from '../terminal-text.ts';

interface CauseGroup {
  readonly stage: string;
  readonly code: string;
  readonly sourceId: string;
  readonly count: number;
  readonly retryable: boolean;
  readonly firstAt: Date;
  readonly lastAt: Date;
  /** The newest of them. */
  readonly example: string;
}

export async function run(
  options: FailureOptions & { readonly all?: true },
  io: CommandIo,
  desk: Desk,
): Promise<number> {
  const { db } = await desk.store();
  const failures = await openFailures(db, failureFilter(options));
  const groups = groupByCause(failures);
  if (io.json) {
    for (const line of options.all === true ? failures : groups) {
      io.out(jsonLine(line));
      await io.drained();
    }
    return EXIT.done;
  }
  if (failures.length === 0) {
    io.out('No open failures.');
    return EXIT.done;
  }
  io.out(options.all === true ? await drawSingles(io, failures) : await drawGroups(io, groups));
  io.err(
    `${failures.length} open; \`gleaner replay\` with the same options puts them back${options.all === true ? '' : ', --all lists each'}`,
  );
  return EXIT.done;
}

/** Most frequent first. */
function groupByCause(failures: readonly Failure[]): CauseGroup[] {
  const groups = new Map<string, CauseGroup>();
  for (const { stage, code, sourceId, retryable, firstAt, lastAt, message } of failures) {
    const key = `${stage} ${code} ${sourceId}`;
    const group = groups.get(key);
    const newest = group === undefined || lastAt > group.lastAt;
    groups.set(key, {
      stage,
      code,
      sourceId,
      count: (group?.count ?? 0) + 1,
      retryable: retryable || group?.retryable === true,
      firstAt: group === undefined || firstAt < group.firstAt ? firstAt : group.firstAt,
      lastAt: newest ? lastAt : group.lastAt,
      example: newest ? message : group.example,
    });
  }
  return [...groups.values()].sort((a, b) => b.count - a.count || b.lastAt.getTime() - a.lastAt.getTime());
}

function drawGroups(io: CommandIo, groups: readonly CauseGroup[]): Promise<string> {
  const columns = [
    { title: 'count', align: 'right' },
    { title: 'stage' },
    { title: 'code' },
    { title: 'source' },
    { title: 'last' },
    { title: 'for example', shrinks: true },
  ] as const;
  return drawTable(
    io,
    columns,
    groups.map((group) => [group.count, group.stage, group.code, group.sourceId, minute(group.lastAt), group.example]),
  );
}

function drawSingles(io: CommandIo, failures: readonly Failure[]): Promise<string> {
  const columns = [
    { title: 'no.', align: 'right' },
    { title: 'stage' },
    { title: 'code' },
    { title: 'source' },
    { title: 'tries', align: 'right' },
    { title: 'last' },
    { title: 'what', shrinks: true },
  ] as const;
  return drawTable(
    io,
    columns,
    failures.map((one) => [one.id, one.stage, one.code, one.sourceId, one.attempts, minute(one.lastAt), one.message]),
  );
}

const minute = (date: Date): string => date.toISOString().slice(0, 16).replace('T', ' ');
