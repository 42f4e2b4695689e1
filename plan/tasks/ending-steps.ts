import type { MoveCase } from '@yuheng/kernel/case-step';
import type { Kernel } from '@yuheng/kernel/kernel';

/** How what belongs to a task ends when the task itself does. */
const endings: { readonly [type: string]: string } = {
  PlanMilestone: 'drop',
  PlanExtension: 'withdraw',
  PlanIssue: 'withdraw',
};

/** Steps that end whatever is still open of these tasks' cases. */
export async function endingSteps(
  { cases }: Kernel,
  tasks: readonly string[],
  note: string,
): Promise<readonly MoveCase[]> {
  if (tasks.length === 0) return [];
  // A contradiction outlives its task: it is about what was said.
  const types = Object.keys(endings);
  const open = await cases.list({ types, parents: tasks, open: true, limit: 10_000 });
  return open.map(({ id, type }) => ({ id, transition: endings[type] ?? '', note }));
}
