import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { splitBoardId } from '../board/ids.ts';
import { readPlan } from '../store/plan-store.ts';

/**
 * Gives a live task to which its document names no unit to one; unit and reason go into its journal.
 * @throws Problem plan.superseded, plan.still-draft, plan.unit-named, plan.task-closed
 */
export async function assignTo(
  kernel: Kernel,
  by: Actor,
  task: string,
  { unit, reason }: { readonly unit: string; readonly reason: string },
): Promise<void> {
  const { plan: id, own } = splitBoardId(task);
  const plan = await readPlan(kernel.database, id);
  if (plan.state === 'superseded') throw new Problem('plan.superseded');
  const driven = plan.tasks[own];
  if (driven === undefined) throw new Problem('plan.still-draft');
  const named = plan.programme.items.find((item) => item.id === own)?.assignments[0];
  if (named !== undefined) throw new Problem('plan.unit-named', { unit: named.unit });
  const { owner: has, closedAt } = await kernel.cases.get(driven);
  if (closedAt !== null) throw new Problem('plan.task-closed');
  if (has !== null) throw new Problem('plan.unit-named', { unit: has });
  const owner = unit.trim();
  const note = `${owner} · ${reason.trim()}`;
  await kernel.cases.change(
    'plan.assign-task',
    { move: [{ id: driven, transition: 'assign', note, terms: { owner } }] },
    by,
    { with: (_cases, tx) => kernel.events.publish({ type: 'board', data: { plan: id } }, tx) },
  );
}
