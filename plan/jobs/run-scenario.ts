import { defineJob } from '@yuheng/kernel/job-type';
import { keepResult, scenarioFor } from '@yuheng/kernel/scenarios';
import Type from 'typebox';
import { evaluateScenario } from '../scenarios/evaluate-scenario.ts';

/**
 * Evaluates a scenario for all targets. It only reads until its result is kept, together with the end of the job: beginning it
 * anew does no harm.
 */
export const runScenarioJob = defineJob({
  name: 'run-scenario',
  input: Type.Object({ scenario: Type.String() }),
  result: Type.Object({ scenario: Type.String(), version: Type.Integer() }),
  async run({ scenario: id }, job) {
    const { kernel, actor, signal } = job;
    const scenario = await scenarioFor(kernel, id, actor);
    const outcome = await evaluateScenario(kernel, scenario, {
      signal,
      progress: (done, total, step) => job.progress(done, total, step),
    });
    const { version } = scenario;
    const result = { scenario: id, version };
    await kernel.database.transaction(async (tx) => {
      await keepResult(tx, { scenario: id, version, madeAt: outcome.at, content: outcome });
      await job.finish(result, tx);
    });
    return result;
  },
});
