import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Geometry } from '../../model/entity.ts';
import { boundsOf, distance, type Position, positionsOf } from '../../model/geometry.ts';
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

  it('within: every position inside; intersects: one is enough, of either', () => {
    const ask = (relation: 'within' | 'intersects', geometry: Geometry): boolean =>
      geoSatisfies({ relation, geometry: area }, geometry);
    const crossing: Geometry = {
      type: 'LineString',
      coordinates: [
        [113.5, 34.5],
        [115, 36],
      ] as never,
    };
    const around: Geometry = {
      type: 'Polygon',
      coordinates: [
        [
          [112, 33],
          [115, 33],
          [115, 36],
          [112, 36],
          [112, 33],
        ],
      ] as never,
    };
    assert.equal(ask('within', point([113.5, 34.5])), true);
    assert.equal(ask('within', crossing), false);
    assert.equal(ask('intersects', crossing), true);
    assert.equal(ask('intersects', around), true);
    assert.equal(ask('intersects', point([112.5, 34.5])), false);
  });

  for (const query of [
    { relation: 'near', geometry: point([0, 0]) },
    { relation: 'near', geometry: point([0, 0]), maxDistance: -1 },
    { relation: 'near', geometry: point([0, 0]), maxDistance: Number.NaN },
    { relation: 'near', geometry: area, maxDistance: 1 },
    { relation: 'within', geometry: point([0, 0]) },
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
