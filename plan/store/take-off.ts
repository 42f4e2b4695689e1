import type { Actor } from '@yuheng/kernel/actor';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import type { Applying } from '@yuheng/kernel/proposal-kind';
import type { Sql } from '@yuheng/kernel/store';
import { planEntity, stateStatement } from '../board/plan-facts.ts';
import { same } from '../confirm/same.ts';
import { endingSteps } from '../tasks/ending-steps.ts';
import { changeState, holdPlan, type PlanRecord, readPlan } from './plan-store.ts';

/** Cases that are cancelled in one transaction. */
const BATCH = 400;

/** Nobody else is asked. */
const ALONE: Pick<Applying, 'hold' | 'settle'> = {
  hold: () => Promise.resolve(),
  settle: (_tx, store) => store(),
};

/**
 * Takes a plan off the board and cancels its open tasks. A large plan takes several transactions, the last takes it off:
 * what stopped half-way is finished by doing it again.
 * @param applying of the proposal, where one asked for it: held in each of them, settled with the last
 * @returns how many tasks were cancelled
 * @throws Problem plan.wrong-state when somebody changed the plan since it was read; of `applying`
 */
export async function takeOff(
  kernel: Kernel,
  by: Actor,
  plan: PlanRecord,
  reason: string,
  { hold, settle }: Pick<Applying, 'hold' | 'settle'> = ALONE,
): Promise<number> {
  const { id } = plan;
  const ids = Object.values(plan.tasks);
  const open = (ids.length > 0 ? await kernel.cases.find(ids) : []).filter((one) => one.closedAt === null);
  const children = await endingSteps(
    kernel,
    open.map((one) => one.id),
    reason,
  );
  const steps = [...children, ...open.map((one) => ({ id: one.id, transition: 'cancel', note: reason }))];
  const last = steps.splice(Math.max(0, steps.length - BATCH));
  const action = 'plan.remove-plan';
  while (steps.length > 0)
    await kernel.cases.change(action, { move: steps.splice(0, BATCH) }, by, {
      async with(_cases, tx) {
        await holdStill(plan, tx);
        await hold(tx);
      },
    });
  const statements = stateStatement('removed', kernel.clock().toISOString());
  await kernel.cases.change(action, { move: last }, by, {
    facts: [{ op: 'append', id: planEntity(id), statements }],
    async with(_cases, tx) {
      await holdStill(plan, tx);
      await settle(tx, async () => {
        await changeState(id, plan.state, 'removed', tx);
        await kernel.events.publish({ type: 'board', data: { plan: id } }, tx);
      });
    },
  });
  return open.length;
}

/** Nobody has put it to work, opened tasks of it or let a new version take its place meanwhile. @throws Problem plan.wrong-state */
async function holdStill(plan: PlanRecord, tx: Sql): Promise<void> {
  const still = await holdPlan(plan, tx);
  const { tasks } = await readPlan(tx, plan.id);
  if (!still || !same(tasks, plan.tasks)) throw new Problem('plan.wrong-state');
}
