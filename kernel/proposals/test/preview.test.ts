import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MOST_EFFECTS, previewOf } from '../preview.ts';

test('a preview lists so many effects and counts the rest', () => {
  const effects = Array.from({ length: MOST_EFFECTS + 50 }, (_, at) => ({
    subject: String(at),
    title: '',
    of: '',
    record: null,
    before: null,
    after: null,
  }));
  const preview = previewOf({ effects });
  assert.deepEqual([preview.effects.length, preview.unlisted], [MOST_EFFECTS, 50]);
  assert.equal(preview.effects.at(-1)?.subject, String(MOST_EFFECTS - 1));
  assert.deepEqual(previewOf({}), { differences: [], effects: [], unlisted: 0, decisions: [] });
});
