import { sha256 } from '@yuheng/kernel/digest';
import { defineJob } from '@yuheng/kernel/job-type';
import Type from 'typebox';
import { planApart } from '../store/plan-apart.ts';
import { problemOfCity } from '../store/plan-facts.ts';
import { keepSoFar, readStoredPlan, storePlan } from '../store/site-plan-store.ts';

/** Milliseconds between two times that cost and bound are kept: nobody reads them faster. */
const quiet = 400;

/** Plans the sites of a city from what is recorded when it begins; begun anew after a stop it reads the facts anew. */
export const planSitesJob = defineJob({
  name: 'plan-sites',
  input: Type.Object({ plan: Type.String({ format: 'uuid' }) }),
  result: Type.Object({ plan: Type.String() }),
  async run({ plan: id }, { kernel, signal, progress, finish }) {
    const { database, clock } = kernel;
    const { city, asked } = await readStoredPlan(database, id);
    const { settings, seed, seconds, alone } = asked;
    const { problem, leftOut, synthetic } = await problemOfCity(kernel.facts, city, settings);
    const inputHash = sha256(JSON.stringify({ problem, seed, seconds }));
    let kept = Number.NEGATIVE_INFINITY;
    const { plan, gain, checked } = await planApart(
      { problem, seed, seconds, alone },
      signal,
      (done, total, step, soFar) => {
        progress(done, total, step);
        if (soFar === undefined || performance.now() - kept < quiet) return;
        kept = performance.now();
        // Only shown while it works: what was not kept comes again, and is no reason to end.
        void keepSoFar(id, soFar, database).catch(() => undefined);
      },
    );
    const finishedAt = clock().toISOString();
    await database.transaction(async (tx) => {
      await storePlan(id, { finishedAt, plan, gain, checked, leftOut, inputHash, synthetic }, tx);
      await finish({ plan: id }, tx);
    });
    return { plan: id };
  },
});
