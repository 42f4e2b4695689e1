import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { listFiles } from '../../check/house/list-files.ts';
import { LONG, longFirst } from '../../test-run/long-first.ts';

test('what takes long comes first, the rest stays in its order', () => {
  assert.deepEqual(
    longFirst([
      'bench/test/a.test.ts',
      'cli/test/b.test.ts',
      'cli/test/demo/c.test.ts',
      'kernel/test/d.test.ts',
    ]),
    ['cli/test/demo/c.test.ts', 'cli/test/b.test.ts', 'bench/test/a.test.ts', 'kernel/test/d.test.ts'],
  );
});

test('what is said to take long is there', async () => {
  const files = await listFiles(join(import.meta.dirname, '../../..'));
  for (const start of LONG)
    assert.ok(
      files.some((file) => file.startsWith(start)),
      start,
    );
});
