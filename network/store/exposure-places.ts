import type { LonLat } from '../coordinates/offset-systems.ts';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Site } from '../coverage/site.ts';
import type { Terrain } from '../terrain/terrain.ts';

/** Buildings nearer than this are looked at, m: no mast of 5G exceeds a limit farther away. */
const near = 100;

/** A head on a roof: m above the ground of the site's terrain. */
export interface RoofPlace extends LonLat {
  readonly id: string;
  readonly ground: number;
  readonly height: number;
}

/** Roofs near sites, a place for each built pixel: people stand on roofs and live right below them. */
export function roofPlaces(
  { grid, ground, clutter }: Terrain,
  projection: TransverseMercator,
  sites: readonly Pick<Site, 'x' | 'y'>[],
): readonly RoofPlace[] {
  if (clutter === undefined) return [];
  const cells = new Set<number>();
  const half = Math.floor(near / grid.cell);
  for (const { x, y } of sites) {
    const [row, column] = [Math.round((y - grid.south) / grid.cell), Math.round((x - grid.west) / grid.cell)];
    for (let up = -half; up <= half; up += 1)
      for (let along = -half; along <= half; along += 1) {
        const [r, c] = [row + up, column + along];
        if (r < 0 || c < 0 || r >= grid.rows || c >= grid.columns || Math.hypot(up, along) > half) continue;
        const cell = r * grid.columns + c;
        if ((clutter[cell] ?? 0) > 0) cells.add(cell);
      }
  }
  return [...cells].map((cell) => {
    const [row, column] = [Math.trunc(cell / grid.columns), cell % grid.columns];
    return {
      id: `${row}/${column}`,
      ...projection.locate({ x: grid.west + column * grid.cell, y: grid.south + row * grid.cell }),
      ground: ground[cell] ?? 0,
      height: (clutter[cell] ?? 0) + 1.7,
    };
  });
}
