import { defineOperation } from '@yuheng/kernel/operation';
import { Problem } from '@yuheng/kernel/problem';
import Type from 'typebox';
import { forgetRun } from '../store/load-run.ts';
import { deleteRun, readStoredRun } from '../store/run-store.ts';
import { stopJob } from '../store/stop-job.ts';

/**
 * Removes what a run computed, and stops it where it still computes. Its case stays: it says what was asked for.
 * @throws Problem `network.run-adopted` while figures are computed from it
 */
export const removeRun = defineOperation({
  name: 'remove-run',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  output: Type.Object({ run: Type.String() }),
  async handle({ run }, { kernel, actor }) {
    const { caseId, job, finishedAt, inputHash } = await readStoredRun(kernel.database, run);
    const { entities } = await kernel.facts.query({
      types: ['CoverageResult'],
      q: `run=="${run}"`,
      limit: 1,
    });
    if (entities.length > 0) throw new Problem('network.run-adopted');
    if (finishedAt === null) await stopJob(kernel, job, actor);
    await kernel.database.transaction(async (tx) => {
      await deleteRun(run, tx);
      const payload = { case: caseId, inputHash };
      await kernel.audit.append({ by: actor, action: 'network.remove-run', resource: run, payload }, tx);
    });
    forgetRun(run);
    return { run };
  },
});
