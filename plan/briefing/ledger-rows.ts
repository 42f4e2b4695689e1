import type { LedgerRow } from './briefing.ts';
import type { EvidenceBook } from './evidence-book.ts';
import { asCounted, type TrackedTask } from './tracked-task.ts';

/** The ledger (台账): every task with its units, dates, state and evidence, in the order of the documents. */
export function ledgerRows(tasks: readonly TrackedTask[], book: EvidenceBook): readonly LedgerRow[] {
  return tasks.map((task) => {
    const { plan, view, at, lead, standing } = task;
    const itself = book.ofTasks(at.days ?? 0, asCounted([task]));
    return {
      task: view.id,
      case: task.case,
      plan: plan.id,
      planTitle: plan.title,
      marker: view.marker,
      title: view.title,
      lead,
      others: view.units.map(({ unit }) => unit).filter((unit) => unit !== lead),
      due: at.due,
      stepDue: at.stepDue,
      signed: at.signed,
      reported: at.reported,
      closed: at.closed,
      state: at.state,
      progress: at.progress,
      standing,
      days: at.days === null ? null : itself,
      evidence: itself.evidence,
    };
  });
}
