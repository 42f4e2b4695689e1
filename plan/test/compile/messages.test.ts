import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GapKind, Role } from '../../compile/compiled.ts';
import english from '../../messages/en.json' with { type: 'json' };
import chinese from '../../messages/zh-CN.json' with { type: 'json' };

test('every kind of gap and every role has its words in both languages', () => {
  const keys = [...GapKind.enum.map((kind) => `gap.${kind}`), ...Role.enum.map((role) => `role.${role}`)];
  for (const key of keys) for (const texts of [chinese, english]) assert.ok(Object.hasOwn(texts, key), key);
});
