import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { endingSteps } from './ending-steps.ts';
import { liveTask } from './live-task.ts';

/** After these nothing of the task stays open. */
const ends = new Set(['approve', 'cancel']);

/** Takes one step of several tasks, all or none; what belongs to a task ends with it. */
export async function moveTogether(
  kernel: Kernel,
  by: Actor,
  tasks: readonly string[],
  { transition, note }: { readonly transition: string; readonly note: string },
): Promise<void> {
  const ids: string[] = [];
  for (const task of tasks) ids.push((await liveTask(kernel, task)).id);
  if (transition === 'report') await refuseOpenMilestones(kernel, ids);
  const children = ends.has(transition) ? await endingSteps(kernel, ids, note || transition) : [];
  const move = [...ids.map((id) => ({ id, transition, note })), ...children];
  await kernel.cases.change(`plan.${transition}`, { move }, by);
}

/** A task is reported as done when its milestones are done, or dropped. @throws Problem plan.milestones-open */
export async function refuseOpenMilestones({ cases }: Kernel, ids: readonly string[]): Promise<void> {
  const open = await cases.list({ types: ['PlanMilestone'], parents: ids, open: true });
  if (open.length > 0) throw new Problem('plan.milestones-open', { count: open.length });
}
