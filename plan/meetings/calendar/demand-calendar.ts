import type { Actor } from '@yuheng/kernel/actor';
import { partsOf } from '@yuheng/kernel/case-parts';
import { Problem } from '@yuheng/kernel/problem';

/** A unit has a say in its own calendar, the office in all. */
export function ownsCalendar(unit: string | null, by: Actor): boolean {
  const parts = partsOf({ owner: unit, participants: [] }, by);
  return parts.has('steward') || parts.has('owner');
}

/** @throws Problem plan.not-yours */
export function demandCalendar(unit: string | null, by: Actor): void {
  if (!ownsCalendar(unit, by)) throw new Problem('plan.not-yours');
}
