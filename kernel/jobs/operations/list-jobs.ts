import Type from 'typebox';
import { defineOperation } from '../../packs/operation.ts';
import { JobShape, JobStateShape, showJob } from './job-shape.ts';

/** Newest first. */
export const listJobs = defineOperation({
  name: 'list-jobs',
  kind: 'query',
  permission: 'jobs.read',
  input: Type.Object({
    type: Type.Optional(Type.String({ maxLength: 100 })),
    state: Type.Optional(JobStateShape),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  }),
  output: Type.Object({ jobs: Type.Array(JobShape) }),
  async handle({ type, state, limit = 100 }, { kernel: { jobs, records, registry } }) {
    const filter = {
      ...(type === undefined ? {} : { type }),
      ...(state === undefined ? {} : { states: [state] }),
    };
    const found = await records.first(
      'jobs.job',
      limit,
      (most) => jobs.list({ ...filter, limit: most }),
      ({ id }) => id,
    );
    return { jobs: found.map((job) => showJob(job, registry)) };
  },
});
