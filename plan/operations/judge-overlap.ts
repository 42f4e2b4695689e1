import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { splitBoardId } from '../board/ids.ts';
import { type ItemRef, insertJudgement } from '../store/overlap-store.ts';
import { readPlan } from '../store/plan-store.ts';

const Task = Type.String({ maxLength: 300 });

/** A person says that two items of two plans are the same work, or different work. Every judgement is kept. */
export const judgeOverlap = defineOperation({
  name: 'judge-overlap',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ one: Task, other: Task, same: Type.Boolean() }),
  output: Type.Object({}),
  async handle({ one, other, same }, { kernel, actor }) {
    const pair: ItemRef[] = [];
    for (const id of [one, other]) {
      const { plan, own } = splitBoardId(id);
      const { programme } = await readPlan(kernel.database, plan);
      if (!programme.items.some((item) => item.id === own)) throw new Problem('plan.not-found');
      pair.push({ plan, item: own });
    }
    const [first, second] = pair;
    if (first === undefined || second === undefined || first.plan === second.plan)
      throw new Problem('plan.no-such-part');
    const at = kernel.clock().toISOString();
    await kernel.database.transaction(async (tx) => {
      await insertJudgement({ one: first, other: second, same, at, by: actor.id }, tx);
      await kernel.audit.append(
        { by: actor, action: 'plan.judge-overlap', resource: one, payload: { other, same } },
        tx,
      );
      await kernel.events.publish({ type: 'board', data: { plan: first.plan } }, tx);
    });
    return {};
  },
});
