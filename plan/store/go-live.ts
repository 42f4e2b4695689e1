import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import { planFacts } from '../board/plan-facts.ts';
import type { ProgrammeItem } from '../confirm/programme.ts';
import { openingOf } from '../confirm/task-terms.ts';
import { changeState, holdPlan, insertTasks, type PlanRecord } from './plan-store.ts';

/** Cases that are opened in one transaction. */
const BATCH = 400;

/**
 * Opens a case for every task and puts the plan to work, with the facts of the programme in effect. A large plan takes
 * several transactions; the last makes it live. What stopped half-way goes on where it stopped when it is called again.
 * @throws Problem plan.wrong-state when the plan or its decisions changed since it was read
 */
export async function goLive(kernel: Kernel, plan: PlanRecord, by: Actor): Promise<void> {
  const waiting = plan.programme.items.filter(({ id }) => plan.tasks[id] === undefined);
  const last = waiting.splice(Math.max(0, waiting.length - BATCH));
  while (waiting.length > 0) await openTasks(kernel, plan, waiting.splice(0, BATCH), by);
  const at = kernel.clock().toISOString();
  const { id, statements } = planFacts(plan.id, 'live', plan.programme, plan.source, at);
  const facts = [{ op: 'append' as const, id, statements }];
  const makeLive = async (tx: Sql): Promise<void> => {
    await changeState(plan.id, 'draft', 'live', tx);
    await kernel.events.publish({ type: 'board', data: { plan: plan.id } }, tx);
  };
  if (last.length > 0) {
    await openTasks(kernel, plan, last, by, { facts, makeLive });
    return;
  }
  await kernel.facts.write(facts, by, {
    action: 'plan.confirm-plan',
    async with(tx) {
      await hold(plan, tx);
      await makeLive(tx);
    },
  });
}

async function openTasks(
  kernel: Kernel,
  plan: PlanRecord,
  items: readonly ProgrammeItem[],
  by: Actor,
  end?: {
    readonly facts: Parameters<Kernel['facts']['write']>[0];
    readonly makeLive: (tx: Sql) => Promise<void>;
  },
): Promise<void> {
  const requests = items.map((item) => ({
    type: 'PlanTask',
    data: { plan: plan.id, item: item.id },
    ...openingOf(item),
  }));
  await kernel.cases.open(requests, by, {
    facts: end?.facts ?? [],
    async with(opened, tx) {
      await hold(plan, tx);
      const tasks = opened.map((one, at) => ({ item: items[at]?.id ?? '', case: one.id }));
      await insertTasks(plan.id, tasks, tx);
      await end?.makeLive(tx);
    },
  });
}

async function hold(plan: PlanRecord, tx: Sql): Promise<void> {
  if (!(await holdPlan(plan, tx))) throw new Problem('plan.wrong-state');
}
