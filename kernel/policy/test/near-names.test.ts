import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { editDistance, nearNames } from '../near-names.ts';

test('a misspelt name finds the one that was meant; else what there is', () => {
  const types = ['Machine', 'Organization', 'Site'];
  assert.deepEqual(nearNames('Organisation', types), { near: true, names: ['Organization'], count: 3 });
  assert.deepEqual(nearNames('machin', types), { near: true, names: ['Machine'], count: 3 });
  assert.deepEqual(nearNames('Zzzzzzz', types), { near: false, names: types, count: 3 });
  assert.deepEqual(nearNames('x', []), { near: false, names: [], count: 0 });
});

test('distances are those of edits: none to itself, the same both ways, never a detour shorter', () => {
  const word = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      assert.equal(editDistance(a, a), 0);
      assert.equal(editDistance(a, b), editDistance(b, a));
      assert.ok(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c));
    }),
  );
});
