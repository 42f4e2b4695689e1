import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BlockTops } from '../../sweep/block-tops.ts';
import { EdgeSearch } from '../../sweep/edge-search.ts';

/** Long enough for several rows of heights; houses on ground that wanders. */
const grounds = fc
  .array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.nat(60)), { minLength: 3, maxLength: 240 })
  .map((steps) => {
    let ground = 200;
    return Float64Array.from(steps, ([step, house]) => {
      ground += step;
      return house > 50 ? ground + house : ground;
    });
  });

test('the edge that a search finds is the one that a walk over all finds', () => {
  const mast = fc.double({ min: 1, max: 90, noNaN: true });
  fc.assert(
    fc.property(grounds, mast, fc.constantFrom(0.01, 0.1, 0.5), (ground, height, spacing) => {
      const last = ground.length - 1;
      const search = new EdgeSearch(last);
      search.begin(ground, last);
      for (let count = 2; count <= last; count += 1) {
        const ends = [(ground[0] ?? 0) + height, (ground[count] ?? 0) + 1.5] as const;
        const found = search.at(count, spacing, ends, 8500, 0.1);
        let worst = { index: 0, v: Number.NEGATIVE_INFINITY };
        for (let index = 1; index < count; index += 1) {
          const [near, far] = [index * spacing, (count - index) * spacing];
          const chord = (ends[0] * far + ends[1] * near) / (near + far);
          const over = (ground[index] ?? 0) + (500 * near * far) / 8500 - chord;
          const v = over * Math.sqrt((0.002 * (near + far)) / (0.1 * near * far));
          if (v > worst.v) worst = { index, v };
        }
        assert.ok(Math.abs(found.v - worst.v) <= 1e-9 * (1 + Math.abs(worst.v)), `${found.v} ${worst.v}`);
      }
    }),
  );
});

test('how far heights rise above a line is what a walk over them says', () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const rises = fc.double({ min: -5, max: 5, noNaN: true });
  fc.assert(
    fc.property(grounds, share, share, rises, (ground, a, b, rise) => {
      const last = ground.length - 1;
      const [from, to] = [Math.round(a * last), Math.round(b * last)];
      const tops = new BlockTops(last);
      tops.begin(ground, last);
      const walked = [...ground.entries()]
        .filter(([index]) => index >= from && index <= to)
        .reduce(
          (most, [index, height]) => Math.max(most, height - (190 + rise * index)),
          Number.NEGATIVE_INFINITY,
        );
      assert.equal(tops.highestAbove(from, to, 190, rise), walked);
    }),
  );
});
