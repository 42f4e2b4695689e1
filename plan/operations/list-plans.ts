import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { titleOf } from '../board/plan-view.ts';
import { listPlans } from '../store/plan-store.ts';

/** The plans on the board, in order of import, by their names alone: what a page needs that is about one of them. */
export const listPlansOperation = defineOperation({
  name: 'list-plans',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({}),
  output: Type.Object({
    plans: Type.Array(
      Type.Object({
        id: Type.String(),
        document: Type.String(),
        title: Type.String(),
        state: Type.Enum(['draft', 'live']),
        amends: Type.Union([Type.Object({ id: Type.String(), title: Type.String() }), Type.Null()]),
      }),
    ),
  }),
  async handle(_input, { kernel }) {
    const plans = await listPlans(kernel.database);
    return {
      plans: plans.map((plan) => {
        const { id, document, amends } = plan;
        const state = plan.state === 'draft' ? ('draft' as const) : ('live' as const);
        return { id, document, title: titleOf(plan), state, amends: amends && { ...amends } };
      }),
    };
  },
});
