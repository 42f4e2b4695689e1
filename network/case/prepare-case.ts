import { Problem } from '@yuheng/kernel/problem';
import { buildingsOf, type LeftOut } from '../buildings/buildings-of.ts';
import { placingOf } from '../buildings/place-footprints.ts';
import { raiseBuildings } from '../buildings/raise-buildings.ts';
import { withFootprints } from '../buildings/with-footprints.ts';
import type { CoordinateSystem } from '../coordinates/offset-systems.ts';
import { mostPixels } from '../coverage/cover.ts';
import { cellAt } from '../sweep/grid.ts';
import type { ModelChoice } from '../sweep/model-choice.ts';
import type { SweepRun } from '../sweep/sweep-area.ts';
import { Drape } from '../terrain/drape.ts';
import { openFolder } from '../terrain/elevation-folder.ts';
import type { Terrain } from '../terrain/terrain.ts';
import { readAntennas } from './case-antennas.ts';
import type { CoverageCase } from './coverage-case.ts';
import { type LaidOut, layOut } from './lay-out.ts';

export interface CaseRun extends SweepRun {
  readonly model: ModelChoice['model'];
  /** Folder with files of heights. */
  readonly terrain: string;
  /** Folder that files named in the case lie in. */
  readonly beside: string;
}

/** A case with its terrain, before any wave is sent over it. */
export interface PreparedCase extends LaidOut {
  readonly terrain: Terrain;
  /** Files that heights came from. */
  readonly files: readonly string[];
  /** Buildings of the case: how many stand on the grid, and what was left out. */
  readonly buildings?: { readonly raised: number } & Readonly<LeftOut>;
}

/**
 * Lays a case out and reads its terrain, buildings and antennas.
 * @throws Problem as `layOut`, `openFolder` and the readers of its files; `network.area-too-large`, `network.site-without-terrain`
 */
export async function prepareCase(given: CoverageCase, run: CaseRun): Promise<PreparedCase> {
  const laidOut = layOut(given, run.model, await readAntennas(given.antennas, run.beside));
  const { grid, sites } = laidOut;
  const cells = grid.rows * grid.columns;
  if (cells > mostPixels) throw new Problem('network.area-too-large', { cells, most: mostPixels });
  const ground = new Float32Array(new SharedArrayBuffer(4 * cells));
  const files = await drapeFolder(laidOut, run.terrain, ground);
  run.signal?.throwIfAborted();
  for (const site of sites) {
    const under = cellAt(grid, site);
    if (Number.isNaN(ground[under] ?? Number.NaN))
      throw new Problem('network.site-without-terrain', { site: site.id });
  }
  const built = given.buildings === undefined ? undefined : await build(given, laidOut, run.beside);
  const terrain: Terrain = { grid, ground, ...(built === undefined ? {} : { clutter: built.clutter }) };
  return { ...laidOut, terrain, files, ...(built === undefined ? {} : { buildings: built.told }) };
}

async function drapeFolder({ grid, system }: LaidOut, folder: string, ground: Float32Array) {
  const drape = new Drape(grid, system, ground);
  const files: string[] = [];
  for await (const raster of openFolder(folder)) {
    try {
      if (await drape.add(raster)) files.push(raster.file);
    } finally {
      await raster.close();
    }
  }
  return files;
}

async function build(given: CoverageCase, { grid, system }: LaidOut, beside: string) {
  const file = given.buildings ?? '';
  const usual = (given.coordinates ?? 'WGS84') as CoordinateSystem;
  const named = given.buildingCoordinates as CoordinateSystem | undefined;
  const clutter = new Float32Array(new SharedArrayBuffer(4 * grid.rows * grid.columns));
  const leftOut: LeftOut = { shapeless: 0, heightless: 0 };
  const raised = await withFootprints(beside, file, ({ layers }) => {
    let count = 0;
    for (const layer of layers) {
      const placing = placingOf(file, layer.stated, named, usual);
      const buildings = buildingsOf(layer, placing, leftOut);
      count += raiseBuildings(buildings, placing.system, grid, system.projection, clutter);
    }
    return count;
  });
  return { clutter, told: { raised, ...leftOut } };
}
