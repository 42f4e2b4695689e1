import { Problem } from '@yuheng/kernel/problem';
import type { Terrain } from '../terrain/terrain.ts';
import { type Box, cellAt, type Grid, type GridPoint } from './grid.ts';

/** The terrain about a site, cut out so that all of it lies together: shared memory, for workers to read. */
export interface Window {
  /** Where it lies in the terrain's grid, and as a grid of its own. */
  readonly box: Box;
  readonly grid: Grid;
  /** m above sea level, without and with what stands on it; NaN in holes and beyond the terrain. One array where nothing does. */
  readonly ground: Float32Array;
  readonly surface: Float32Array;
}

/** Cells on all sides that a reach may touch. @param radius of the earth, m; @param reach m */
export function boxAround(grid: Grid, site: GridPoint, radius: number, reach: number): Box {
  const perRow = grid.kind === 'metric' ? grid.cell : (grid.cell * Math.PI * radius) / 180;
  const up = Math.ceil(reach / perRow) + 1;
  const farthest = Math.abs(site.y) + (reach / radius) * (180 / Math.PI);
  const narrow = grid.kind === 'metric' ? 1 : Math.cos((Math.min(farthest, 89) * Math.PI) / 180);
  const aside = Math.ceil(reach / (perRow * narrow)) + 1;
  const row = Math.round((site.y - grid.south) / grid.cell);
  const column = Math.round((site.x - grid.west) / grid.cell);
  return { row: row - up, column: column - aside, rows: 2 * up + 1, columns: 2 * aside + 1 };
}

/**
 * Cuts a window out of a terrain.
 * @throws Problem `network.site-outside-terrain`, `network.site-in-hole`
 */
export function windowOf(terrain: Terrain, site: GridPoint, box: Box): Window {
  const { grid, clutter } = terrain;
  const under = cellAt(grid, site);
  if (under < 0) throw new Problem('network.site-outside-terrain', { x: site.x, y: site.y });
  if (Number.isNaN(terrain.ground[under] ?? Number.NaN))
    throw new Problem('network.site-in-hole', { x: site.x, y: site.y });
  const ground = sharedFloats(box.rows * box.columns);
  const surface = clutter === undefined ? ground : sharedFloats(ground.length);
  cutOut(terrain, box, ground, surface);
  return {
    box,
    grid: {
      ...grid,
      south: grid.south + box.row * grid.cell,
      west: grid.west + box.column * grid.cell,
      rows: box.rows,
      columns: box.columns,
    },
    ground,
    surface,
  };
}

/** Copies the heights of a box; NaN beyond the terrain. Both arrays may be one where the terrain has no clutter. */
export function cutOut(
  { grid, ground: heights, clutter }: Terrain,
  box: Box,
  ground: Float32Array,
  surface: Float32Array,
): void {
  ground.fill(Number.NaN);
  surface.fill(Number.NaN);
  const from = Math.max(0, -box.column);
  const to = Math.min(box.columns, grid.columns - box.column);
  for (let row = Math.max(0, -box.row); row < Math.min(box.rows, grid.rows - box.row); row += 1) {
    const there = (box.row + row) * grid.columns + box.column;
    const here = row * box.columns;
    if (from < to) ground.set(heights.subarray(there + from, there + to), here + from);
    if (clutter === undefined) continue;
    for (let column = from; column < to; column += 1)
      surface[here + column] = (ground[here + column] ?? 0) + (clutter[there + column] ?? 0);
  }
}

function sharedFloats(length: number): Float32Array<SharedArrayBuffer> {
  return new Float32Array(new SharedArrayBuffer(4 * length));
}
