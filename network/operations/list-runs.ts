import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { RunShape } from '../rules/run-shape.ts';
import { listRuns as listStored } from '../store/run-store.ts';

/** Newest first. */
export const listRuns = defineOperation({
  name: 'list-runs',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
  output: Type.Object({
    runs: Type.Array(RunShape),
  }),
  async handle({ limit = 50 }, { kernel }) {
    return {
      runs: (await kernel.records.first(
        'network.run',
        limit,
        (most) => listStored(kernel.database, most),
        ({ id }) => id,
      )) as never,
    };
  },
});
