import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Effect, MOST_EFFECTS, previewOf, seenPreview } from '../preview.ts';

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
  assert.deepEqual(previewOf({}), {
    differences: [],
    effects: [],
    unlisted: 0,
    decisions: [],
    warnings: [],
  });
});

test('effects of what somebody may not read are counted and not told; those of nobody are everybody’s', async () => {
  const effect = (subject: string, record: Effect['record']): Effect => ({
    subject,
    title: '',
    of: '',
    record,
    before: null,
    after: null,
  });
  const [own, foreign, all] = [
    effect('own', { type: 'plan.plan', id: '1' }),
    effect('foreign', { type: 'plan.plan', id: '2' }),
    effect('all', null),
  ];
  const preview = { ...previewOf({ effects: [foreign, own, all] }), unlisted: 3 };
  const seen = await seenPreview(preview, {
    of: async (type, rows, idOf) => rows.filter((row) => `${type} ${idOf(row)}` === 'plan.plan 1'),
    first: () => assert.fail(),
  });
  assert.deepEqual([seen.effects, seen.unlisted], [[own, all], 4]);
});
