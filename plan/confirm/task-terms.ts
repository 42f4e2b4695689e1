import { closingOf } from '@yuheng/kernel/working-days';
import type { ProgrammeItem } from './programme.ts';

/** On what terms a case is opened for an item. */
export interface TaskTerms {
  /** The lead unit, or the first that is named (列第一位者为牵头单位). */
  readonly owner: string | null;
  /** When all of it must be done (ISO time). */
  readonly finalDueAt: string | null;
}

export function termsOf({ assignments, due }: Pick<ProgrammeItem, 'assignments' | 'due'>): TaskTerms {
  const lead = assignments.find(({ role }) => role === 'lead') ?? assignments[0];
  return { owner: lead?.unit ?? null, finalDueAt: due?.date ? closingOf(due.date) : null };
}
