import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batches } from '../../test-run/batches.ts';

test('neighbours share a process, ten at most; what takes long or kills has its own', () => {
  const many = Array.from({ length: 12 }, (_, at) => `plan/test/a/${at}.test.ts`);
  assert.deepEqual(
    batches(['cli/test/demo/b.test.ts', ...many, 'kernel/store/test/kill.test.ts', 'world/test/c.test.ts']),
    [
      ['cli/test/demo/b.test.ts'],
      many.slice(0, 10),
      [...many.slice(10), 'world/test/c.test.ts'],
      ['kernel/store/test/kill.test.ts'],
    ],
  );
});
