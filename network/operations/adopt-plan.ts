import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { adoptPlan as adopt } from '../store/adopt-plan.ts';

/**
 * Makes a plan the one that is built: records a site project for each of its sites, begins the build-out of each with a case, and its
 * demands as planned.
 */
export const adoptPlan = defineOperation({
  name: 'adopt-plan',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({
    plan: Type.String({ format: 'uuid' }),
    /** The unit that is responsible for the build-out of its sites. */
    owner: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  }),
  output: Type.Object({ projects: Type.Integer(), demands: Type.Integer() }),
  async handle({ plan, owner = null }, { kernel, actor }) {
    return adopt(kernel, plan, actor, owner);
  },
});
