import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { readStoredRun } from '../store/run-store.ts';

/** Asks for a finished run to become what the figures of coverage are computed from, in the key areas that it covers. */
export const adoptRun = defineOperation({
  name: 'adopt-run',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  output: Type.Object({ job: Type.String() }),
  async handle({ run }, { kernel, actor }) {
    const { finishedAt } = await readStoredRun(kernel.database, run);
    if (finishedAt === null) throw new Problem('network.run-not-finished');
    const job = await kernel.jobs.run('network.adopt-coverage', { run }, actor, { key: run });
    return { job: job.id };
  },
});
