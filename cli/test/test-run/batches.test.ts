import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batches } from '../../test-run/batches.ts';

const many = (length: number) => Array.from({ length }, (_, at) => `plan/test/a/${at}.test.ts`);

test('neighbours share a process, ten at most; what takes long or kills has its own', () => {
  const files = ['cli/test/demo/b.test.ts', ...many(60), 'kernel/store/test/kill.test.ts', ...many(3)];
  const parts = batches(files, 2);
  assert.deepEqual(parts.flat(), files);
  assert.deepEqual(parts[0], ['cli/test/demo/b.test.ts']);
  assert.deepEqual(parts[1], many(10));
  assert.ok(parts.some((part) => part.length === 1 && part[0] === 'kernel/store/test/kill.test.ts'));
});

test('the parts become smaller towards the end, whatever there is', () => {
  for (const [length, atOnce] of [
    [1, 2],
    [7, 2],
    [100, 2],
    [100, 8],
  ] as const) {
    const parts = batches(many(length), atOnce);
    assert.deepEqual(parts.flat(), many(length));
    const sizes = parts.map((part) => part.length);
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => b - a),
    );
    assert.ok((sizes.at(-1) ?? 0) <= 3);
  }
});
