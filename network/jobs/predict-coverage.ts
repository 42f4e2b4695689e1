import { availableParallelism } from 'node:os';
import { defineJob } from '@yuheng/kernel/job-type';
import Type from 'typebox';
import { readStoredCase } from '../store/case-store.ts';
import { computeCase } from '../store/compute-case.ts';
import { packBands } from '../store/coverage-bands.ts';
import { readStoredRun, storeResult } from '../store/run-store.ts';
import { summariseRun } from '../store/summarise-run.ts';

/** Threads that leave the server something to answer with. */
const workers = Math.max(1, Math.min(availableParallelism() - 1, 4));

/** Computes a run. Begun anew after a stop it gives the same to the last bit, so nothing is kept of a half one. */
export const predictCoverage = defineJob({
  name: 'predict-coverage',
  input: Type.Object({ run: Type.String({ format: 'uuid' }) }),
  result: Type.Object({ run: Type.String() }),
  async run({ run }, { kernel, signal, progress, finish }) {
    const { database, clock } = kernel;
    const stored = await readStoredCase(database, (await readStoredRun(database, run)).caseId);
    const started = performance.now();
    const sites = stored.given.sites.length;
    progress(0, sites, 'preparing');
    const covered = await computeCase(stored, {
      workers,
      signal,
      onProgress: (share) => progress(Math.round(share * sites), sites, 'predicting'),
    });
    progress(sites, sites, 'storing');
    const { terrain, layer } = covered.coverage;
    const bands: Uint8Array[] = [];
    for await (const band of packBands({ terrain, layer })) {
      signal.throwIfAborted();
      bands.push(band);
    }
    const seconds = Math.round(performance.now() - started) / 1000;
    const result = {
      ...summariseRun(stored, covered, seconds),
      finishedAt: clock().toISOString(),
      bands,
    };
    await database.transaction(async (tx) => {
      await storeResult(run, result, tx);
      await finish({ run }, tx);
    });
    return { run };
  },
});
