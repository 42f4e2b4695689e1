import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { listPlanNames } from '../store/plan-names.ts';

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
  handle: async (_input, { kernel }) => ({
    plans: (await kernel.records.of('plan.plan', await listPlanNames(kernel.database), ({ id }) => id)).map(
      ({ amends, ...plan }) => ({
        ...plan,
        amends: amends && { ...amends },
      }),
    ),
  }),
});
