import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { budgetLines } from '../../rules/budget-lines.ts';
import { ticks } from '../../rules/profile-geometry.ts';
import { fresnelRadius, sightOf } from '../../rules/profile-sight.ts';

test('sight: flat ground is clear, a wall above the ray hides, and the most covered place is told', () => {
  const flat = Array.from({ length: 51 }, () => 100);
  const profile = { spacing: 10, ground: flat, surface: flat, antenna: 130, terminal: 101.5 };
  const open = sightOf(profile, 3500);
  assert.equal(open.clear, true);
  assert.equal(open.blockedAt, null);
  const hidden = sightOf({ ...profile, surface: flat.with(40, 125) }, 3500);
  assert.deepEqual([hidden.clear, hidden.blockedAt], [false, 400]);
  // Just touched by a roof, the zone is neither free nor covered.
  const touched = sightOf({ ...profile, surface: flat.with(25, 115.75 - 250 ** 2 / (2 * 8_495_000)) }, 3500);
  assert.ok(Math.abs(touched.fresnel) < 1e-6, String(touched.fresnel));
});

test('the first Fresnel zone: 3500 MHz in the middle of a kilometre', () => {
  // sqrt(λ d1 d2 / d) = sqrt(0.0856550 × 250)
  assert.ok(Math.abs(fresnelRadius(500, 1000, 3500) - 4.6275) < 0.0005);
});

test('lines of a budget add up to its sums, whatever they are', () => {
  const decibels = fc.double({ min: -60, max: 160, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(decibels, { minLength: 7, maxLength: 7 }),
      fc.option(decibels),
      (values, calibration) => {
        const [power = 0, elementShare = 0, gain = 0, feeder = 0, body = 0, margin = 0, loss = 0] = values;
        const link = { power, elementShare, gain, feeder, body, margin, loss, level: 0 };
        const lines = budgetLines({ link, frequency: 3500, distance: 400, entry: 3, calibration });
        let sum = 0;
        for (const line of lines) {
          if (line.sum) assert.ok(Math.abs(line.value - sum) < 1e-9, line.name);
          else sum += line.value;
        }
      },
    ),
  );
});

test('ticks are round, rising and inside', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -500, max: 9000, noNaN: true }),
      fc.double({ min: 0.5, max: 5000, noNaN: true }),
      (low, span) => {
        const values = ticks(low, low + span, 5);
        assert.ok(values.length >= 2 && values.length <= 12, values.join(' '));
        assert.ok(values.every((value) => value >= low - 1e-6 && value <= low + span + 1e-6));
        assert.deepEqual(
          values,
          values.toSorted((a, b) => a - b),
        );
      },
    ),
  );
});
