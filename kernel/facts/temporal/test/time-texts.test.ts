import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { shortTime } from '../../model/instant.ts';
import { TimeTexts } from '../time-texts.ts';

it('writes times as the runtime does', () => {
  const seconds = fc.integer({ min: -60_000_000_000, max: 250_000_000_000 }).map((second) => second * 1000);
  const any = fc.integer({ min: -62_000_000_000_000, max: 253_000_000_000_000 });
  fc.assert(
    fc.property(fc.array(fc.oneof(seconds, any), { maxLength: 20 }), (times) => {
      const texts = new TimeTexts();
      assert.deepEqual(
        times.map((time) => texts.of(time)),
        times.map((time) => shortTime(new Date(time).toISOString())),
      );
    }),
  );
});
