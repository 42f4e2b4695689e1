import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { buildingEntry } from '../../propagation/tr38901/building-entry.ts';
import { breakPoint } from '../../propagation/tr38901/geometry.ts';
import type { Scenario } from '../../propagation/tr38901/loss-curve.ts';
import { pathLoss } from '../../propagation/tr38901/path-loss.ts';
import { environmentHeights, sightProbability } from '../../propagation/tr38901/sight-probability.ts';

/** Scenario, distance (m), height of the station (m), GHz, loss in sight and hidden (dB); terminal at 1.5 m. Worked out apart from this code, from the table's text. */
const table: readonly (readonly [Scenario, number, number, number, number, number])[] = [
  ['UMa', 20, 25, 0.7, 57.6682, 68.6468],
  ['UMa', 20, 25, 3.5, 71.6476, 82.6262],
  ['UMa', 100, 25, 3.5, 83.1382, 103.0375],
  ['UMa', 500, 25, 0.7, 95.8256, 115.9364],
  ['UMa', 500, 25, 3.5, 98.2692, 129.9158],
  ['UMa', 2000, 25, 3.5, 121.4495, 153.4268],
  ['UMa', 2000, 25, 26, 128.9228, 170.8449],
  ['UMi', 20, 10, 0.7, 57.3808, 66.2997],
  ['UMi', 100, 10, 3.5, 85.3142, 104.6438],
  ['UMi', 500, 10, 3.5, 107.1138, 129.2645],
  ['UMi', 2000, 10, 26, 132.0713, 169.0654],
  ['RMa', 20, 35, 0.7, 61.2827, 62.0104],
  ['RMa', 500, 35, 3.5, 98.6119, 118.8227],
  ['RMa', 2000, 35, 0.7, 105.4155, 128.0677],
  ['RMa', 2000, 35, 3.5, 113.0179, 142.0471],
  ['RMa', 2000, 35, 26, 130.436, 159.4652],
  ['InH', 2, 3, 0.7, 36.1863, 36.1863],
  ['InH', 20, 3, 3.5, 65.8103, 80.7234],
  ['InH', 100, 3, 26, 95.3003, 129.1347],
];

test('path loss of the table, 0.1 mdB', () => {
  for (const [scenario, distance, station, frequency, seen, hidden] of table) {
    const link = { distance, station, terminal: 1.5, frequency };
    const at = (inSight: boolean) => pathLoss(scenario, link, { inSight }).loss;
    assert.ok(Math.abs(at(true) - seen) < 1e-4, `${scenario} ${distance} m ${frequency} GHz in sight`);
    assert.ok(Math.abs(at(false) - hidden) < 1e-4, `${scenario} ${distance} m ${frequency} GHz hidden`);
  }
});

test('the break point counts heights above the effective environment', () => {
  assert.equal(breakPoint({ distance: 0, station: 25, terminal: 1.5, frequency: 3.5 }, 1), 560);
});

test('loss in sight grows with distance and joins at the break point; hidden is never less', () => {
  const link = fc.record({
    scenario: fc.constantFrom<Scenario>('UMa', 'UMi', 'RMa', 'InH'),
    distance: fc.double({ min: 10, max: 4900, noNaN: true }),
    frequency: fc.double({ min: 0.5, max: 30, noNaN: true }),
  });
  fc.assert(
    fc.property(link, ({ scenario, distance, frequency }) => {
      const heights = { station: scenario === 'InH' ? 3 : 25, terminal: 1.5, frequency };
      const at = (d: number, inSight = true) =>
        pathLoss(scenario, { distance: d, ...heights }, { inSight }).loss;
      assert.ok(at(distance * 1.01) > at(distance));
      assert.ok(at(distance * 1.000001) - at(distance) < 0.01);
      assert.ok(at(distance, false) >= at(distance));
    }),
  );
});

test('sight is certain near, and falls with distance', () => {
  for (const scenario of ['UMa', 'UMi', 'RMa', 'InH-mixed', 'InH-open'] as const) {
    assert.equal(sightProbability(scenario, 1), 1);
    for (let distance = 10; distance < 2000; distance += 10)
      assert.ok(sightProbability(scenario, distance + 10) <= sightProbability(scenario, distance) + 1e-12);
  }
  assert.ok(Math.abs(sightProbability('UMa', 100) - 0.347_67) < 1e-4);
  assert.ok(sightProbability('UMa', 100, 22) > sightProbability('UMa', 100, 1.5));
});

test('heights of the environment: the ground alone for low terminals, all probabilities together one', () => {
  assert.deepEqual(environmentHeights(200, 1.5), [{ height: 1, probability: 1 }]);
  const high = environmentHeights(200, 22.5);
  assert.deepEqual(
    high.map(({ height }) => height),
    [1, 12, 15, 18, 21],
  );
  assert.ok(Math.abs(high.reduce((sum, { probability }) => sum + probability, 0) - 1) < 1e-12);
});

test('walls: coated glass takes more, depth half a decibel a metre', () => {
  assert.ok(Math.abs(buildingEntry('low', 3.5, 0).wall - 12.6975) < 0.01);
  assert.ok(Math.abs(buildingEntry('high', 3.5, 0).wall - 26.8498) < 0.02);
  assert.equal(buildingEntry('low', 3.5, 10).inside, 5);
});

/** Table 7.4.2-1: scenario, distance, height of the terminal (m), probability. Worked out apart from this code, from its text. */
const sights = [
  ['UMi', 50, 1.5, 0.519_585],
  ['UMi', 200, 1.5, 0.093_518],
  ['UMa', 50, 1.5, 0.649_402],
  ['UMa', 300, 1.5, 0.068_036],
  ['UMa', 200, 18, 0.247_383],
  ['UMa', 200, 23, 0.465_578],
  ['RMa', 10, 1.5, 1],
  ['RMa', 500, 1.5, 0.612_626],
  ['RMa', 2000, 1.5, 0.136_695],
  ['InH-mixed', 3, 1.5, 0.681_827],
  ['InH-mixed', 20, 1.5, 0.211_497],
  ['InH-open', 20, 1.5, 0.809_074],
  ['InH-open', 100, 1.5, 0.424_394],
] as const;

test('probability of sight of every row of the table', () => {
  for (const [scenario, distance, terminal, expected] of sights) {
    const found = sightProbability(scenario, distance, terminal);
    assert.ok(Math.abs(found - expected) < 1e-5, `${scenario} ${distance} m: ${found}, not ${expected}`);
  }
});

test('spread of every row of table 7.4.1-1; in the country it grows beyond the break point', () => {
  const spreadAt = (scenario: Scenario, inSight: boolean, distance = 100) =>
    pathLoss(scenario, { distance, station: 35, terminal: 1.5, frequency: 0.7 }, { inSight }).spread;
  assert.deepEqual(
    (['UMa', 'UMi', 'RMa', 'InH'] as const).map((scenario) => [
      spreadAt(scenario, true),
      spreadAt(scenario, false),
    ]),
    [
      [4, 6],
      [4, 7.82],
      [4, 8],
      [3, 8.03],
    ],
  );
  assert.equal(spreadAt('RMa', true, 2000), 6);
});
