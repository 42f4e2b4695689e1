import type { Case } from '../cases/case.ts';
import { factsOf, moving, revising } from '../cases/case-step.ts';
import type { CaseType } from '../cases/case-type.ts';
import type { CasePart } from '../cases/parts.ts';
import { shiftedBy } from '../cases/working-days.ts';
import { Problem } from '../http/problem.ts';
import type { DatedChange } from './dated-change.ts';
import { beginningOf } from './pace.ts';
import type { ProposedChange } from './proposed-change.ts';

export type CaseLine = Extract<ProposedChange, { kind: 'shift' | 'move' }>;

/** Somebody who may would take the step. */
const EVERY_PART: ReadonlySet<CasePart> = new Set(['owner', 'participant', 'steward']);

/**
 * A line about a case -> the case as it would be, and what it would show of itself as facts: through the same steps as a real
 * one. Pure.
 * @throws Problem scenarios.no-due-time; of nextState and checkDetail
 */
export function expandCaseLine(
  line: CaseLine,
  number: number,
  before: Case,
  type: CaseType,
): { readonly after: Case; readonly changes: readonly DatedChange[] } {
  const at = beginningOf(line.from);
  const step = line.kind === 'move' ? moved(line, before, type, at) : shifted(line, before, type);
  const changes = factsOf([step], at).map((change) => ({ at, line: number, change }));
  return { after: step.after, changes };
}

function moved(
  { transition }: Extract<CaseLine, { kind: 'move' }>,
  before: Case,
  type: CaseType,
  at: string,
) {
  // A note is asked of whoever really takes the step.
  const request = { id: before.id, transition, note: '–' };
  return moving(type, before, request, new Date(at), EVERY_PART);
}

function shifted({ workingDays }: Extract<CaseLine, { kind: 'shift' }>, before: Case, type: CaseType) {
  const { id, owner, finalDueAt } = before;
  if (finalDueAt === null) throw new Problem('scenarios.no-due-time');
  return revising(type, before, { id, owner, finalDueAt: shiftedBy(finalDueAt, workingDays), note: '' });
}
