import { Problem } from '@yuheng/kernel/problem';
import type { PlanRecord } from '../store/plan-store.ts';
import type { Fault } from './check-fields.ts';
import type { FieldChange } from './decision.ts';

/** @throws Problem plan.not-a-draft: once tasks are under way, what they are is changed by a new version of the plan. */
export function requireDraft({ state, tasks }: PlanRecord): void {
  if (state !== 'draft' || Object.keys(tasks).length > 0) throw new Problem('plan.not-a-draft');
}

/** @throws Problem of the first fault */
export function refuseFaults([fault]: readonly Fault[]): void {
  if (fault !== undefined) throw new Problem(`plan.${fault.code}`, fault.values);
}

/** @throws Problem plan.nothing-changed */
export function requireChanges(changes: readonly FieldChange[]): FieldChange[] {
  if (changes.length === 0) throw new Problem('plan.nothing-changed');
  return [...changes];
}

/** @throws Problem plan.not-found */
export function found<T extends { readonly id: string }>(things: readonly T[], id: string): T {
  const thing = things.find((one) => one.id === id);
  if (thing === undefined) throw new Problem('plan.not-found');
  return thing;
}
