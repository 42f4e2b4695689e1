import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { JobShape, showJob } from './job-shape.ts';

export const readJobOperation = defineOperation({
  name: 'read-job',
  kind: 'query',
  permission: 'jobs.read',
  input: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  output: JobShape,
  handle: async ({ id }, { kernel }) => showJob(await kernel.jobs.get(id), kernel.registry),
});
