import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type AreaCase, type AreaLoss, type PixelState, pixel } from './area-case.ts';
import { planSweep, type SweepPlan, sweepOf } from './sweep-setup.ts';
import { type SliceResult, slicesOf } from './sweep-slice.ts';
import type { SweepTask } from './sweep-worker.ts';

export interface SweepRun {
  /** Threads; 0 (default) sweeps in this one and lets others run between slices. */
  readonly workers?: number;
  readonly signal?: AbortSignal;
  /** @param share of the work done, 0 to 1, rising */
  readonly onProgress?: (share: number) => void;
}

/**
 * Basic transmission loss from one transmitter over the area about it. The same to the last bit for any number of
 * workers: a loss depends on its radial alone, and the lowest slice that touches a pixel decides it.
 *
 * Memory: 8 bytes a cell of the area's box for heights (4 where nothing stands on the ground), 7 for each worker.
 * @throws Problem as `planSweep`; the signal's reason once it is aborted
 */
export async function sweepArea(area: AreaCase, run: SweepRun = {}): Promise<AreaLoss> {
  run.signal?.throwIfAborted();
  const plan = planSweep(area);
  const workers = run.workers ?? 0;
  const results = workers < 1 ? [await sweepHere(plan, run)] : await sweepInThreads(plan, run, workers);
  return gathered(area, plan, merged(results));
}

async function sweepHere(plan: SweepPlan, { signal, onProgress }: SweepRun): Promise<SliceResult> {
  const into = emptyResult(plan);
  const { sweep, perimeter } = sweepOf(plan);
  const slices = slicesOf(perimeter);
  for (const slice of slices) {
    sweep.sweep(slice, into);
    onProgress?.((slice.number + 1) / slices.length);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return into;
}

async function sweepInThreads(
  plan: SweepPlan,
  { signal, onProgress }: SweepRun,
  workers: number,
): Promise<readonly SliceResult[]> {
  const control = new Int32Array(new SharedArrayBuffer(8));
  const stop = () => Atomics.store(control, 1, 1);
  signal?.addEventListener('abort', stop, { once: true });
  let done = 0;
  const threads = Array.from({ length: workers }, async () => {
    const into = emptyResult(plan);
    const task: SweepTask = { plan, into, control };
    const worker = new Worker(new URL('./sweep-worker.ts', import.meta.url), { workerData: task });
    worker.on('message', (slices: number) => {
      done += 1;
      onProgress?.(done / slices);
    });
    // `once` rejects with what the thread failed on; the others stop then.
    await once(worker, 'exit').catch((error: unknown) => {
      stop();
      throw error;
    });
    return into;
  });
  const ended = await Promise.allSettled(threads);
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  return ended.map((thread) => {
    if (thread.status === 'rejected') throw thread.reason;
    return thread.value;
  });
}

function emptyResult({ window }: SweepPlan): SliceResult {
  const cells = window.ground.length;
  return {
    loss: new Float32Array(new SharedArrayBuffer(4 * cells)).fill(Number.NaN),
    state: new Uint8Array(new SharedArrayBuffer(cells)),
    slice: new Uint16Array(new SharedArrayBuffer(2 * cells)),
  };
}

/** The lowest slice wins, into the first result. */
function merged([first, ...others]: readonly SliceResult[]): SliceResult {
  if (first === undefined) throw new RangeError('no result');
  for (const { loss, state, slice } of others) {
    for (let cell = 0; cell < slice.length; cell += 1) {
      const theirs = slice[cell] ?? 0;
      const ours = first.slice[cell] ?? 0;
      if (theirs === 0 || (ours !== 0 && ours < theirs)) continue;
      first.slice[cell] = theirs;
      first.loss[cell] = loss[cell] ?? Number.NaN;
      first.state[cell] = state[cell] ?? pixel.none;
    }
  }
  return first;
}

function gathered({ terrain }: AreaCase, { window }: SweepPlan, { loss, state }: SliceResult): AreaLoss {
  const { box } = window;
  const { rows, columns } = terrain.grid;
  const tally = new Float64Array(Object.keys(pixel).length);
  for (let cell = 0; cell < state.length; cell += 1) {
    const row = box.row + Math.trunc(cell / box.columns);
    const column = box.column + (cell % box.columns);
    const inside = row >= 0 && row < rows && column >= 0 && column < columns;
    if (!inside && state[cell] !== pixel.none) state[cell] = pixel.outside;
    const value = state[cell] ?? 0;
    tally[value] = (tally[value] ?? 0) + 1;
  }
  const counts = Object.fromEntries(
    (Object.keys(pixel) as PixelState[]).map((name) => [name, tally[pixel[name]] ?? 0]),
  ) as Record<PixelState, number>;
  return { box, loss, state, counts };
}
