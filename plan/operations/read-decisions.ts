import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { Decision } from '../confirm/decision.ts';
import { PlanId } from '../confirm/request.ts';
import { readDecisions } from '../store/decision-store.ts';

/** The record of a plan from a place on (0: all of it), and whether the plan is still a draft. */
export const readDecisionsOperation = defineOperation({
  name: 'read-decisions',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ plan: PlanId, after: Type.Integer({ minimum: 0 }) }),
  output: Type.Object({ state: Type.Enum(['draft', 'live', 'superseded']), decisions: Type.Array(Decision) }),
  async handle({ plan, after }, { kernel }) {
    const { database } = kernel;
    const [row] = await database.query<{ state: 'draft' | 'live' | 'superseded' }>(
      `select state from plan.plan where id = $1 and state <> 'removed'`,
      [plan],
    );
    if (row === undefined) throw new Problem('plan.not-found');
    return { state: row.state, decisions: [...(await readDecisions(database, plan, after))] };
  },
});
