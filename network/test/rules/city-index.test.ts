import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type CityBoundary, cityIndex } from '../../rules/city-index.ts';

const ring = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const box = (city: string, ...corners: [number, number, number, number]): CityBoundary => ({
  city,
  shape: { type: 'Polygon', coordinates: [ring(...corners)] } as never,
});
const point = (x: number, y: number) => ({ type: 'Point' as const, coordinates: [x, y] as const });

describe('the city of a place', () => {
  it('is the one whose boundary is about it; holes are not; the first of two counts', () => {
    const donut: CityBoundary = {
      city: 'outer',
      shape: {
        type: 'MultiPolygon',
        coordinates: [[ring(0, 0, 10, 10), ring(4, 4, 6, 6)], [ring(20, 0, 22, 2)]],
      } as never,
    };
    const at = cityIndex([donut, box('inner', 3, 3, 7, 7)]);
    assert.equal(at(point(1, 1)), 'outer');
    assert.equal(at(point(21, 1)), 'outer');
    assert.equal(at(point(3.5, 3.5)), 'outer', 'the first');
    assert.equal(at(point(5, 5)), 'inner', 'in the hole of the first');
    assert.equal(at(point(11, 5)), null);
  });

  it('of an area is the one that most of its corners lie in', () => {
    const at = cityIndex([box('west', 0, 0, 10, 10), box('east', 10, 0, 20, 10)]);
    const area = (...corners: [number, number, number, number]) =>
      at({ type: 'Polygon', coordinates: [ring(...corners)] } as never);
    assert.equal(area(6, 2, 11, 3), 'west', 'its first corner is its last and counts twice');
    assert.equal(area(11, 2, 12, 3), 'east');
    assert.equal(area(30, 2, 31, 3), null);
    assert.equal(
      at({
        type: 'MultiPoint',
        coordinates: [
          [9, 1],
          [11, 1],
          [12, 1],
        ],
      } as never),
      'east',
    );
  });

  it('is told for every place inside, and for none outside, wherever the boundary lies', () => {
    const number = fc.double({ min: -60, max: 60, noNaN: true });
    const size = fc.double({ min: 0.1, max: 5, noNaN: true });
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(number, number, size, size, share, share, (x, y, width, height, across, up) => {
        const at = cityIndex([box('c', x, y, x + width, y + height)]);
        assert.equal(at(point(x + across * width, y + up * height)), 'c');
        assert.equal(at(point(x + width + across, y + up * height)), null);
        assert.equal(at(point(x + across * width, y - up)), null);
      }),
    );
  });
});
