import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { distance } from '../distance.ts';
import type { Geometry } from '../entity.ts';
import { boundsOf, isGeometry, type Position, polygonContains, positionsOf } from '../geometry.ts';
import { anywhere, geometryOf } from './arbitrary-geometry.ts';

const square: readonly Position[] = [
  [0, 0],
  [4, 0],
  [4, 4],
  [0, 4],
  [0, 0],
];
const hole: readonly Position[] = [
  [1, 1],
  [2, 1],
  [2, 2],
  [1, 2],
  [1, 1],
];

describe('geometry', () => {
  it('accepts every kind, and its box holds every position', () => {
    fc.assert(
      fc.property(geometryOf(anywhere), (geometry) => {
        assert.ok(isGeometry(geometry));
        const [west, south, east, north] = boundsOf(geometry);
        for (const [x, y] of positionsOf(geometry))
          assert.ok(west <= x && x <= east && south <= y && y <= north);
      }),
    );
  });

  for (const value of [
    null,
    [],
    'Point',
    {},
    { type: 'Point' },
    { type: 'Circle', coordinates: [0, 0] },
    { type: '__proto__', coordinates: [0, 0] },
    { type: 'toString', coordinates: [0, 0] },
    { type: 'Point', coordinates: [] },
    { type: 'Point', coordinates: [1] },
    { type: 'Point', coordinates: ['1', '2'] },
    { type: 'Point', coordinates: [181, 0] },
    { type: 'Point', coordinates: [0, 90.1] },
    { type: 'Point', coordinates: [Number.NaN, 0] },
    { type: 'Point', coordinates: [0, Infinity] },
    { type: 'Point', coordinates: [0, 0, 'high'] },
    { type: 'Point', coordinates: [[0, 0]] },
    { type: 'MultiPoint', coordinates: [] },
    { type: 'LineString', coordinates: [[0, 0]] },
    { type: 'Polygon', coordinates: [] },
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    },
    { type: 'MultiPolygon', coordinates: [[]] },
    { type: 'GeometryCollection', geometries: [] },
  ]) {
    it(`refuses ${JSON.stringify(value)}`, () => assert.equal(isGeometry(value), false));
  }

  it('takes a height along', () => {
    assert.ok(isGeometry({ type: 'Point', coordinates: [113.6, 34.7, 110] }));
  });

  it('measures known distances', () => {
    // One degree of latitude of the mean sphere, and Zhengzhou to Beijing by their stations' published positions (about 621 km).
    assert.ok(Math.abs(distance([0, 0], [0, 1]) - 111_195.08) < 0.01);
    assert.ok(Math.abs(distance([113.65, 34.76], [116.4, 39.9]) - 621_000) < 3_000);
    assert.ok(Math.abs(distance([-179.5, 0], [179.5, 0]) - 111_195.08) < 0.01);
    assert.ok(Math.abs(distance([0, -90], [77, 90]) - Math.PI * 6_371_008.8) < 0.01);
  });

  it('measures the same both ways, nothing to itself, and no detour is shorter', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        assert.equal(distance(a, a), 0);
        assert.ok(Math.abs(distance(a, b) - distance(b, a)) < 1e-6);
        assert.ok(distance(a, c) <= distance(a, b) + distance(b, c) + 0.01);
      }),
    );
  });

  it('knows inside, outside and holes', () => {
    assert.equal(polygonContains([square], [2, 3]), true);
    assert.equal(polygonContains([square], [5, 3]), false);
    assert.equal(polygonContains([square, hole], [1.5, 1.5]), false);
    assert.equal(polygonContains([square, hole], [3, 3]), true);
    assert.equal(polygonContains([], [0, 0]), false);
  });

  it('gives a border to one of two neighbours', () => {
    const east = square.map(([x, y]): Position => [x + 4, y]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3.99, noNaN: true }), (y) => {
        assert.equal([square, east].filter((ring) => polygonContains([ring], [4, y])).length, 1);
      }),
    );
  });

  it('reads positions of nested kinds', () => {
    const geometry: Geometry = { type: 'MultiPolygon', coordinates: [[square], [square, hole]] as never };
    assert.equal(positionsOf(geometry).length, 15);
  });
});
