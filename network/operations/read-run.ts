import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readStoredRun } from '../store/run-store.ts';
import { runFields } from './run-shape.ts';

/** What a run says of itself; null where it is not computed yet, see its job. */
export const readRun = defineOperation({
  name: 'read-run',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  output: Type.Object(runFields),
  async handle({ run }, { kernel }) {
    const { setup, ...shown } = await readStoredRun(kernel.database, run);
    return shown as never;
  },
});
