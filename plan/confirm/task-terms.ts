import { closingOf } from '@yuheng/kernel/working-days';
import type { ProgrammeItem } from './programme.ts';

/** On what terms a case is opened for an item. */
export interface TaskTerms {
  /** The lead unit, or the first that is named (列第一位者为牵头单位). */
  readonly owner: string | null;
  /** When all of it must be done (ISO time). */
  readonly finalDueAt: string | null;
}

/** With what a case is opened for an item: handed to its unit where there is one, else waiting for somebody to name it. */
export interface TaskOpening extends TaskTerms {
  readonly participants: readonly string[];
  readonly state: 'pending' | 'proposed';
}

export function openingOf(item: Pick<ProgrammeItem, 'assignments' | 'due'>): TaskOpening {
  const terms = termsOf(item);
  const state = terms.owner === null ? 'proposed' : 'pending';
  return { ...terms, participants: participantsOf(item, terms.owner), state };
}

/** The units that take part beside the one that has the task. */
export function participantsOf(
  { assignments }: Pick<ProgrammeItem, 'assignments'>,
  owner: string | null,
): readonly string[] {
  return [...new Set(assignments.map(({ unit }) => unit))].filter((unit) => unit !== owner);
}

export function termsOf({ assignments, due }: Pick<ProgrammeItem, 'assignments' | 'due'>): TaskTerms {
  const lead = assignments.find(({ role }) => role === 'lead') ?? assignments[0];
  return { owner: lead?.unit ?? null, finalDueAt: due?.date ? closingOf(due.date) : null };
}
