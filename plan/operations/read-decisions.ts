import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { Decision } from '../confirm/decision.ts';
import { PlanId } from '../confirm/request.ts';
import { readDecisions } from '../store/decision-store.ts';

/** The record of a plan from a place on (0: all of it), whether the plan is still a draft, and which one it would replace. */
export const readDecisionsOperation = defineOperation({
  name: 'read-decisions',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ plan: PlanId, after: Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1 }) }),
  output: Type.Object({
    state: Type.Enum(['draft', 'live', 'superseded']),
    /** The plan that this draft is a new version of; null for a plan of its own. */
    amends: Type.Union([Type.String(), Type.Null()]),
    decisions: Type.Array(Decision),
  }),
  async handle({ plan, after }, { kernel }) {
    const { database } = kernel;
    const [row] = await database.query<{ state: 'draft' | 'live' | 'superseded'; amends: string | null }>(
      `select state, amends from plan.plan where id = $1 and state <> 'removed'`,
      [plan],
    );
    if (row === undefined) throw new Problem('plan.not-found');
    return { ...row, decisions: [...(await readDecisions(database, plan, after))] };
  },
});
