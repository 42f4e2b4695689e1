import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { Problem } from '@yuheng/kernel/problem';
import type { SweepRun } from '../sweep/sweep-area.ts';
import type { Terrain } from '../terrain/terrain.ts';
import { resourceBlocks } from './carrier.ts';
import { Coverage } from './coverage.ts';
import { type CoverageLayer, emptyLayer } from './coverage-layer.ts';
import type { CoverageSettings, Site } from './site.ts';
import { firstCells, SiteImages } from './site-images.ts';
import { bandRows, type CoverageTask } from './work-through.ts';
import { addImage } from './write-image.ts';

/** More pixels than this are refused: about 3 GB with the terrain. */
export const mostPixels = 100_000_000;

/**
 * What all sites together give to every cell of a terrain. The same to the last bit for any number of workers and any
 * order of the sites: powers add up as whole numbers, and servers are ordered by level and number.
 *
 * Memory: 32 bytes a cell of the terrain beside its heights, 21 a cell of one site's square, and 33 more for each worker.
 * @param run `workers` 0 (default) works in this thread and lets others run between sites
 * @throws Problem `network.not-metric`, `network.bad-reach`, `network.bad-carrier`, `network.bad-antenna-height`,
 * `network.bad-cell`, `network.site-outside-terrain`, `network.site-in-hole`, `network.area-too-large`,
 * `network.too-many-cells`, `network.bad-load`; the signal's reason once it is aborted
 */
export async function cover(
  terrain: Terrain,
  settings: CoverageSettings,
  sites: readonly Site[],
  run: SweepRun = {},
): Promise<Coverage> {
  run.signal?.throwIfAborted();
  const { rows, columns } = terrain.grid;
  const cells = rows * columns;
  if (cells > mostPixels) throw new Problem('network.area-too-large', { cells, most: mostPixels });
  resourceBlocks(settings.carrier);
  if (!(settings.load >= 0 && settings.load <= 1))
    throw new Problem('network.bad-load', { load: settings.load });
  const images = new SiteImages(terrain, settings);
  for (const site of sites) images.check(site);
  firstCells(sites);
  const layer = emptyLayer(rows, columns);
  const workers = Math.min(run.workers ?? 0, sites.length);
  if (workers < 1) await coverHere(images, sites, layer, run);
  else
    await coverInThreads(
      { terrain: sharedTerrain(terrain), settings, sites, layer, fan: images.fan },
      run,
      workers,
    );
  return new Coverage({ terrain, settings, sites, layer, images });
}

async function coverHere(
  images: SiteImages,
  sites: readonly Site[],
  layer: CoverageLayer,
  { signal, onProgress }: SweepRun,
): Promise<void> {
  const firsts = firstCells(sites);
  for (const [number, site] of sites.entries()) {
    addImage(layer, images.of(site, firsts[number] ?? 0), [0, layer.rows]);
    onProgress?.((number + 1) / sites.length);
    await setImmediate();
    signal?.throwIfAborted();
  }
}

async function coverInThreads(
  work: Omit<CoverageTask, 'control'>,
  { signal, onProgress }: SweepRun,
  workers: number,
): Promise<void> {
  const bands = Math.ceil(work.layer.rows / bandRows);
  const control = new Int32Array(new SharedArrayBuffer(4 * (2 + bands)));
  const stop = () => Atomics.store(control, 1, 1);
  signal?.addEventListener('abort', stop, { once: true });
  const task: CoverageTask = { ...work, control };
  let done = 0;
  const ended = await Promise.allSettled(
    Array.from({ length: workers }, async () => {
      const worker = new Worker(new URL('./coverage-worker.ts', import.meta.url), { workerData: task });
      worker.on('message', () => {
        done += 1;
        onProgress?.(done / work.sites.length);
      });
      // `once` rejects with what the thread failed on; the others stop then.
      await once(worker, 'exit').catch((error: unknown) => {
        stop();
        throw error;
      });
    }),
  );
  signal?.removeEventListener('abort', stop);
  signal?.throwIfAborted();
  for (const thread of ended) if (thread.status === 'rejected') throw thread.reason;
}

/** The same terrain where all threads can read it. */
function sharedTerrain({ grid, ground, clutter }: Terrain): Terrain {
  return { grid, ground: shared(ground), ...(clutter === undefined ? {} : { clutter: shared(clutter) }) };
}

function shared(heights: Float32Array): Float32Array {
  if (heights.buffer instanceof SharedArrayBuffer) return heights;
  const copy = new Float32Array(new SharedArrayBuffer(heights.byteLength));
  copy.set(heights);
  return copy;
}
