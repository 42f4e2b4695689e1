import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GapKind, Role } from '../../compile/compiled.ts';
import messages from '../../compile/messages.part.json' with { type: 'json' };

test('every kind of gap and every role has its words in both languages', () => {
  const keys = [...GapKind.enum.map((kind) => `gaps.${kind}`), ...Role.enum.map((role) => `roles.${role}`)];
  assert.deepEqual(Object.keys(messages['zh-CN']).toSorted(), keys.toSorted());
  assert.deepEqual(Object.keys(messages.en).toSorted(), keys.toSorted());
});
