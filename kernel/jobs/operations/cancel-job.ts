import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { JobShape, showJob } from './job-shape.ts';

export const cancelJobOperation = defineOperation({
  name: 'cancel-job',
  kind: 'command',
  permission: 'jobs.write',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  output: JobShape,
  handle: async ({ id }, { kernel, actor }) => showJob(await kernel.jobs.cancel(id, actor), kernel.registry),
});
