import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bulletGeometry } from '../text/bullet-geometry.ts';
import { sparklinePath } from '../text/sparkline-path.ts';

const plain = { stretch: null, required: null, band: null, share: false };

test('value and goal share one scale', () => {
  const { bar, goal } = bulletGeometry({ ...plain, value: 500, goal: 1000 });
  assert.ok(Math.abs(goal / bar - 2) < 1e-9);
  assert.ok(goal < 1, 'the tick of the goal is not on the edge');
});

test('a share ends at the whole', () => {
  assert.equal(bulletGeometry({ ...plain, value: 86, goal: 100, share: true }).goal, 1);
  assert.ok(bulletGeometry({ ...plain, value: 120, goal: 100, share: true }).goal < 1);
});

test('nothing leaves the chart', () => {
  const number = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(
      fc.option(number),
      number,
      fc.option(number),
      fc.option(number),
      fc.boolean(),
      fc.option(number),
      fc.option(number),
      (value, goal, stretch, required, share, low, high) => {
        const geometry = bulletGeometry({
          value,
          goal,
          stretch,
          required,
          band:
            low === null || high === null ? null : { low: Math.min(low, high), high: Math.max(low, high) },
          share,
        });
        const { band, ...marks } = geometry;
        for (const position of [...Object.values(marks), ...Object.values(band ?? {})]) {
          if (position !== null) assert.ok(position >= 0 && position <= 1, String(position));
        }
      },
    ),
  );
});

test('without a value there is no bar', () => {
  assert.equal(bulletGeometry({ ...plain, value: null, goal: 10 }).bar, 0);
});

test('a sparkline is spaced by time', () => {
  const path = sparklinePath(
    [
      { at: '2026-01-01', shown: 0 },
      { at: '2026-01-02', shown: 5 },
      { at: '2026-01-05', shown: 10 },
    ],
    106,
    26,
  );
  assert.equal(path?.line, 'M3 23L28 13L103 3');
  assert.deepEqual(path?.last, { x: 103, y: 3 });
});

test('a flat history lies in the middle, an empty one is not drawn', () => {
  assert.equal(sparklinePath([{ at: '2026-01-01', shown: 4 }], 100, 20)?.last.y, 10);
  assert.equal(sparklinePath([], 100, 20), null);
  assert.equal(sparklinePath([{ at: 'never', shown: 4 }], 100, 20), null);
});
