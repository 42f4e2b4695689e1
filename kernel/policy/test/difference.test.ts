import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { folded } from '../difference.ts';

const roles = ['', 'viewer', 'officer'];
const organisations = ['', '甲局', '乙局'];
const all = roles.flatMap((role) => organisations.map((organisation) => ({ role, organisation })));

test('who is told in short means exactly those who were meant', () => {
  fc.assert(
    fc.property(fc.subarray(all, { minLength: 1 }), (those) => {
      const told = folded(those, roles, organisations);
      const meant = all.filter((one) =>
        told.some(
          ({ role, organisation }) =>
            (role === null || role === one.role) &&
            (organisation === null || organisation === one.organisation),
        ),
      );
      assert.deepEqual(meant, those);
      assert.ok(told.length <= those.length);
    }),
  );
});

test('a whole role, a whole organisation and everybody are each one', () => {
  assert.deepEqual(folded(all, roles, organisations), [{ role: null, organisation: null }]);
  const viewers = all.filter(({ role }) => role === 'viewer');
  assert.deepEqual(folded(viewers, roles, organisations), [{ role: 'viewer', organisation: null }]);
  const own = all.filter(({ organisation }) => organisation === '甲局');
  assert.deepEqual(folded(own, roles, organisations), [{ role: null, organisation: '甲局' }]);
});
