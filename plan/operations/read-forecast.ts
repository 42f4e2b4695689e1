import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readTargetForecast } from '../board/read-target-forecast.ts';
import { TargetForecast } from '../board/target-forecast.ts';

/** Where a target's figure goes up to its due date, and the pace that it needs. */
export const readForecast = defineOperation({
  name: 'read-forecast',
  kind: 'query',
  permission: 'plan.read',
  input: Type.Object({ target: Type.String({ maxLength: 200 }) }),
  output: TargetForecast,
  handle: ({ target }, { kernel }) => readTargetForecast(kernel, target),
});
