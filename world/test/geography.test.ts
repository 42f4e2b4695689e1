import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { cities } from '../geography/cities.ts';
import { clip, type Point, type Ring } from '../geography/clip.ts';
import { contains } from '../geography/contains.ts';
import { outline } from '../geography/outline.ts';
import { displacement, offset, polygon } from '../geography/plane.ts';
import { cityArea } from '../geography/province.ts';
import { divide } from '../geography/voronoi.ts';
import { metresBetween } from './worlds.ts';

const areaOf = (ring: Ring) =>
  Math.abs(
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
      return sum + (x * nextY - nextX * y) / 2;
    }, 0),
  );
const areaOfAll = (rings: readonly Ring[]) => rings.reduce((sum, ring) => sum + areaOf(ring), 0);

describe('geography', () => {
  it('has the 18 cities and the residents of the census', () => {
    assert.equal(cities.length, 18);
    assert.equal(new Set(cities.map(({ code }) => code)).size, 18);
    assert.equal(
      cities.reduce((sum, { population }) => sum + population, 0),
      99_365_519,
    );
  });

  it('divides the province completely, each centre in its own area', () => {
    const total = cities.reduce((sum, city) => sum + areaOfAll(cityArea(city)), 0);
    assert.ok(Math.abs(total - areaOf(outline)) < 1e-5);
    for (const city of cities) {
      for (const other of cities) assert.equal(contains(cityArea(other), city.position), city === other);
    }
  });

  it('gives neighbours exactly the same border, edge for edge', () => {
    const edges = new Map<string, number>();
    for (const city of cities) {
      for (const ring of cityArea(city)) {
        for (const [index, at] of ring.entries()) {
          const next = ring[(index + 1) % ring.length] ?? at;
          const key = [String(at), String(next)].toSorted().join(' ');
          edges.set(key, (edges.get(key) ?? 0) + 1);
        }
      }
    }
    const shared = [...edges.values()].filter((count) => count === 2).length;
    assert.ok([...edges.values()].every((count) => count <= 2));
    // An edge of one city only must lie on the outline: both ends then do.
    const onOutline = (text: string) => {
      const [x = 0, y = 0] = text.split(',').map(Number);
      return outline.some(([ax, ay], index) => {
        const [bx, by] = outline[(index + 1) % outline.length] ?? [ax, ay];
        const along = ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / ((bx - ax) ** 2 + (by - ay) ** 2);
        const [px, py] = [ax + along * (bx - ax), ay + along * (by - ay)];
        return along > -1e-6 && along < 1 + 1e-6 && Math.hypot(px - x, py - y) < 2e-6;
      });
    };
    for (const [key, count] of edges) {
      if (count === 1) for (const end of key.split(' ')) assert.ok(onOutline(end), end);
    }
    assert.ok(shared > 30, String(shared));
  });

  it('clips a polygon that is not convex into pieces that make up what lies inside', () => {
    const comb: Ring = [
      [0, 0],
      [10, 0],
      [10, 5],
      [8, 5],
      [8, 2],
      [6, 2],
      [6, 5],
      [4, 5],
      [4, 2],
      [2, 2],
      [2, 5],
      [0, 5],
    ];
    const above = clip(comb, { through: [0, 3], normal: [0, 1] });
    assert.equal(above.length, 3);
    assert.deepEqual(above.map(areaOf), [4, 4, 4]);
    assert.equal(clip(comb, { through: [0, 9], normal: [0, 1] }).length, 0);
    const coordinate = fc.double({ min: -1, max: 11, noNaN: true });
    fc.assert(
      fc.property(coordinate, coordinate, fc.double({ min: 0.01, max: 6.27, noNaN: true }), (x, y, angle) => {
        const normal: Point = [Math.cos(angle), Math.sin(angle)];
        const inside = areaOfAll(clip(comb, { through: [x, y], normal }));
        const outside = areaOfAll(clip(comb, { through: [x, y], normal: [-normal[0], -normal[1]] }));
        assert.ok(Math.abs(inside + outside - areaOf(comb)) < 1e-6, `${inside} + ${outside}`);
      }),
    );
  });

  it('divides any area among any centres without loss', () => {
    const inside = fc.tuple(
      fc.double({ min: 111, max: 116, noNaN: true }),
      fc.double({ min: 32, max: 36, noNaN: true }),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(inside, { minLength: 1, maxLength: 12, selector: ([x]) => x }),
        (centres) => {
          const total = divide([outline], centres).reduce((sum, rings) => sum + areaOfAll(rings), 0);
          assert.ok(Math.abs(total - areaOf(outline)) < 1e-4, String(total));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('closes rings and turns them counter-clockwise, as RFC 7946 asks', () => {
    const clockwise = [
      [0, 0],
      [0, 1],
      [1, 1],
    ] as const;
    const expected = [
      [1, 1],
      [0, 1],
      [0, 0],
      [1, 1],
    ];
    assert.deepEqual(polygon([clockwise]), { type: 'Polygon', coordinates: [expected] });
    assert.deepEqual(polygon([clockwise.toReversed()]), { type: 'Polygon', coordinates: [expected] });
    const { type, coordinates } = polygon([
      clockwise,
      [
        [5, 5],
        [6, 5],
        [6, 6],
      ],
    ]);
    assert.equal(type, 'MultiPolygon');
    assert.deepEqual(coordinates, [
      [expected],
      [
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
      ],
    ]);
  });

  it('measures in metres', () => {
    const from = [113.6, 34.7] as const;
    const to = offset(from, 3000, -4000);
    assert.ok(Math.abs(metresBetween(from, to) - 5000) < 3);
    const { east, north } = displacement(from, to);
    assert.ok(Math.abs(east - 3000) < 1 && Math.abs(north + 4000) < 1);
  });
});
