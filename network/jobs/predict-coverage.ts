import { defineJob } from '@yuheng/kernel/job-type';
import Type from 'typebox';
import { readStoredCase } from '../store/case-store.ts';
import { predictApart } from '../store/predict-apart.ts';
import { readStoredRun, storeResult } from '../store/run-store.ts';

/** Computes a run. Begun anew after a stop it gives the same to the last bit, so nothing is kept of a half one. */
export const predictCoverage = defineJob({
  name: 'predict-coverage',
  input: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  result: Type.Object({ run: Type.String() }),
  async run({ run }, { kernel, signal, progress, finish }) {
    const { database, clock } = kernel;
    const stored = await readStoredCase(database, (await readStoredRun(database, run)).caseId);
    const prediction = await predictApart(stored, signal, progress);
    const finishedAt = clock().toISOString();
    await database.transaction(async (tx) => {
      await storeResult(run, { ...prediction, finishedAt }, tx);
      await finish({ run }, tx);
    });
    return { run };
  },
});
