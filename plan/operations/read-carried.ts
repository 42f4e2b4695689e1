import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { Decision } from '../confirm/decision.ts';
import { PlanId } from '../confirm/request.ts';
import { carryDecisions } from '../rules/amend/carry-decisions.ts';
import { readPlan } from '../store/plan-store.ts';

/**
 * What was given for the previous version of a draft (its title, its units …) or said of its gaps, and goes over to the
 * draft when it is put to work, by who gave it and when. Empty for a plan of its own.
 */
export const readCarried = defineOperation({
  name: 'read-carried',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ plan: PlanId }),
  output: Type.Object({ decisions: Type.Array(Decision) }),
  async handle({ plan }, { kernel: { database } }) {
    const { state, amends, compiled: after, decisions: anew } = await readPlan(database, plan);
    if (state !== 'draft' || amends === null) return { decisions: [] };
    const { compiled: before, decisions } = await readPlan(database, amends.id);
    const decided = decisions.filter(({ thing }) => thing.kind === 'plan' || thing.kind === 'gap');
    const carried = carryDecisions({ before, after, diff: [], decided, anew, text: '' });
    return { decisions: [...carried.decisions] };
  },
});
