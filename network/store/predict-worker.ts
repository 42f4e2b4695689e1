import { availableParallelism } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import type { StoredCase } from './case-store.ts';
import { computeCase } from './compute-case.ts';
import { packBands } from './coverage-bands.ts';
import type { PredictionTold } from './predict-apart.ts';
import { summariseRun } from './summarise-run.ts';

/** Threads that leave the server something to answer with. */
const workers = Math.max(1, Math.min(availableParallelism() - 1, 4));

const tell = (told: PredictionTold) => parentPort?.postMessage(told, []);

try {
  const stored = workerData as StoredCase;
  const sites = stored.given.sites.length;
  const started = performance.now();
  tell({ kind: 'progress', done: 0, total: sites, step: 'preparing' });
  const covered = await computeCase(stored, {
    workers,
    onProgress: (share) =>
      tell({ kind: 'progress', done: Math.round(share * sites), total: sites, step: 'predicting' }),
  });
  tell({ kind: 'progress', done: sites, total: sites, step: 'storing' });
  const { terrain, layer } = covered.coverage;
  const bands: Uint8Array[] = [];
  for await (const band of packBands({ terrain, layer })) bands.push(band);
  const seconds = Math.round(performance.now() - started) / 1000;
  tell({ kind: 'done', prediction: { ...summariseRun(stored, covered, seconds), bands } });
} catch (error) {
  if (!(error instanceof Problem)) throw error;
  tell({ kind: 'problem', code: error.code, values: error.values });
}
