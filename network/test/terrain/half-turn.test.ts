import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utmAbout } from '../../coordinates/reference-systems.ts';
import { Drape } from '../../terrain/drape.ts';
import { degreeRaster } from '../../terrain/elevation-raster.ts';

/** Sixty kilometres on both sides of the meridian of 180°, in the zone to the west of it. */
const system = utmAbout({ longitude: 179.9, latitude: 51.5 });
const middle = system.projection.project({ longitude: 180, latitude: 51.5 });
const grid = {
  kind: 'metric' as const,
  west: middle.x - 60_000,
  south: middle.y - 10_000,
  cell: 500,
  rows: 41,
  columns: 241,
};

/** Heights that tell their longitude: 100 m at 180°, 10 m a degree. */
function tile(west: number, south: number, samples: number, perDegree: number) {
  const heights = Float32Array.from({ length: samples * samples }, (_, cell) => {
    const longitude = west + (cell % samples) / perDegree;
    return 100 + 10 * (longitude < 0 ? longitude + 180 : longitude - 180);
  });
  return degreeRaster(`${west}`, south, west, samples, perDegree, heights);
}

/** Half a cell beyond its edge, which is 0.05 m, a tile still stands for the place. */
function check(heights: Float32Array): void {
  for (const [cell, height] of heights.entries()) {
    const place = {
      x: grid.west + (cell % grid.columns) * 500,
      y: grid.south + Math.trunc(cell / 241) * 500,
    };
    const { longitude } = system.projection.locate(place);
    assert.ok(Math.abs(height - 100 - 10 * (longitude - 180)) < 0.051, `${longitude}°: ${height} m`);
  }
}

test('files on both sides of the meridian of 180° lie under the same grid', async () => {
  const drape = new Drape(grid, system, new Float32Array(grid.rows * grid.columns));
  assert.equal(await drape.add(tile(179, 51, 101, 100)), true);
  assert.equal(await drape.add(tile(-180, 51, 101, 100)), true);
  assert.equal(await drape.add(tile(-178, 51, 101, 100)), false);
  check(drape.heights);
});
