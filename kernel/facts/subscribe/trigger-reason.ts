/** Why a subscriber is told of a source (ETSI GS CIM 009 V1.9.1, clause 5.3.2). */
export type TriggerReason = 'newlyMatching' | 'updated' | 'noLongerMatching';

/** Did it match before, does it now? null: it was and is none of the subscriber's business. */
export function reasonOf(before: boolean, now: boolean): TriggerReason | null {
  if (before) return now ? 'updated' : 'noLongerMatching';
  return now ? 'newlyMatching' : null;
}

/** What is left to be told when one reason comes before another was told; null: nothing. */
export function reasonAfter(untold: TriggerReason, next: TriggerReason): TriggerReason | null {
  return reasonOf(untold !== 'newlyMatching', next !== 'noLongerMatching');
}
