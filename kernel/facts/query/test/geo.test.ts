import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { distance } from '../../model/distance.ts';
import type { Geometry } from '../../model/entity.ts';
import { boundsOf, type Position, positionsOf } from '../../model/geometry.ts';
import { anywhere, geometryOf, positionIn } from '../../model/test/arbitrary-geometry.ts';
import type { GeoQuery } from '../../selection.ts';
import { checkGeo, geoBounds, geoSatisfies } from '../geo.ts';

const point = (coordinates: Position): Geometry => ({ type: 'Point', coordinates: coordinates as never });
const area: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [113, 34],
      [114, 34],
      [114, 35],
      [113, 35],
      [113, 34],
    ],
  ] as never,
};
const touch = (a: readonly number[], b: readonly number[]): boolean =>
  (a[0] ?? 0) <= (b[2] ?? 0) &&
  (b[0] ?? 0) <= (a[2] ?? 0) &&
  (a[1] ?? 0) <= (b[3] ?? 0) &&
  (b[1] ?? 0) <= (a[3] ?? 0);

const near = fc.record({
  relation: fc.constant('near' as const),
  geometry: anywhere.map(point),
  maxDistance: fc.oneof(
    fc.constantFrom(0, 10, 500, 50_000, 3_000_000),
    fc.double({ min: 0, max: 2e7, noNaN: true }),
  ),
});
const areal = fc.record({
  relation: fc.constantFrom('within' as const, 'intersects' as const),
  geometry: geometryOf(anywhere).filter(({ type }) => type.endsWith('Polygon')),
});

describe('geo-query', () => {
  it('draws a box that everything it accepts touches', () => {
    fc.assert(
      fc.property(
        fc.oneof<fc.Arbitrary<GeoQuery>[]>(near, areal),
        geometryOf(anywhere),
        (query, geometry) => {
          const bounds = geoBounds(checkGeo(query));
          if (bounds && geoSatisfies(query, geometry)) assert.ok(touch(bounds, boundsOf(geometry)));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('draws a box that holds the rim of a circle', () => {
    fc.assert(
      fc.property(
        fc.oneof(positionIn(110, 31, 117, 37), positionIn(20, 55, 22, 65), anywhere),
        fc.double({ min: 1, max: 2_000_000, noNaN: true }),
        fc.double({ min: 0, max: 360, noNaN: true }),
        (centre, radius, bearing) => {
          const rim = travel(centre, radius * 0.999_999, bearing);
          const query: GeoQuery = { relation: 'near', geometry: point(centre), maxDistance: radius };
          // At a pole the rim itself is only known to some metres.
          fc.pre(geoSatisfies(query, point(rim)));
          const bounds = geoBounds(query);
          if (bounds) assert.ok(touch(bounds, [...rim, ...rim]), `${bounds} ${rim}`);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('near: decides by distance, with both limits', () => {
    const centre: Position = [113.65, 34.76];
    const other: Position = [113.66, 34.76];
    const metres = distance(centre, other);
    const ask = (limits: Partial<GeoQuery>): boolean =>
      geoSatisfies({ relation: 'near', geometry: point(centre), ...limits }, point(other));
    assert.equal(ask({ maxDistance: metres }), true);
    assert.equal(ask({ maxDistance: metres - 0.001 }), false);
    assert.equal(ask({ minDistance: metres }), true);
    assert.equal(ask({ minDistance: metres + 0.001 }), false);
    assert.equal(ask({ minDistance: 1, maxDistance: 10 }), false);
  });

  const square = (west: number, south: number, size: number): Geometry => ({
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [west + size, south],
        [west + size, south + size],
        [west, south + size],
        [west, south],
      ],
    ],
  });
  const line = (...coordinates: readonly Position[]): Geometry => ({ type: 'LineString', coordinates });

  // Entity's geometry, reference, and the relations of the first to the second.
  const lies: readonly (readonly [string, Geometry, Geometry, string])[] = [
    ['a point in an area', point([113.5, 34.5]), area, 'within intersects'],
    ['a point outside', point([112.5, 34.5]), area, 'disjoint'],
    ['a point on the border', point([113, 34.5]), area, 'intersects'],
    ['an area around a point', area, point([113.5, 34.5]), 'contains intersects'],
    ['the same point', point([113, 34]), point([113, 34]), 'equals within contains intersects'],
    ['another point', point([113, 34]), point([113, 34.1]), 'disjoint'],
    ['a line into an area', line([113.5, 34.5], [115, 36]), area, 'intersects'],
    ['a line through it without a corner inside', line([112, 34.5], [115, 34.5]), area, 'intersects'],
    ['an area around another', square(112, 33, 3), area, 'contains intersects'],
    ['an area in another', square(113.2, 34.2, 0.1), area, 'within intersects'],
    ['areas that share a part', square(113.5, 34.5, 1), area, 'overlaps intersects'],
    ['a cross without a corner in the other', square(112.9, 34.4, 0.2), area, 'overlaps intersects'],
    ['neighbours', square(114, 34, 1), area, 'intersects'],
    [
      'the same area from another corner',
      {
        type: 'Polygon',
        coordinates: [
          [
            [114, 34],
            [114, 35],
            [113, 35],
            [113, 34],
            [114, 34],
          ],
        ],
      },
      area,
      'equals within contains intersects',
    ],
    [
      'an area that is not simple, and itself',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
            [0, 0],
          ],
        ],
      },
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [2, 2],
            [2, 0],
            [0, 2],
            [0, 0],
          ],
        ],
      },
      'equals',
    ],
  ];
  for (const [name, geometry, reference, holds] of lies) {
    it(`${name}: ${holds}`, () => {
      const simple = !name.includes('not simple');
      for (const relation of [
        'within',
        'contains',
        'intersects',
        'disjoint',
        'equals',
        'overlaps',
      ] as const) {
        if (simple || relation === 'equals')
          assert.equal(
            geoSatisfies({ relation, geometry: reference }, geometry),
            holds.split(' ').includes(relation),
            relation,
          );
      }
    });
  }

  it('relations of any two geometries go together', () => {
    const ask = (relation: GeoQuery['relation'], a: Geometry, b: Geometry): boolean =>
      geoSatisfies({ relation, geometry: b }, a);
    fc.assert(
      fc.property(geometryOf(positionIn(0, 0, 4, 4)), geometryOf(positionIn(0, 0, 4, 4)), (a, b) => {
        assert.equal(ask('disjoint', a, b), !ask('intersects', a, b));
        assert.equal(ask('intersects', a, b), ask('intersects', b, a));
        assert.equal(ask('within', a, b), ask('contains', b, a));
        assert.equal(ask('overlaps', a, b), ask('overlaps', b, a));
        assert.equal(ask('equals', a, a), true);
        if (ask('within', a, b)) assert.equal(ask('disjoint', a, b), false);
      }),
      { numRuns: 500 },
    );
  });

  it('near: reaches the middle of a line, and an area from inside', () => {
    const ask = (geometry: Geometry, reference: Geometry, maxDistance: number): boolean =>
      geoSatisfies({ relation: 'near', geometry: reference, maxDistance }, geometry);
    const road = line([113, 34], [114, 34]);
    const metres = distance([113.5, 34.01], [113.5, 34]);
    assert.equal(ask(road, point([113.5, 34.01]), metres + 0.1), true);
    assert.equal(ask(road, point([113.5, 34.01]), metres - 0.1), false);
    assert.equal(ask(point([113.5, 34.01]), road, metres + 0.1), true);
    assert.equal(ask(area, point([113.5, 34.5]), 0), true);
  });

  for (const query of [
    { relation: 'near', geometry: point([0, 0]) },
    { relation: 'near', geometry: point([0, 0]), maxDistance: -1 },
    { relation: 'near', geometry: point([0, 0]), maxDistance: Number.NaN },
    { relation: 'within', geometry: area, maxDistance: 1 },
    { relation: 'intersects', geometry: { type: 'Polygon', coordinates: [] } },
    { relation: 'within', geometry: { type: 'Nothing', coordinates: [] } },
  ]) {
    it(`refuses ${JSON.stringify(query)}`, () => {
      assert.throws(() => checkGeo(query as GeoQuery), { code: 'facts.bad-geo-query' });
    });
  }

  it('asks the positions of lines and areas too', () => {
    assert.equal(positionsOf(area).length, 5);
    assert.equal(geoSatisfies({ relation: 'near', geometry: point([113, 34]), maxDistance: 1 }, area), true);
  });
});

/** Where one comes to over the great circle, in metres and degrees from north. */
function travel([x, y]: Position, metres: number, bearing: number): Position {
  const rad = Math.PI / 180;
  const angle = metres / 6_371_008.8;
  const lat = Math.asin(
    Math.sin(y * rad) * Math.cos(angle) + Math.cos(y * rad) * Math.sin(angle) * Math.cos(bearing * rad),
  );
  const lon =
    x * rad +
    Math.atan2(
      Math.sin(bearing * rad) * Math.sin(angle) * Math.cos(y * rad),
      Math.cos(angle) - Math.sin(y * rad) * Math.sin(lat),
    );
  return [((((lon / rad + 180) % 360) + 360) % 360) - 180, Math.max(-90, Math.min(90, lat / rad))];
}
