import type { Goal } from '@yuheng/kernel/forecast-goal';
import type { ProgrammeTarget } from '../confirm/programme.ts';
import { goalView } from './goal-view.ts';

/** What a target asks for, in its measure's unit; null where the document gives no number. @param direction of the measure */
export function goalOf(target: ProgrammeTarget, direction: Goal['direction']): Goal | null {
  const { comparator, goal, stretch } = goalView(target);
  return goal && { comparator, value: goal.base, high: stretch?.base ?? null, direction };
}

/** A change (an increase, a multiple) is met by no level. */
export function isLevel({ quantity }: Pick<ProgrammeTarget, 'quantity'>): boolean {
  return quantity === null || quantity === 'level';
}
