import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { PlanShape } from '../rules/plan-shape.ts';
import { readStoredPlan } from '../store/site-plan-store.ts';

/** All of a plan; `plan` is null where it is not computed yet, see its job. */
export const readPlan = defineOperation({
  name: 'read-plan',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }) }),
  output: PlanShape,
  async handle({ plan }, { kernel }) {
    return (await readStoredPlan(kernel.database, plan)) as never;
  },
});
