import type { PlanView } from '../board/view.ts';
import type { LampRow } from './briefing.ts';
import type { EvidenceBook } from './evidence-book.ts';
import { asCounted, type TrackedTask } from './tracked-task.ts';

const order: readonly LampRow['lamp'][] = ['overdue', 'unlikely', 'warning'];

/** What is red or amber: red first, then whoever is latest. */
export function lampRows(
  plans: readonly PlanView[],
  tasks: readonly TrackedTask[],
  book: EvidenceBook,
): readonly LampRow[] {
  const rows = [...targetLamps(plans, book), ...taskLamps(tasks, book)];
  return rows.toSorted(
    (a, b) => order.indexOf(a.lamp) - order.indexOf(b.lamp) || (b.days?.value ?? 0) - (a.days?.value ?? 0),
  );
}

function targetLamps(plans: readonly PlanView[], book: EvidenceBook): readonly LampRow[] {
  return plans.flatMap((plan) =>
    plan.targets.flatMap((target) => {
      const { lamp, reason } = target;
      if (lamp !== 'overdue' && lamp !== 'unlikely' && lamp !== 'warning') return [];
      const number = (name: string) => {
        const value = reason.values[name];
        return typeof value === 'number' ? book.fromReading(target, value, 0) : null;
      };
      return [
        {
          lamp,
          kind: 'target' as const,
          id: target.id,
          plan: plan.id,
          planTitle: plan.title,
          title: target.subject,
          unit: plan.issuer,
          days: number('days'),
          chance: number('chance'),
        },
      ];
    }),
  );
}

function taskLamps(tasks: readonly TrackedTask[], book: EvidenceBook): readonly LampRow[] {
  return tasks.flatMap((task) => {
    const { standing, plan, view, at, lead } = task;
    if (standing !== 'overdue' && standing !== 'warning') return [];
    return [
      {
        lamp: standing,
        kind: 'task' as const,
        id: view.id,
        plan: plan.id,
        planTitle: plan.title,
        title: view.title,
        unit: lead,
        days: at.days === null ? null : book.ofTasks(at.days, asCounted([task])),
        chance: null,
      },
    ];
  });
}
