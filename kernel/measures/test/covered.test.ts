import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { distance } from '../../facts/model/distance.ts';
import type { Position } from '../../facts/model/geometry.ts';
import { positionIn } from '../../facts/model/test/arbitrary-geometry.ts';
import { compileExpression } from '../expression.ts';
import type { Row } from '../rows.ts';

const rowOf = (position: Position, index: number): Row => ({
  id: `urn:p:${index}`,
  type: 'P',
  location: { type: 'Point', coordinates: [...position] },
});

/** How many places are covered, by the expression and by trying every pair. */
function compare(places: readonly Position[], centres: readonly Position[], metres: number): void {
  const evaluate = compileExpression(`count(covered(places, centres, ${metres.toFixed(6)}))`, [
    'places',
    'centres',
  ]);
  const { value } = evaluate({ places: places.map(rowOf), centres: centres.map(rowOf) });
  const radius = Number(metres.toFixed(6));
  const expected = places.filter((place) =>
    centres.some((centre) => distance(place, centre) <= radius),
  ).length;
  assert.equal(value, expected);
}

const regions: readonly (readonly [string, number, number, number, number])[] = [
  ['Henan', 110.3, 31.4, 116.7, 36.4],
  ['one city of Henan', 113.5, 34.6, 113.8, 34.9],
  ['60°N', 10, 59.5, 12, 60.5],
  ['the equator', -0.5, -0.5, 0.5, 0.5],
  ['the far south', 20, -72, 24, -70],
  ['a pole', -180, 88, 180, 90],
  ['everywhere', -180, -90, 180, 90],
];

describe('covered', () => {
  for (const [name, west, south, east, north] of regions) {
    it(`agrees with trying every pair: ${name}`, () => {
      const positions = fc.array(positionIn(west, south, east, north), { minLength: 1, maxLength: 60 });
      const metres = fc.oneof(
        fc.constantFrom(0, 50, 600, 5_000, 40_000),
        fc.double({ min: 0, max: 400_000, noNaN: true }),
      );
      fc.assert(fc.property(positions, positions, metres, compare), { numRuns: 150 });
    });
  }

  it('agrees on a fine grid, where places sit on the edges of cells', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(0.001, 0.01, 0.1),
        fc.double({ min: 0.5, max: 3, noNaN: true }),
        (latitude, step, factor) => {
          const grid: Position[] = [];
          for (let x = 0; x < 8; x += 1)
            for (let y = 0; y < 8; y += 1) grid.push([113 + x * step, latitude + y * step]);
          compare(
            grid,
            grid.filter((_, index) => index % 11 === 0),
            step * 111_195 * factor,
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('agrees across the date line', () => {
    const side = fc.oneof(positionIn(179.9, 60, 180, 60.1), positionIn(-180, 60, -179.9, 60.1));
    const positions = fc.array(side, { minLength: 1, maxLength: 20 });
    fc.assert(fc.property(positions, positions, fc.double({ min: 100, max: 10_000, noNaN: true }), compare), {
      numRuns: 150,
    });
  });

  it('agrees when places lie just within reach, north or south, in the next column', () => {
    fc.assert(
      fc.property(
        positionIn(110, 0, 117, 79),
        fc.double({ min: 100, max: 400_000, noNaN: true }),
        fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
        ([x, y], metres, angle) => {
          const reach = (metres / 111_195) * 0.9999;
          const other: Position = [
            x + (Math.sin(angle) * reach) / Math.cos((y * Math.PI) / 180),
            Math.max(-90, Math.min(90, y + Math.cos(angle) * reach)),
          ];
          compare([[x, y]], [other], metres);
          compare([other], [[x, y]], metres);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('leaves out what has no point', () => {
    const evaluate = compileExpression('count(covered(p, c, 10.0))', ['p', 'c']);
    const line: Row = {
      id: 'l',
      type: 'P',
      location: {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    };
    assert.equal(
      evaluate({ p: [line, { id: 'n', type: 'P' }, rowOf([0, 0], 1)], c: [rowOf([0, 0], 2), line] }).value,
      1,
    );
    assert.equal(evaluate({ p: [rowOf([0, 0], 1)], c: [] }).value, 0);
  });
});
