import { createHash } from 'node:crypto';
import { canonical } from '@yuheng/kernel/digest';
import type { CoveredCase } from '../case/cover-case.ts';
import { areaPixels } from './area-pixels.ts';
import type { StoredCase } from './case-store.ts';
import { LoadedRun } from './loaded-run.ts';
import { bandVersion, type RunSetup, type RunSummary } from './run-store.ts';

/** What a run keeps of a computed case beside its bands. */
export function summariseRun(
  stored: StoredCase,
  { coverage, system, files, buildings, calibration }: CoveredCase,
  seconds: number,
): { readonly summary: RunSummary; readonly setup: RunSetup; readonly inputHash: Uint8Array } {
  const { terrain, settings, sites, layer, cells } = coverage;
  const area = areaPixels(stored.area, terrain.grid, system.projection, sites);
  const run = new LoadedRun({ stored, coverage, system, area, base: sites });
  const gaps = [0, 0, 0, 0];
  for (const why of coverage.rasters().gap) gaps[why] = (gaps[why] ?? 0) + 1;
  const [served = 0, holes = 0, unknown = 0, unheard = 0] = gaps;
  const summary: RunSummary = {
    pixels: layer.rows * layer.columns,
    served,
    holes,
    unknown,
    unheard,
    sites: sites.length,
    cells: cells.length,
    cell: terrain.grid.cell,
    reach: settings.reach,
    frequency: settings.carrier.frequency,
    shares: run.shares(),
    calibration: calibration === undefined ? null : { error: calibration.holdOut.rms },
    buildings: buildings?.raised ?? null,
    files,
    seconds,
  };
  const setup: RunSetup = {
    version: bandVersion,
    grid: terrain.grid,
    epsg: system.epsg,
    clutter: terrain.clutter !== undefined,
    sites,
    settings,
  };
  return { summary, setup, inputHash: hashOf(stored, coverage, calibration) };
}

/** Over all that decides the result: the case as canonical JSON, the model, offsets, heights and buildings. */
function hashOf(
  { given, model }: StoredCase,
  { terrain, settings }: CoveredCase['coverage'],
  calibration: CoveredCase['calibration'],
): Uint8Array {
  const hash = createHash('sha256');
  hash.update(canonical({ given, model, antennas: settings.antennas, calibration: calibration ?? null }));
  for (const heights of [terrain.ground, terrain.clutter])
    if (heights !== undefined)
      hash.update(new Uint8Array(heights.buffer, heights.byteOffset, heights.byteLength));
  return hash.digest();
}
