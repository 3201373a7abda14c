/** Hosts: when each may be asked again, and who is at it now. Keyed by pace, which is the host unless sources share one. */
import type { Queryable } from './database.ts';
import { firstRow } from './database.ts';

export interface HostPace {
  readonly paceKey: string;
  readonly nextSlotAt: Date;
  readonly delayMs: number | null;
  readonly lastResponseMs: number | null;
  readonly refusals: number;
  readonly fence: number;
}

const COLUMNS = `pace_key AS "paceKey", CASE WHEN next_slot_at = '-infinity' THEN 'epoch'::timestamptz ELSE next_slot_at END AS "nextSlotAt",
  delay_ms AS "delayMs", last_response_ms AS "lastResponseMs", refusals, fence`;

/** Takes the host for this worker; null when another has it. The fence proves the lease later. */
export async function takeLease(
  db: Queryable,
  paceKey: string,
  lease: { readonly owner: string; readonly now: Date; readonly until: Date },
): Promise<HostPace | null> {
  return firstRow<HostPace>(
    db,
    `INSERT INTO host (pace_key, lease_owner, lease_until, fence) VALUES ($1, $2, $4, 1)
     ON CONFLICT (pace_key) DO UPDATE SET lease_owner = $2, lease_until = $4, fence = host.fence + 1
       WHERE host.lease_until IS NULL OR host.lease_until <= $3
     RETURNING ${COLUMNS}`,
    [paceKey, lease.owner, lease.now, lease.until],
  );
}

/** Holds the host on; false when the lease was lost, and then not one more request may be sent. */
export async function renewLease(
  db: Queryable,
  paceKey: string,
  lease: { fence: number; until: Date },
): Promise<boolean> {
  const rows = await db.query(
    'UPDATE host SET lease_until = $3 WHERE pace_key = $1 AND fence = $2 AND lease_until IS NOT NULL RETURNING fence',
    [paceKey, lease.fence, lease.until],
  );
  return rows.length > 0;
}

export async function releaseLease(db: Queryable, paceKey: string, fence: number): Promise<void> {
  await db.query('UPDATE host SET lease_owner = NULL, lease_until = NULL WHERE pace_key = $1 AND fence = $2', [
    paceKey,
    fence,
  ]);
}

/** For the one owner of an embedded store, when it opens: nobody can be at any host. */
export async function dropAllLeases(db: Queryable): Promise<void> {
  await db.query('UPDATE host SET lease_owner = NULL, lease_until = NULL WHERE lease_until IS NOT NULL');
}

/** Writes the host's next slot; false when the lease was lost. */
export async function setPace(
  db: Queryable,
  paceKey: string,
  pace: { fence: number; nextSlotAt: Date; delayMs: number; lastResponseMs: number | null; refusals: number },
): Promise<boolean> {
  const rows = await db.query(
    `UPDATE host SET next_slot_at = $3, delay_ms = $4, last_response_ms = coalesce($5, last_response_ms), refusals = $6
     WHERE pace_key = $1 AND fence = $2 RETURNING fence`,
    [paceKey, pace.fence, pace.nextSlotAt, pace.delayMs, pace.lastResponseMs, pace.refusals],
  );
  return rows.length > 0;
}

/** For `status`: every host with its pace and what waits there. */
export async function hostOverview(
  db: Queryable,
): Promise<
  { paceKey: string; nextSlotAt: Date; delayMs: number | null; refusals: number; busy: boolean; due: number }[]
> {
  return db.query(
    `SELECT host.pace_key AS "paceKey", CASE WHEN next_slot_at = '-infinity' THEN 'epoch'::timestamptz ELSE next_slot_at END AS "nextSlotAt",
       delay_ms AS "delayMs", refusals, lease_until IS NOT NULL AS busy,
       (SELECT count(*)::int FROM target WHERE target.pace_key = host.pace_key AND state = 'due') AS due
     FROM host ORDER BY host.pace_key`,
  );
}

interface RobotsEntry {
  readonly entry: unknown;
  readonly fetchedAt: Date;
}

export async function loadRobots(db: Queryable, origin: string): Promise<RobotsEntry | null> {
  return firstRow<RobotsEntry>(db, 'SELECT entry, fetched_at AS "fetchedAt" FROM robots WHERE origin = $1', [origin]);
}

export async function saveRobots(
  db: Queryable,
  origin: string,
  robots: { entry: string; fetchedAt: Date },
): Promise<void> {
  await db.query(
    `INSERT INTO robots (origin, entry, fetched_at) VALUES ($1, $2::jsonb, $3)
     ON CONFLICT (origin) DO UPDATE SET entry = excluded.entry, fetched_at = excluded.fetched_at`,
    [origin, robots.entry, robots.fetchedAt],
  );
}
