import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Applying } from '@yuheng/kernel/proposal-kind';
import type { Sql } from '@yuheng/kernel/store';
import { planEntity, planFacts, stateStatement } from '../board/plan-facts.ts';
import { openingOf, participantsOf } from '../confirm/task-terms.ts';
import { carryBindings, carryJudgements, insertAmendment, readPins } from '../store/amendment-store.ts';
import { insertDecisions } from '../store/decision-store.ts';
import { changeState, holdPlan, insertTasks, readPlan } from '../store/plan-store.ts';
import { endingSteps } from '../tasks/ending-steps.ts';
import type { PreparedAmendment } from './prepare-amendment.ts';

/**
 * A new version takes the place of the old one, in one transaction with `settle`: cases, measures and decisions go with what
 * stayed, new work gets cases, the cases of what is gone are closed as superseded, and the old version stays readable.
 * @param reason goes into the journals of the cases that are closed or revised
 * @throws Problem plan.changed-meanwhile, cases.conflict, cases.batch-size; of `settle`
 */
export async function putToWork(
  kernel: Kernel,
  by: Actor,
  prepared: PreparedAmendment,
  reason: string,
  settle: Applying['settle'],
): Promise<void> {
  const { old, young, programme, transfer, carried } = prepared;
  const at = kernel.clock().toISOString();
  const items = new Map(programme.items.map((item) => [item.id, item]));
  const ended = transfer.superseded.map((each) => each.case);
  const children = await endingSteps(kernel, ended, reason);
  const live = planFacts(young.id, 'live', programme, young.source, at);
  const steps = {
    open: transfer.opened.map((item) => ({
      type: 'PlanTask',
      data: { plan: young.id, item },
      ...openingOf(items.get(item) ?? { assignments: [], due: null }),
    })),
    move: [...children, ...ended.map((id) => ({ id, transition: 'supersede', note: reason }))],
    revise: transfer.revised.map(({ item, case: held, owner, finalDueAt }) => ({
      id: held,
      owner,
      finalDueAt,
      participants: participantsOf(items.get(item) ?? { assignments: [] }, owner),
      note: reason,
    })),
  };
  await kernel.cases.change('plan.apply-amendment', steps, by, {
    facts: [
      { op: 'append', id: planEntity(old.id), statements: stateStatement('superseded', at) },
      { op: 'append', id: planEntity(young.id), statements: live.statements },
    ],
    async with(cases, tx) {
      await holdStill(prepared, tx);
      await settle(tx, async () => {
        const parts = keptOf(prepared);
        await insertAmendment({ plan: young.id, previous: old.id, parts, at, by: by.id }, tx);
        await changeState(old.id, 'live', 'superseded', tx);
        await changeState(young.id, 'draft', 'live', tx);
        const opened = transfer.opened.map((item, index) => ({ item, case: cases[index]?.id ?? '' }));
        const kept = transfer.kept.map((each) => ({ item: each.new, case: each.case }));
        await insertTasks(young.id, [...kept, ...opened], tx);
        await carryBindings(young.id, old.id, transfer.bound, tx);
        await carryJudgements(young.id, old.id, transfer.kept, tx);
        await insertDecisions(young.id, carried.decisions, tx);
        for (const { id } of [old, young])
          await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
      });
    },
  });
}

/**
 * Both plans are held, and what the amendment was made from must still be so: otherwise a measure bound or a decision
 * made a moment ago would be lost without a word.
 */
async function holdStill({ old, young, pins }: PreparedAmendment, tx: Sql): Promise<void> {
  const still: boolean[] = [];
  for (const plan of [old, young].toSorted((one, other) => (one.id < other.id ? -1 : 1)))
    still.push(await holdPlan(plan, tx));
  const [before, after] = [await readPlan(tx, old.id), await readPlan(tx, young.id)];
  const seen = [old.bindings, old.tasks, young.tasks, pins];
  const now = [before.bindings, before.tasks, after.tasks, await readPins(tx, young.id)];
  if (still.includes(false) || JSON.stringify(seen) !== JSON.stringify(now))
    throw new Problem('plan.changed-meanwhile');
}

function keptOf({ diff }: PreparedAmendment) {
  return diff.map(({ kind, old, new: young, changes, by }) => ({
    kind,
    old: old?.id ?? null,
    new: young?.id ?? null,
    changes,
    by,
  }));
}
