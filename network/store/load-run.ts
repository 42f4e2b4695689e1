import { Problem } from '@yuheng/kernel/problem';
import type { Database } from '@yuheng/kernel/store';
import { transverseMercatorOf } from '../coordinates/reference-systems.ts';
import { Coverage } from '../coverage/coverage.ts';
import { SiteImages } from '../coverage/site-images.ts';
import { areaPixels } from './area-pixels.ts';
import { readStoredCase } from './case-store.ts';
import { unpackBands } from './coverage-bands.ts';
import { LoadedRun } from './loaded-run.ts';
import { bandVersion, readBands, readStoredRun } from './run-store.ts';

/** Runs that are kept in memory: the one that somebody works on, and the one beside it. */
const kept = 2;
const loaded = new Map<string, Promise<LoadedRun>>();

/**
 * A computed run, out of the database or still in memory.
 * @throws Problem `network.run-not-found`, `network.run-not-finished`, `network.run-outdated`
 */
export async function loadRun(database: Database, id: string): Promise<LoadedRun> {
  const known = loaded.get(id);
  const run = known ?? load(database, id);
  // Kept in the order of use: the first is the one that was not asked for longest.
  loaded.delete(id);
  loaded.set(id, run);
  run.catch(() => loaded.delete(id));
  for (const old of [...loaded.keys()].slice(0, -kept)) loaded.delete(old);
  return run;
}

/** A removed run is not answered out of memory. */
export function forgetRun(id: string): void {
  loaded.delete(id);
}

async function load(database: Database, id: string): Promise<LoadedRun> {
  const { caseId, setup } = await readStoredRun(database, id);
  if (setup === null) throw new Problem('network.run-not-finished');
  const { grid, epsg, clutter, settings, sites, version } = setup;
  const projection = transverseMercatorOf(epsg);
  if (version !== bandVersion || projection === undefined) throw new Problem('network.run-outdated');
  const stored = await readStoredCase(database, caseId);
  const { terrain, layer } = await unpackBands(grid, clutter, readBands(database, id));
  const images = new SiteImages(terrain, settings);
  const coverage = new Coverage({ terrain, settings, sites, layer, images });
  const area = areaPixels(stored.area, grid, projection, sites);
  return new LoadedRun({ stored, coverage, system: { epsg, projection }, area, base: sites });
}
