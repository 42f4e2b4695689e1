import type { Task } from './plan-parts.ts';

/** A due day of a task and the message that says of what. */
export interface TaskDue {
  readonly label: string;
  /** ISO date or time. */
  readonly at: string;
}

/** States that have working days of their own: what is due then is not the task. */
const ofState: { readonly [state: string]: string } = {
  pending: 'task.due.pending',
  signed: 'task.due.signed',
  reported: 'task.due.reported',
  review: 'task.due.review',
};

/** What the document asks for first, then the due day of the present state; none, one or both. */
export function duesOf({ due, case: driven }: Pick<Task, 'due' | 'case'>): readonly TaskDue[] {
  const stated = due === null ? [] : [{ label: 'target.due', at: due }];
  const label = ofState[driven?.state ?? ''];
  if (driven === null || driven.dueAt === null || label === undefined) return stated;
  return [...stated, { label, at: driven.dueAt }];
}
