import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { syntheticBuildings, syntheticGround } from '../../rules/synthetic-city.ts';

const place = fc.record({
  longitude: fc.double({ min: 113.4, max: 113.85, noNaN: true }),
  latitude: fc.double({ min: 34.55, max: 34.95, noNaN: true }),
});

test('a building is the same wherever the box begins that it is asked for in', () => {
  fc.assert(
    fc.property(place, fc.double({ min: 0.002, max: 0.01, noNaN: true }), (at, width) => {
      const inner = syntheticBuildings(at, {
        longitude: at.longitude + width,
        latitude: at.latitude + width,
      });
      const outer = syntheticBuildings(
        { longitude: at.longitude - 0.004, latitude: at.latitude - 0.003 },
        { longitude: at.longitude + width + 0.004, latitude: at.latitude + width + 0.003 },
      );
      const known = new Set(outer.map((one) => JSON.stringify(one)));
      for (const one of inner) assert.ok(known.has(JSON.stringify(one)));
    }),
    { numRuns: 30 },
  );
});

test('buildings have heights of buildings, and stand on ground; outside the town there is none', () => {
  const all = syntheticBuildings(
    { longitude: 113.6, latitude: 34.73 },
    { longitude: 113.65, latitude: 34.77 },
  );
  assert.ok(all.length > 1000);
  for (const { height, rings } of all) {
    assert.ok(height >= 6 && height < 140, String(height));
    for (const corner of rings[0] ?? []) assert.ok(syntheticGround(corner) > 80);
  }
  assert.ok(Number.isNaN(syntheticGround({ longitude: 112, latitude: 34.7 })));
  assert.deepEqual(
    syntheticBuildings({ longitude: 10, latitude: 50 }, { longitude: 10.01, latitude: 50.01 }),
    [],
  );
});
