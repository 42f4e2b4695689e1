import Type, { type Static } from 'typebox';
import { QualityRule } from './rule.ts';

/** What a rule came to for one measurement. */
export const Finding = Type.Object({
  rule: QualityRule,
  /** unchecked: there was nothing to hold it against. */
  standing: Type.Enum(['met', 'failed', 'unchecked']),
  /** Numbers of the sentence that tells it (messages `measures.quality.found.<kind>`). */
  values: Type.Record(Type.String(), Type.Number()),
  /** Of a rule about age: it holds up to this time, and fails from then on by itself. */
  until: Type.Union([Type.String(), Type.Null()]),
  /** The first entities that are at fault. */
  examples: Type.Array(Type.String()),
});
export type Finding = Static<typeof Finding>;

/** How a finding stands at a time: what was fresh when it was measured grows old without being measured again. Pure. */
export function standingAt({ standing, until }: Finding, now: string): Finding['standing'] {
  if (until === null) return standing;
  return Date.parse(now) > Date.parse(until) ? 'failed' : 'met';
}
