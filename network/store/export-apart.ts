import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CoverageLayer } from '../coverage/coverage-layer.ts';
import type { CoverageSettings, Site } from '../coverage/site.ts';
import type { ExportFormat } from '../export/export-coverage.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { LoadedRun } from './loaded-run.ts';

/** A file, or contours at some levels in dBm as GeoJSON. */
export type Wanted = { readonly format: ExportFormat } | { readonly thresholds: readonly number[] };

/** What the thread gets: plain data and memory of its own. */
export interface ExportTask {
  readonly terrain: Terrain;
  readonly settings: CoverageSettings;
  readonly sites: readonly Site[];
  readonly layer: CoverageLayer;
  readonly epsg: number;
  readonly wanted: Wanted;
}

/**
 * Writes a coverage in a thread of its own, piece by piece: contours of a city take seconds. The figures are taken now,
 * before this function answers: what others try meanwhile is not in the file.
 */
export function exportApart(
  { coverage, system }: LoadedRun,
  wanted: Wanted,
): AsyncIterable<Uint8Array | string> {
  const { terrain, settings, sites, layer } = coverage;
  const task: ExportTask = {
    terrain,
    settings,
    sites: [...sites],
    layer: {
      rows: layer.rows,
      columns: layer.columns,
      power: layer.power.slice(),
      servers: layer.servers.slice(),
      levels: layer.levels.slice(),
      others: layer.others.slice(),
      unknown: layer.unknown.slice(),
    },
    epsg: system.epsg,
    wanted,
  };
  return piecesOf(task);
}

async function* piecesOf(task: ExportTask): AsyncGenerator<Uint8Array | string> {
  const { power, servers, levels, others, unknown } = task.layer;
  const worker = new Worker(join(import.meta.dirname, 'export-worker.ts'), {
    workerData: task,
    transferList: [power, servers, levels, others, unknown].map(({ buffer }) => buffer as ArrayBuffer),
  });
  try {
    for (;;) {
      // `once` rejects with what the thread failed on.
      const answered = once(worker, 'message');
      worker.postMessage('next', []);
      const [piece] = (await answered) as [Uint8Array | string | null];
      if (piece === null) return;
      yield piece;
    }
  } finally {
    await worker.terminate();
  }
}
