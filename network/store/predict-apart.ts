import { join } from 'node:path';
import type { StoredCase } from './case-store.ts';
import { runApart } from './run-apart.ts';
import type { RunSetup, RunSummary } from './run-store.ts';

/** All that a run keeps. */
export interface Prediction {
  readonly summary: RunSummary;
  readonly setup: RunSetup;
  readonly inputHash: Uint8Array;
  readonly bands: readonly Uint8Array[];
}

/**
 * Computes a case in a thread of its own, which begins further ones, so that the server goes on answering.
 * @throws Problem as `computeCase`; the signal's reason once it is aborted
 */
export function predictApart(
  stored: StoredCase,
  signal: AbortSignal,
  onProgress: (done: number, total: number, step: string) => void,
): Promise<Prediction> {
  return runApart(join(import.meta.dirname, 'predict-worker.ts'), stored, signal, onProgress);
}
