import type { PlanView, TaskView } from '../board/view.ts';
import type { Counted, Standing } from './evidence-note.ts';
import type { TaskAt } from './task-at.ts';

/** A task that is counted: given to somebody, and not dropped. */
export interface TrackedTask extends Counted {
  readonly plan: Pick<PlanView, 'id' | 'title'>;
  readonly view: TaskView;
  readonly at: TaskAt;
  readonly lead: string | null;
}

/** The tasks of the plans at work, in the order of their documents. */
export function trackedTasks(
  plans: readonly PlanView[],
  standing: ReadonlyMap<string, TaskAt>,
): readonly TrackedTask[] {
  return plans.flatMap((plan) =>
    plan.sections
      .flatMap(({ tasks }) => tasks)
      .flatMap((view) => {
        const at = standing.get(view.id);
        if (at === undefined || at.standing === 'dropped' || view.case === null) return [];
        return [{ ...counted(view.id, view.case.id, at.standing), plan, view, at, lead: leadOf(view) }];
      }),
  );
}

/** Without what is not evidence. */
export function asCounted(tasks: readonly Counted[]): readonly Counted[] {
  return tasks.map((task) => counted(task.task, task.case, task.standing));
}

function counted(task: string, id: string, standing: Standing): Counted {
  return { task, case: id, standing };
}

/** Of the units that a document names the one with the role, or else the first (列第一位者为牵头单位). */
function leadOf({ units }: TaskView): string | null {
  return (units.find(({ role }) => role === 'lead') ?? units[0])?.unit ?? null;
}
