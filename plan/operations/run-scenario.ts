import { defineOperation } from '@yuheng/kernel/operation';
import { scenarioFor } from '@yuheng/kernel/scenarios';
import Type from 'typebox';

/** Evaluates a scenario beside what is, by a job; while one works on it, that one is answered. */
export const runScenario = defineOperation({
  name: 'run-scenario',
  kind: 'command',
  permission: 'plan.write',
  input: Type.Object({ scenario: Type.String({ format: 'uuid' }) }),
  output: Type.Object({ job: Type.String() }),
  async handle({ scenario: id }, { kernel, actor }) {
    const { version } = await scenarioFor(kernel, id, actor);
    const job = await kernel.jobs.run('plan.run-scenario', { scenario: id }, actor, {
      key: `${id} ${version}`,
    });
    return { job: job.id };
  },
});
