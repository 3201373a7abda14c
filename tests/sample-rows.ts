/** Rows that other rows refer to: a run, a target, a capture, made through the store's own functions. */
import type { Capture } from '../src/records/capture.ts';
import { canonicalUri, hostOf, targetKey } from '../src/records/target-uri.ts';
import { insertCapture } from '../src/store/captures.ts';
import type { Database } from '../src/store/database.ts';
import { firstRow } from '../src/store/database.ts';
import type { NewFailure } from '../src/store/failures.ts';
import type { Run } from '../src/store/runs.ts';
import { openRun } from '../src/store/runs.ts';
import type { NewTarget, Target } from '../src/store/targets.ts';
import { addTargets, targetById } from '../src/store/targets.ts';

export const NOON = new Date('2026-02-11T12:00:00.000Z');

export function later(seconds: number, from = NOON): Date {
  return new Date(from.getTime() + seconds * 1000);
}

export async function sampleRun(db: Database, sourceId = 'hartwell-post'): Promise<Run> {
  return (await openRun(db, { sourceId, cause: 'crawl', now: NOON })).run;
}

export function newTarget(targetUri: string, changes: Partial<NewTarget> = {}): NewTarget {
  return {
    key: targetKey(canonicalUri(targetUri) ?? targetUri),
    targetUri,
    role: 'document',
    step: null,
    hint: {},
    lastmod: null,
    paceKey: hostOf(targetUri),
    ...changes,
  };
}

/** A due target of an open run of its source. */
export async function sampleTarget(
  db: Database,
  targetUri: string,
  changes: Partial<NewTarget> & { readonly sourceId?: string; readonly runId?: number; readonly now?: Date } = {},
): Promise<Target> {
  const { sourceId = 'hartwell-post', runId, now = NOON, ...more } = changes;
  const target = newTarget(targetUri, more);
  await addTargets(db, { sourceId, runId: runId ?? (await sampleRun(db, sourceId)).id, targets: [target], now });
  return targetByUri(db, targetUri);
}

/** By the address as it stands in the row. @throws when there is none */
export async function targetByUri(db: Database, targetUri: string): Promise<Target> {
  const row = await firstRow<{ id: number }>(db, 'SELECT id FROM target WHERE target_uri = $1', [targetUri]);
  const target = row === null ? null : await targetById(db, row.id);
  if (target === null) throw new Error(`no target ${targetUri}`);
  return target;
}

export async function sampleCapture(
  db: Database,
  target: Target,
  changes: Partial<Capture> & {
    readonly runId?: number;
    readonly unreadSeed?: boolean;
    readonly unreadDocument?: boolean;
  } = {},
): Promise<string> {
  const id = changes.id ?? '00000000000000aa';
  await insertCapture(db, {
    id,
    sourceId: target.sourceId,
    targetId: target.id,
    runId: target.runId,
    targetUri: target.targetUri,
    finalUri: target.targetUri,
    date: NOON,
    status: 200,
    headers: { 'content-type': 'text/html' },
    mediaType: 'text/html',
    charset: 'utf-8',
    payloadDigest: `sha256:${'0'.repeat(64)}`,
    payloadLength: 1,
    refersTo: null,
    unreadSeed: target.role !== 'document',
    unreadDocument: target.role !== 'seed',
    ...changes,
  });
  return id;
}

export function newFailure(changes: Partial<NewFailure> = {}): NewFailure {
  return {
    work: 'fetch:1',
    stage: 'fetch',
    code: 'FETCH_TIMEOUT',
    retryable: true,
    message: 'fetch https://hartwell.test/a failed: no answer within 90 s',
    context: {},
    sourceId: 'hartwell-post',
    paceKey: 'hartwell.test',
    targetId: null,
    targetUri: null,
    captureId: null,
    runId: null,
    attempts: 3,
    now: NOON,
    ...changes,
  };
}
