import type { Kernel } from '@yuheng/kernel/kernel';
import type { PolicyRecord } from '@yuheng/kernel/record-type';
import { titleOf } from '../board/plan-view.ts';
import { findPlans } from './plan-store.ts';

/** Plans as policies know them: of whoever brought their document, of the units that they name, and of those who have their tasks. */
export async function findPlanRecords(
  { database, cases }: Kernel,
  ids: readonly string[],
): Promise<readonly PolicyRecord[]> {
  const plans = await findPlans(database, ids);
  const documents = await database.query<{ id: string; units: readonly string[] }>(
    'select id, units from plan.document where id = any($1)',
    [plans.map((plan) => plan.document)],
  );
  const brought = new Map(documents.map(({ id, units }) => [id, units]));
  const tasks = await cases.find(plans.flatMap((plan) => Object.values(plan.tasks)));
  const owners = new Map(tasks.map(({ id, owner }) => [id, owner]));
  return plans.map((plan) => ({
    id: plan.id,
    units: [
      ...new Set([
        ...(brought.get(plan.document) ?? []),
        ...plan.programme.items.flatMap(({ assignments }) => assignments.map(({ unit }) => unit)),
        ...Object.values(plan.tasks).flatMap((task) => owners.get(task) ?? []),
      ]),
    ],
    tags: { state: [plan.state], title: [titleOf(plan)] },
  }));
}
