import type { Kernel } from '@yuheng/kernel/kernel';
import { boardId } from '../../board/ids.ts';
import type { PlanRecord } from '../../store/plan-store.ts';
import { claimsOf, type RawClaim } from './claims-of.ts';

/** What was said of every task of plans at work, and to which task each case belongs. */
export interface Told {
  readonly claims: readonly RawClaim[];
  /** Id of the case of a task or a milestone -> the task, as the board names it. */
  readonly taskOf: ReadonlyMap<string, string>;
  /** Task -> id of its case. */
  readonly caseOf: ReadonlyMap<string, string>;
}

export async function readTold({ cases }: Kernel, plans: readonly PlanRecord[]): Promise<Told> {
  const tasks = plans.flatMap(({ id: plan, tasks: own }) =>
    Object.entries(own).map(([item, id]) => ({ task: boardId(plan, item), plan, case: id })),
  );
  const ids = tasks.map((one) => one.case);
  const milestones =
    ids.length === 0 ? [] : await cases.list({ types: ['PlanMilestone'], parents: ids, limit: 10_000 });
  const journals = await cases.journals([...ids, ...milestones.map(({ id }) => id)]);
  const byParent = Map.groupBy(milestones, ({ parent }) => parent ?? '');
  const linesOf = (id: string) => journals.get(id) ?? [];
  return {
    claims: tasks.flatMap((one) =>
      claimsOf({
        ...one,
        lines: linesOf(one.case),
        milestones: (byParent.get(one.case) ?? []).map(({ id }) => ({ case: id, lines: linesOf(id) })),
      }),
    ),
    taskOf: new Map([
      ...tasks.map((one) => [one.case, one.task] as const),
      ...tasks.flatMap((one) => (byParent.get(one.case) ?? []).map(({ id }) => [id, one.task] as const)),
    ]),
    caseOf: new Map(tasks.map((one) => [one.task, one.case])),
  };
}
