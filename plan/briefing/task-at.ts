import type { CaseType } from '@yuheng/kernel/case-type';
import type { Case, JournalLine } from '@yuheng/kernel/cases';
import { dueAfter } from '@yuheng/kernel/working-days';
import { dayOf } from './china-day.ts';
import type { Standing } from './evidence-note.ts';

const DAY = 86_400_000;

/** A task's case as it stood at a moment, by its journal. */
export interface TaskAt {
  readonly state: string;
  /** ISO days in China; null where it has not happened. */
  readonly signed: string | null;
  readonly reported: string | null;
  readonly closed: string | null;
  /** The last day for the whole, and for the present step where that has working days of its own. */
  readonly due: string | null;
  readonly stepDue: string | null;
  /** What was said when it was reported last. */
  readonly progress: string | null;
  /** `dropped`: ended without being done; it is not counted. */
  readonly standing: Standing | 'dropped';
  /** Days beyond the limit by the calendar, so that a spreadsheet says the same; null within it. */
  readonly days: number | null;
}

/**
 * How a task stands at a moment; null where it had not been given yet. Overdue is what is open after its last day;
 * a warning is an open step (to sign for it, to review it) whose own working days have run out.
 */
export function taskAt(
  type: CaseType,
  item: Case,
  journal: readonly JournalLine[],
  at: string,
): TaskAt | null {
  const known = journal.filter((line) => line.at <= at);
  const last = known.findLast(({ from, to }) => from !== to);
  if (last === undefined) return null;
  const state = last.to;
  const { closed = false, dueInWorkingDays } = type.states[state] ?? {};
  const signed = known.find(({ transition }) => transition === 'accept');
  const reported = known.findLast(({ transition }) => transition === 'report');
  const stepDue = dueInWorkingDays === undefined ? null : dueAfter(new Date(last.at), dueInWorkingDays);
  const late = (limit: string | null): number | null => {
    if (closed || limit === null) return null;
    const days = daysBetween(dayOf(limit), dayOf(at));
    return days > 0 ? days : null;
  };
  const overdue = late(item.finalDueAt);
  const step = late(stepDue);
  return {
    state,
    signed: signed && !type.states[signed.to]?.closed ? dayOf(signed.at) : null,
    reported: reported ? dayOf(reported.at) : null,
    closed: closed ? dayOf(last.at) : null,
    due: item.finalDueAt && dayOf(item.finalDueAt),
    stepDue: closed || stepDue === null ? null : dayOf(stepDue),
    progress: reported?.note ?? null,
    standing: closed
      ? state === 'done'
        ? 'done'
        : 'dropped'
      : overdue !== null
        ? 'overdue'
        : step !== null
          ? 'warning'
          : item.finalDueAt === null && stepDue === null
            ? 'none'
            : 'normal',
    days: overdue ?? step,
  };
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
