import { newInstanceId } from '@yuheng/kernel/instance-id';
import { defineOperation } from '@yuheng/kernel/operation';
import Type from 'typebox';
import { readStoredCase } from '../store/case-store.ts';
import { insertRun } from '../store/run-store.ts';

/** Asks for a case to be computed. While it is, asking again answers the same run. */
export const startRun = defineOperation({
  name: 'start-run',
  kind: 'command',
  permission: 'network.write',
  input: Type.Object({ case: Type.String({ format: 'uuid' }) }),
  output: Type.Object({ run: Type.String(), job: Type.String() }),
  async handle(input, { kernel, actor }) {
    const { id } = await readStoredCase(kernel.database, input.case);
    const job = await kernel.jobs.run('network.predict-coverage', { run: newInstanceId() }, actor, {
      key: id,
      with: async (asked, tx) => {
        const { run } = asked.input as { run: string };
        const { askedAt } = asked;
        await insertRun({ id: run, caseId: id, job: asked.id, askedAt, askedBy: actor.id }, tx);
      },
    });
    return { run: (job.input as { run: string }).run, job: job.id };
  },
});
