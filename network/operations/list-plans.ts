import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { ListedPlanShape } from '../rules/plan-shape.ts';
import { listStoredPlans } from '../store/site-plan-store.ts';

/** Newest first. */
export const listPlans = defineOperation({
  name: 'list-plans',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    city: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  output: Type.Object({ plans: Type.Array(ListedPlanShape) }),
  async handle({ city = null, limit = 50 }, { kernel }) {
    return {
      plans: (await kernel.records.first(
        'network.site-plan',
        limit,
        (most) => listStoredPlans(kernel.database, city, most),
        ({ id }) => id,
      )) as never,
    };
  },
});
