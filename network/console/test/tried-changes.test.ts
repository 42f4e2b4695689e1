import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readChanges } from '../../rules/site-changes.ts';
import { textOf } from '../coverage-queries.ts';
import { mostTried, nothingTried, putBack, triedOfText, tryChange } from '../tried-changes.ts';

test('changes beyond what the server tries at once are left out and told; room is made by putting back', () => {
  let tried = nothingTried;
  for (let site = 0; site < mostTried; site += 1) tried = tryChange(tried, { site: `S${site}`, height: 40 });
  assert.deepEqual([tried.changes.length, tried.full], [mostTried, false]);
  const over = tryChange(tried, { site: 'one more', height: 40 });
  assert.deepEqual([over.changes, over.full], [tried.changes, true]);
  // Another change of a site that is tried already fits.
  assert.equal(tryChange(over, { site: 'S3', height: 50 }).full, false);
  assert.equal(tryChange(putBack(over, 'S3'), { site: 'one more', height: 40 }).full, false);
  assert.deepEqual(putBack(over), nothingTried);
});

test('whatever is tried, the server reads it from an address that node takes', () => {
  const name = fc.string({ minLength: 1, maxLength: 60 });
  const change = fc.record(
    {
      site: name,
      height: fc.integer({ min: 1, max: 3000 }),
      cells: fc.array(fc.record({ id: name, azimuth: fc.integer({ min: 0, max: 360 }) }), { maxLength: 24 }),
    },
    { requiredKeys: ['site'] },
  );
  fc.assert(
    fc.property(fc.array(change, { maxLength: 120 }), (all) => {
      const { changes } = all.reduce(tryChange, nothingTried);
      const text = textOf(changes);
      assert.equal(readChanges(text).length, changes.length);
      assert.ok(new URLSearchParams({ changes: text ?? '' }).toString().length <= 12_000);
    }),
  );
});

test('what a session kept comes back; what is broken is nothing', () => {
  const { changes } = tryChange(nothingTried, { site: 'A', height: 40 });
  assert.deepEqual(triedOfText(JSON.stringify(changes)).changes, changes);
  for (const text of [null, '', '{', '{}', '[1,null,{"site":3}]'])
    assert.deepEqual(triedOfText(text), nothingTried);
});
