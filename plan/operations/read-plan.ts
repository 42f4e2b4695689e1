import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readPlanView } from '../board/read-board.ts';
import { PlanView } from '../board/view.ts';

/** One plan, also one that a new version has taken the place of. */
export const readPlanOperation = defineOperation({
  name: 'read-plan',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }) }),
  output: PlanView,
  handle: ({ plan }, { kernel }) => readPlanView(kernel, plan),
});
