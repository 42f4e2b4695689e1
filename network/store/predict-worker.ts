import { availableParallelism } from 'node:os';
import type { StoredCase } from './case-store.ts';
import { computeCase } from './compute-case.ts';
import { packBands } from './coverage-bands.ts';
import type { Prediction } from './predict-apart.ts';
import { summariseRun } from './summarise-run.ts';
import { workApart } from './work-apart.ts';

/** Threads that leave the server something to answer with. */
const workers = Math.max(1, Math.min(availableParallelism() - 1, 4));

await workApart<StoredCase, Prediction>(async (stored, onProgress) => {
  const sites = stored.given.sites.length;
  const started = performance.now();
  onProgress(0, sites, 'preparing');
  const covered = await computeCase(stored, {
    workers,
    onProgress: (share) => onProgress(Math.round(share * sites), sites, 'predicting'),
  });
  onProgress(sites, sites, 'storing');
  const { terrain, layer } = covered.coverage;
  const bands: Uint8Array[] = [];
  for await (const band of packBands({ terrain, layer })) bands.push(band);
  const seconds = Math.round(performance.now() - started) / 1000;
  return { ...summariseRun(stored, covered, seconds), bands };
});
