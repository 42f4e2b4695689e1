import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { runFields } from '../rules/run-shape.ts';
import { readStoredRun } from '../store/run-store.ts';

/** What a run says of itself; null where it is not computed yet, see its job. */
export const readRun = defineOperation({
  name: 'read-run',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  output: Type.Object(runFields),
  async handle({ run }, { kernel }) {
    const { setup: _, ...shown } = await readStoredRun(kernel.database, run);
    return shown as never;
  },
});
