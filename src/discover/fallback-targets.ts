/** What to try instead when a seed page cannot be had: the same content by another way. */
import type { FoundTarget, SeedStep, TargetHint } from '../records/target.ts';
import { fallbackCmis } from './cmis.ts';
import { fallbackModernGov } from './moderngov.ts';

/** Empty when there is no other way. */
export function fallbackTargets(step: SeedStep, now: Date, hint: TargetHint): readonly FoundTarget[] {
  if (step.reader === 'cmis') return fallbackCmis(step, hint);
  return step.reader === 'moderngov' ? fallbackModernGov(step, now, hint) : [];
}
