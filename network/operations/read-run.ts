import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { RunShape } from '../rules/run-shape.ts';
import { readListedRun } from '../store/run-store.ts';

/** What a run and its case say of it; `summary` is null where it is not computed yet, see its job. */
export const readRun = defineOperation({
  name: 'read-run',
  kind: 'query',
  permission: 'network.read',
  input: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  output: RunShape,
  async handle({ run }, { kernel }) {
    return (await readListedRun(kernel.database, run)) as never;
  },
});
