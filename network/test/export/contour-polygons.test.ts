import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { contourPolygons } from '../../export/contour-polygons.ts';

const gdal = spawnSync('ogrinfo', ['--version']).status === 0;

/** Hundredths of dB, many of them at the threshold itself, and holes; rough as behind houses. */
const rasters = fc
  .record({
    columns: fc.integer({ min: 1, max: 40 }),
    rough: fc.constantFrom(2, 20, 4000),
    seeds: fc.array(fc.nat(9999), { minLength: 1, maxLength: 600, size: 'max' }),
  })
  .map(({ columns, rough, seeds }) => {
    const rows = Math.ceil(seeds.length / columns);
    const level = Float32Array.from({ length: rows * columns }, (_, pixel) => {
      const seed = seeds[pixel] ?? 0;
      return seed % 11 === 0 ? Number.NaN : -110 + Math.round((seed % rough) - rough / 2) / 100;
    });
    return { columns, rows, level };
  });

test('no two lines of a contour meet, however many corners were left out', () => {
  fc.assert(
    fc.property(rasters, ({ columns, rows, level }) => {
      const rings = contourPolygons(level, columns, rows, -110, 300).flat();
      const lines = rings.flatMap((ring, number) =>
        ring
          .slice(1)
          .map((to, index) => ({ number, index, last: ring.length - 2, from: ring[index] ?? [], to })),
      );
      for (const [at, one] of lines.entries())
        for (const other of lines.slice(at + 1)) {
          const apart = Math.abs(one.index - other.index);
          const joined = one.number === other.number && (apart === 1 || apart === one.last);
          if (!joined && meet(one.from, one.to, other.from, other.to)) assert.deepEqual(one, other);
        }
    }),
    { numRuns: 30 },
  );
});

test('what reaches the threshold lies inside, all else outside', () => {
  fc.assert(
    fc.property(rasters, ({ columns, rows, level }) => {
      // A line may be half a pixel aside; where nothing is left out, each pixel is on its side.
      const rings = contourPolygons(level, columns, rows, -110, 0).flat();
      for (const [pixel, value] of level.entries()) {
        const place = [(pixel % columns) + 0.5, Math.trunc(pixel / columns) + 0.5] as const;
        const inside = rings.filter((ring) => holds(ring, place)).length % 2 === 1;
        assert.equal(inside, value >= -110);
      }
    }),
    { numRuns: 30 },
  );
});

test('GDAL finds the polygons valid, holes inside their outer rings', {
  skip: gdal ? false : 'GDAL is not installed',
}, () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuheng-contours-'));
  try {
    const features = fc.sample(rasters, { numRuns: 300, seed: 7 }).map(({ columns, rows, level }) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'MultiPolygon', coordinates: contourPolygons(level, columns, rows, -110, 300) },
    }));
    const full = features.filter(({ geometry }) => geometry.coordinates.length > 0);
    writeFileSync(join(folder, 'c.geojson'), JSON.stringify({ type: 'FeatureCollection', features: full }));
    const question = 'select count(*) as n, sum(ST_IsValid(geometry)) as valid from c';
    const asked = ['-q', '-dialect', 'SQLITE', '-sql', question, join(folder, 'c.geojson')];
    const { stdout } = spawnSync('ogrinfo', asked, { encoding: 'utf8' });
    const [n, valid] = [...stdout.matchAll(/= (\d+)/g)].map(([, count]) => Number(count));
    assert.equal(n, full.length);
    assert.equal(valid, n);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

function side([xa = 0, ya = 0]: Position, [xb = 0, yb = 0]: Position, [x = 0, y = 0]: Position): number {
  return Math.sign((xb - xa) * (y - ya) - (x - xa) * (yb - ya));
}

function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

function holds(ring: readonly Position[], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let at = 1; at < ring.length; at += 1) {
    const [[xa = 0, ya = 0] = [], [xb = 0, yb = 0] = []] = [ring[at - 1], ring[at]];
    if (ya > y !== yb > y && x < xa + ((y - ya) / (yb - ya)) * (xb - xa)) inside = !inside;
  }
  return inside;
}
