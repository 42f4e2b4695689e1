import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyLayer, insertServer, kept, removeServer } from '../../coverage/coverage-layer.ts';

/** Servers by number, with levels that often tie. */
const servers = fc
  .uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 12 })
  .chain((numbers) =>
    fc.record({
      list: fc.tuple(
        ...numbers.map((number) => fc.tuple(fc.constant(number), fc.integer({ min: -9004, max: -9000 }))),
      ),
      order: fc.shuffledSubarray(numbers, { minLength: numbers.length }),
      gone: fc.subarray(numbers),
    }),
  );

function sorted(list: readonly (readonly [number, number])[]) {
  return list.toSorted(([one, a], [other, b]) => b - a || one - other);
}

test('whatever the order of arrival, the same servers are kept, best first', () => {
  fc.assert(
    fc.property(servers, ({ list, order }) => {
      const layer = emptyLayer(1, 1);
      const levels = new Map(list);
      for (const number of order) insertServer(layer, 0, number, levels.get(number) ?? 0);
      const best = sorted(list);
      assert.deepEqual(
        [...layer.servers],
        Array.from({ length: kept }, (_, at) => best[at]?.[0] ?? 0),
      );
      assert.equal(layer.others[0], best[kept]?.[1] ?? -15_000);
    }),
  );
});

test('what is kept after some leave and come again is the best of all, or known not to be known', () => {
  fc.assert(
    fc.property(servers, ({ list, gone }) => {
      const layer = emptyLayer(1, 1);
      const levels = new Map(list);
      for (const [number, level] of list) insertServer(layer, 0, number, level);
      let lost = false;
      for (const number of gone) {
        lost = removeServer(layer, 0, number) || lost;
        levels.delete(number);
      }
      const shown = () => [...layer.servers].filter((number) => number !== 0);
      const best = () => sorted([...levels]).map(([number]) => number);
      assert.deepEqual(shown(), best().slice(0, shown().length));
      if (shown().length === 0) assert.ok(lost || levels.size === 0);
      for (const number of gone) {
        const level = list.find(([one]) => one === number)?.[1] ?? 0;
        insertServer(layer, 0, number, level + 3);
        levels.set(number, level + 3);
      }
      assert.deepEqual(shown(), best().slice(0, shown().length));
    }),
  );
});
