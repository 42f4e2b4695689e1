import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { parseInstant, parseInt8 } from '../column-types.ts';

test('an int8 is the very number or an error', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      const fits = value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER;
      if (fits) assert.equal(BigInt(parseInt8(String(value))), value);
      else assert.throws(() => parseInt8(String(value)), RangeError);
    }),
  );
});

test('a time keeps its milliseconds, whatever digits PostgreSQL writes', () => {
  const times = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 999 }), (time, micros) => {
      const iso = time.toISOString();
      // PostgreSQL leaves out the zeros at the end of the fraction, and the point with them.
      const fraction = `${iso.slice(20, 23)}${String(micros).padStart(3, '0')}`.replace(/0+$/, '');
      const text = `${iso.slice(0, 10)} ${iso.slice(11, 19)}${fraction === '' ? '' : `.${fraction}`}+00`;
      assert.equal(parseInstant(text), iso);
    }),
  );
});

test('times that ISO 8601 with four-digit years cannot say are errors', () => {
  for (const text of [
    'infinity',
    '-infinity',
    '0044-03-15 00:00:00+00 BC',
    '10000-01-01 00:00:00+00',
    '2026-01-01 00:00:00+08',
  ]) {
    assert.throws(() => parseInstant(text), RangeError);
  }
});
