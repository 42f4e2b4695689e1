import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calibrate } from '../../calibration/calibrate.ts';
import { type ClutterClass, clutterClasses } from '../../calibration/clutter-class.ts';
import { type Observation, type Offsets, offsetOf } from '../../calibration/offsets.ts';
import { rootMeanSquare } from '../../calibration/robust.ts';

/** Numbers from 0 to 1, the same from the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

function normal(next: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** A drive through a square of 3 km with known offsets, errors of a known spread, and a share of wild values. */
function drive(
  seed: number,
  truth: Offsets,
  { places, noise, wild = 0 }: { readonly places: number; readonly noise: number; readonly wild?: number },
): readonly Observation[] {
  const next = seeded(seed);
  const cells = Object.keys(truth.cells);
  return Array.from({ length: places }, () => {
    const cell = cells[Math.trunc(next() * cells.length)] ?? '';
    const clutter = clutterClasses[Math.trunc(next() * clutterClasses.length)] ?? 'open';
    const [x, y] = [3000 * next(), 3000 * next()];
    const error = next() < wild ? 40 + 40 * next() : noise * normal(next);
    return { cell, clutter, x, y, residual: offsetOf(truth, { cell, clutter }) + error };
  });
}

const dB = fc.double({ min: -15, max: 15, noNaN: true });
const planted = fc
  .record({ overall: dB, cells: fc.array(dB, { minLength: 1, maxLength: 6 }), open: dB, low: dB, high: dB })
  .map(
    ({ overall, cells, open, low, high }): Offsets => ({
      overall,
      cells: Object.fromEntries(cells.map((offset, index) => [`s/${index}`, offset])),
      clutter: { open, low, middle: 0, high },
    }),
  );

function assertRecovered(found: Offsets, truth: Offsets, within: number): void {
  for (const cell of Object.keys(truth.cells))
    for (const clutter of clutterClasses) {
      const [there, wanted] = [offsetOf(found, { cell, clutter }), offsetOf(truth, { cell, clutter })];
      assert.ok(Math.abs(there - wanted) < within, `${cell} ${clutter}: ${there} for ${wanted}`);
    }
}

test('without errors, planted offsets come back', () => {
  fc.assert(
    fc.property(planted, fc.nat(), (truth, seed) => {
      const { offsets, holdOut } = calibrate(drive(seed, truth, { places: 600, noise: 0 }));
      assertRecovered(offsets, truth, 1e-3);
      assert.ok(holdOut.rms < 1e-2);
    }),
    { numRuns: 40 },
  );
});

test('with errors of 6 dB and a tenth of wild values, planted offsets come back within what chance allows', () => {
  fc.assert(
    fc.property(planted, fc.nat(), (truth, seed) => {
      const found = calibrate(drive(seed, truth, { places: 3000, noise: 6, wild: 0.1 }));
      assertRecovered(found.offsets, truth, 2.5);
      assert.ok(found.outliers > 150 && found.outliers < 450, `${found.outliers}`);
      assert.ok(Math.abs(found.holdOut.typical - 6) < 1.2, `${found.holdOut.typical}`);
      assert.ok(found.holdOut.rms > found.holdOut.typical);
    }),
    { numRuns: 10, seed: 1 },
  );
});

test('the hold-out error is that of places never seen, not that of the fit', () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const cells = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`s/${index}`, 0]));
      const truth: Offsets = { overall: 3, cells, clutter: {} };
      const seen = drive(seed, truth, { places: 800, noise: 8 });
      const { offsets, holdOut } = calibrate(seen);
      const errors = (list: readonly Observation[]) =>
        rootMeanSquare(list.map((one) => one.residual - offsetOf(offsets, one)));
      const unseen = errors(drive(seed + 1, truth, { places: 20_000, noise: 8 }));
      assert.ok(Math.abs(holdOut.rms - unseen) < 0.7, `${holdOut.rms} for ${unseen}`);
      assert.ok(errors(seen) < holdOut.rms);
    }),
    { numRuns: 8, seed: 2 },
  );
});

test('a cell that was hardly measured gets no offset of its own', () => {
  const truth: Offsets = { overall: 5, cells: { 's/1': 1, 's/2': -1 }, clutter: {} };
  const few = drive(9, { ...truth, cells: { 's/3': 30 } }, { places: 9, noise: 0 });
  const { offsets } = calibrate([...drive(3, truth, { places: 400, noise: 1 }), ...few]);
  assert.deepEqual(Object.keys(offsets.cells).toSorted(), ['s/1', 's/2']);
  assert.ok(Math.abs(offsetOf(offsets, { cell: 's/3', clutter: 'open' }) - 5) < 0.5);
});

test('too few places, too few squares and impossible folds are said', () => {
  const truth: Offsets = { overall: 0, cells: { 's/1': 0 }, clutter: {} };
  const enough = drive(1, truth, { places: 100, noise: 1 });
  assert.throws(() => calibrate(enough.slice(0, 29)), { code: 'network.too-few-places' });
  const crowded = enough.map((one) => ({ ...one, x: one.x / 100, y: one.y / 100 }));
  assert.throws(() => calibrate(crowded), { code: 'network.too-few-squares' });
  for (const folds of [1, 2.5, Number.NaN, 21])
    assert.throws(() => calibrate(enough, folds), { code: 'network.bad-folds' });
});

test('the order of measurements does not matter', () => {
  const clutter: Partial<Record<ClutterClass, number>> = { open: 2, low: -2 };
  const seen = drive(5, { overall: 1, cells: { a: 4, b: -4 }, clutter }, { places: 300, noise: 5 });
  const [one, other] = [calibrate(seen), calibrate(seen.toReversed())];
  assertRecovered(other.offsets, one.offsets, 1e-3);
  assert.ok(Math.abs(one.holdOut.rms - other.holdOut.rms) < 1e-3);
});
