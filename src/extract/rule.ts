/** The ladder of evidence: named rules in order of strength, the first that answers wins and signs the value. */
import type { Field } from '../records/extraction.ts';

export interface Rule {
  readonly name: string;
  readonly find: () => string | null | undefined;
}

/** Names a way of finding a value; it is not run before its turn on the ladder comes. */
export function rule(name: string, find: () => string | null | undefined): Rule {
  return { name, find };
}

/**
 * Tries the rules in order and returns the first answer that is not blank, trimmed, with the rule's name.
 * Example: `firstOf(rule('json-ld.headline', () => graph.headline), rule('meta.og:title', () => meta('og:title')))`.
 */
export function firstOf(...rules: readonly Rule[]): Field | undefined {
  for (const { name, find } of rules) {
    const value = find()?.trim();
    if (value) return { value, rule: name };
  }
  return undefined;
}
