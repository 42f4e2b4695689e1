import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { differenceOf } from '../rules/plan-difference.ts';
import { readFinishedPlan } from '../store/site-plan-store.ts';

const Ids = Type.Array(Type.String());

/** Where two plans differ: what the second has more, candidates that are sites in one only, demands served in one only. */
export const readPlanDifference = defineOperation({
  name: 'read-plan-difference',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({
    first: Type.String({ format: 'uuid' }),
    second: Type.String({ format: 'uuid' }),
  }),
  output: Type.Object({
    /** Yuan, and demands. */
    cost: Type.Number(),
    served: Type.Integer(),
    sites: Type.Integer(),
    /** Shares. */
    shared: Type.Number(),
    gap: Type.Number(),
    exposure: Type.Number(),
    onlyFirst: Ids,
    onlySecond: Ids,
    otherTenants: Ids,
    servedFirst: Ids,
    servedSecond: Ids,
  }),
  async handle(input, { kernel }) {
    const first = await readFinishedPlan(kernel.database, input.first);
    const second = await readFinishedPlan(kernel.database, input.second);
    return differenceOf(first.plan, second.plan) as never;
  },
});
