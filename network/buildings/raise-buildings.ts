import type { CoordinateSystem } from '../coordinates/offset-systems.ts';
import { toWgs84 } from '../coordinates/offset-systems.ts';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Grid } from '../sweep/grid.ts';
import type { Building } from './building.ts';

/**
 * Sets buildings on a metric grid: a cell takes the height of the highest building that covers its middle (even-odd rule).
 * @param clutter heights above ground of the grid's cells, m: raised in place
 * @returns how many buildings cover the middle of a cell
 */
export function raiseBuildings(
  buildings: readonly Building[],
  system: CoordinateSystem,
  grid: Grid,
  projection: TransverseMercator,
  clutter: Float32Array,
): number {
  let raised = 0;
  for (const { rings, height } of buildings) {
    const edges = rings.flatMap((ring) => {
      const points = ring.map((point) => {
        const { x, y } = projection.project(toWgs84(system, point));
        return [(x - grid.west) / grid.cell, (y - grid.south) / grid.cell] as const;
      });
      return points.map((from, index) => [from, points[(index + 1) % points.length] ?? from] as const);
    });
    if (raise(edges, height, grid, clutter)) raised += 1;
  }
  return raised;
}

type Edge = readonly [from: readonly [number, number], to: readonly [number, number]];

/** Row by row, between every other crossing. */
function raise(
  edges: readonly Edge[],
  height: number,
  { rows, columns }: Grid,
  clutter: Float32Array,
): boolean {
  const ys = edges.map(([[, y]]) => y);
  const low = Math.max(Math.ceil(ys.reduce((a, b) => Math.min(a, b))), 0);
  const high = Math.min(Math.floor(ys.reduce((a, b) => Math.max(a, b))), rows - 1);
  let any = false;
  for (let row = low; row <= high; row += 1) {
    const crossings = edges
      .filter(([[, y0], [, y1]]) => y0 > row !== y1 > row)
      .map(([[x0, y0], [x1, y1]]) => x0 + ((row - y0) / (y1 - y0)) * (x1 - x0))
      .toSorted((a, b) => a - b);
    for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
      const to = Math.min(Math.floor(crossings[pair + 1] ?? 0), columns - 1);
      for (let column = Math.max(Math.ceil(crossings[pair] ?? 0), 0); column <= to; column += 1) {
        const cell = row * columns + column;
        clutter[cell] = Math.max(clutter[cell] ?? 0, height);
        any = true;
      }
    }
  }
  return any;
}
