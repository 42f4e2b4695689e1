import type { Case } from '@yuheng/kernel/cases';
import type { Kernel } from '@yuheng/kernel/kernel';
import { boardId } from '../board/ids.ts';
import { titleOf } from '../board/plan-view.ts';
import { numbered } from '../rules/numbered.ts';
import type { KeptContradiction } from '../store/contradiction-store.ts';
import { listPlans } from '../store/plan-store.ts';
import type { Claim } from './rules/record.ts';
import type { ContradictionRow } from './view.ts';

/** Contradictions as they are listed, with the state of their cases and the titles of their tasks. */
export async function contradictionRows(
  kernel: Kernel,
  kept: readonly KeptContradiction[],
): Promise<ContradictionRow[]> {
  const titles = await readTitles(kernel);
  const found = await kernel.cases.find(kept.map((one) => one.case));
  const cases = new Map(found.map((item) => [item.id, item]));
  return kept.flatMap((one) => {
    const item = cases.get(one.case);
    return item === undefined ? [] : [rowOf(one, item, titles)];
  });
}

interface Titles {
  readonly tasks: ReadonlyMap<string, string>;
  readonly plans: ReadonlyMap<string, string>;
}

async function readTitles(kernel: Kernel): Promise<Titles> {
  const plans = await listPlans(kernel);
  return {
    plans: new Map(plans.map((plan) => [plan.id, titleOf(plan)])),
    tasks: new Map(
      plans.flatMap((plan) =>
        plan.programme.items.map(
          ({ id, marker, title }) => [boardId(plan.id, id), numbered(marker, title)] as const,
        ),
      ),
    ),
  };
}

function rowOf(kept: KeptContradiction, item: Case, titles: Titles): ContradictionRow {
  const { finding, kind, foundAt, renewedAt } = kept;
  const { claim, others, certainty, reason, since } = finding;
  return {
    id: kept.case,
    kind,
    state: item.state,
    unit: item.owner,
    certainty,
    reason: { key: reason.key, values: { ...reason.values } },
    since,
    foundAt,
    renewedAt,
    dueAt: item.dueAt,
    said: saidOf(claim, titles),
    others: others.map((one) => saidOf(one, titles)),
  };
}

function saidOf(claim: Claim, { tasks, plans }: Titles): ContradictionRow['said'] {
  const { id, task, plan, unit, by, said, text, at, since } = claim;
  const [driven = '', line = '0'] = id.split(':');
  return {
    task,
    plan,
    title: tasks.get(task) ?? '',
    planTitle: plans.get(plan) ?? '',
    unit,
    by,
    said,
    text,
    at,
    since,
    case: driven,
    line: Number(line),
  };
}
