import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  heightGainLoss,
  slantClutterLoss,
  statisticalClutterLoss,
} from '../../propagation/p2108/clutter-loss.ts';
import { buildingEntryLoss } from '../../propagation/p2109/building-entry-loss.ts';

const near = (value: number, expected: number) => assert.ok(Math.abs(value - expected) < 0.05, `${value}`);

test('clutter at one end of a path: medians of the closed form', () => {
  near(statisticalClutterLoss(3.5, 1, 50), 30.105);
  near(statisticalClutterLoss(26, 1, 50), 32.709);
  assert.ok(statisticalClutterLoss(3.5, 1, 90) > statisticalClutterLoss(3.5, 1, 50));
});

test('a terminal as high as what stands about it loses nothing', () => {
  assert.equal(heightGainLoss('built', 2, 20, 20), 0);
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 14, noNaN: true }), (height) => {
      const [open, built] = (['open', 'built'] as const).map((kind) => heightGainLoss(kind, 2, height, 15));
      assert.ok((open ?? -1) > 0 && (built ?? -1) > -0.1);
    }),
  );
});

test('towards the sky there is less clutter the higher one looks', () => {
  assert.ok(slantClutterLoss(28, 10, 50) > slantClutterLoss(28, 60, 50));
});

test('building entry: medians at 0° and what elevation adds', () => {
  near(buildingEntryLoss('traditional', 1, 0.5), 14.313);
  near(buildingEntryLoss('efficient', 1, 0.5), 31.01);
  assert.ok(buildingEntryLoss('traditional', 3.5, 0.5, 30) > buildingEntryLoss('traditional', 3.5, 0.5));
  assert.ok(buildingEntryLoss('efficient', 3.5, 0.9) > buildingEntryLoss('efficient', 3.5, 0.5));
});
