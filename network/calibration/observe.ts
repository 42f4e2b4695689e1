import { type CoordinateSystem, toWgs84 } from '../coordinates/offset-systems.ts';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { CoverageSettings, Site } from '../coverage/site.ts';
import { SiteImages } from '../coverage/site-images.ts';
import { lost } from '../coverage/site-levels.ts';
import { cellAt } from '../sweep/grid.ts';
import type { Terrain } from '../terrain/terrain.ts';
import { clutterAt, clutterClasses } from './clutter-class.ts';
import type { Observation } from './offsets.ts';
import type { Sample } from './read-drive-test.ts';
import { median } from './robust.ts';

/** What of a drive test can be held against predictions, and why the rest cannot. */
export interface Observed {
  readonly observations: readonly Observation[];
  /** Samples of cells that the case does not have, or whose name several of its sites have. */
  readonly unknownCells: number;
  /** Samples outside the area, or where the model gives no level for their cell. */
  readonly unpredicted: number;
}

/**
 * Holds a drive test against what a case predicts for the cells that were measured: one observation a cell and pixel, from
 * the median of its samples.
 * @param settings without offsets
 * @throws Problem as `SiteImages`
 */
export function observe(
  samples: readonly Sample[],
  system: CoordinateSystem,
  projection: TransverseMercator,
  terrain: Terrain,
  settings: CoverageSettings,
  sites: readonly Site[],
): Observed {
  const { grid, clutter } = terrain;
  const named = cellNames(sites);
  const measured = new Map<string, Map<number, number[]>>();
  let [unknownCells, unpredicted] = [0, 0];
  for (const sample of samples) {
    const name = named.get(sample.site === undefined ? sample.cell : `${sample.site}/${sample.cell}`);
    const pixel = cellAt(grid, projection.project(toWgs84(system, sample)));
    if (!name) unknownCells += 1;
    else if (pixel < 0) unpredicted += 1;
    else {
      const pixels = measured.get(name) ?? new Map<number, number[]>();
      measured.set(name, pixels);
      const levels = pixels.get(pixel);
      if (levels === undefined) pixels.set(pixel, [sample.level]);
      else levels.push(sample.level);
    }
  }
  const observations: Observation[] = [];
  const images = new SiteImages(terrain, settings);
  for (const site of sites) {
    for (const cell of site.cells) {
      const pixels = measured.get(`${site.id}/${cell.id}`);
      if (pixels === undefined) continue;
      const { box, fan, servers, levels } = images.of({ ...site, cells: [cell] }, 0);
      for (const [pixel, found] of pixels) {
        const [row, column] = [Math.trunc(pixel / grid.columns), pixel % grid.columns];
        const [up, right] = [row - box.row, column - box.column];
        const within = up >= 0 && up < box.rows && right >= 0 && right < box.columns;
        const at = (within ? fan.entry[up * box.columns + right] : undefined) ?? -1;
        if (at < 0 || servers[at] === 0 || servers[at] === lost) {
          unpredicted += found.length;
          continue;
        }
        observations.push({
          cell: `${site.id}/${cell.id}`,
          clutter: clutterClasses[clutterAt(clutter?.[pixel] ?? 0)] ?? 'open',
          residual: median(found) - (levels[at] ?? 0) / 100,
          x: grid.west + column * grid.cell,
          y: grid.south + row * grid.cell,
        });
      }
    }
  }
  return { observations, unknownCells, unpredicted };
}

/** `site/cell` by itself and by the cell alone; empty where several sites have a cell of that name. */
function cellNames(sites: readonly Site[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, cells } of sites)
    for (const cell of cells) names.set(cell.id, names.has(cell.id) ? '' : `${id}/${cell.id}`);
  for (const { id, cells } of sites)
    for (const cell of cells) names.set(`${id}/${cell.id}`, `${id}/${cell.id}`);
  return names;
}
