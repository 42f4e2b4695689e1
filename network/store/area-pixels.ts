import { raiseBuildings } from '../buildings/raise-buildings.ts';
import type { TransverseMercator } from '../coordinates/transverse-mercator.ts';
import type { Site } from '../coverage/site.ts';
import type { Grid } from '../sweep/grid.ts';
import type { CaseArea } from './case-store.ts';

/** Numbers of the pixels whose middle lies in the area (even-odd rule); without one, in the box around the sites. */
export function areaPixels(
  area: CaseArea | null,
  grid: Grid,
  projection: TransverseMercator,
  sites: readonly Site[],
): Uint32Array {
  const mask = new Uint8Array(grid.rows * grid.columns);
  if (area === null) {
    markBox(mask, grid, sites);
    return marked(mask);
  }
  const covered = new Float32Array(mask.length);
  const polygons = area.coordinates.map((rings) => ({
    rings: rings.map((ring) => ring.map(([longitude, latitude]) => ({ longitude, latitude }))),
    height: 1,
  }));
  raiseBuildings(polygons, 'WGS84', grid, projection, covered);
  return marked(covered);
}

function marked(mask: ArrayLike<number>): Uint32Array {
  const pixels: number[] = [];
  for (let pixel = 0; pixel < mask.length; pixel += 1) if (mask[pixel] !== 0) pixels.push(pixel);
  return Uint32Array.from(pixels);
}

function markBox(mask: Uint8Array, { west, south, cell, rows, columns }: Grid, sites: readonly Site[]): void {
  const xs = sites.map(({ x }) => Math.round((x - west) / cell));
  const ys = sites.map(({ y }) => Math.round((y - south) / cell));
  const low = (values: readonly number[]) =>
    Math.max(
      values.reduce((a, b) => Math.min(a, b)),
      0,
    );
  const [left, bottom] = [low(xs), low(ys)];
  const right = Math.min(
    xs.reduce((a, b) => Math.max(a, b)),
    columns - 1,
  );
  const top = Math.min(
    ys.reduce((a, b) => Math.max(a, b)),
    rows - 1,
  );
  for (let row = bottom; row <= top; row += 1) mask.fill(1, row * columns + left, row * columns + right + 1);
}
