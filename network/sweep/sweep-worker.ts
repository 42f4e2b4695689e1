import { parentPort, workerData } from 'node:worker_threads';
import { type SweepPlan, sweepOf } from './sweep-setup.ts';
import { type SliceResult, slicesOf } from './sweep-slice.ts';

/** What a thread of a sweep gets; all arrays are shared. */
export interface SweepTask {
  readonly plan: SweepPlan;
  readonly into: SliceResult;
  /** The next slice to take, and whether to stop. */
  readonly control: Int32Array;
}

const { plan, into, control } = workerData as SweepTask;
const { sweep, perimeter } = sweepOf(plan);
const slices = slicesOf(perimeter);
while (Atomics.load(control, 1) === 0) {
  const slice = slices[Atomics.add(control, 0, 1)];
  if (slice === undefined) break;
  sweep.sweep(slice, into);
  parentPort?.postMessage(slices.length, []);
}
