import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Position } from 'geojson';
import { thinnedRing } from '../../export/thinned-ring.ts';

test('corners on a straight line go, those of the square stay', () => {
  const square: Position[] = [
    ...[0, 1, 2, 3].map((step): Position => [step, 0]),
    ...[0, 1, 2, 3].map((step): Position => [4, step]),
    ...[4, 3, 2, 1].map((step): Position => [step, 4]),
    ...[4, 3, 2, 1, 0].map((step): Position => [0, step]),
  ];
  const thin = thinnedRing(square, 0);
  assert.deepEqual(thin, [
    [0, 0],
    [4, 0],
    [4, 4],
    [0, 4],
    [0, 0],
  ]);
});

test('a ring of one pixel stays an area', () => {
  const pixel: Position[] = [
    [1, 0.5],
    [0.5, 0],
    [0, 0.5],
    [0.5, 1],
    [1, 0.5],
  ];
  assert.deepEqual(thinnedRing(pixel, 0.5), pixel);
});

test('every corner lies within the tolerance of what remains, and the ring stays closed', () => {
  const radius = fc.double({ min: 3, max: 20, noNaN: true });
  fc.assert(
    fc.property(fc.array(radius, { minLength: 5, maxLength: 200 }), (radii) => {
      const corners = radii.map((length, index): Position => {
        const angle = (2 * Math.PI * index) / radii.length;
        return [length * Math.cos(angle), length * Math.sin(angle)];
      });
      const ring = [...corners, corners[0] ?? []];
      const thin = thinnedRing(ring, 0.5);
      assert.deepEqual(thin[0], thin.at(-1));
      assert.ok(thin.length >= 4);
      for (const corner of ring) assert.ok(gap(corner, thin) <= 0.5 + 1e-9);
    }),
  );
});

function gap([x = 0, y = 0]: Position, ring: readonly Position[]): number {
  return Math.min(
    ...ring.slice(1).map(([x1 = 0, y1 = 0], index) => {
      const [x0 = 0, y0 = 0] = ring[index] ?? [];
      const squared = (x1 - x0) ** 2 + (y1 - y0) ** 2;
      const part = squared === 0 ? 0 : ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / squared;
      const along = Math.min(Math.max(part, 0), 1);
      return Math.hypot(x - x0 - along * (x1 - x0), y - y0 - along * (y1 - y0));
    }),
  );
}
