import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { listFiles } from '../../check/house/list-files.ts';
import { selectFiles } from '../../test-run/select-files.ts';
import { readFrom, usingDatabase } from '../../test-run/uses-database.ts';
import { HOUSE } from '../../text.ts';

const texts: Readonly<Record<string, string>> = {
  'kernel/store/test/test-database.ts': '',
  'kernel/test/test-kernel.ts': "import { testDatabase } from '../store/test/test-database.ts';",
  'kernel/a/test/near.test.ts': "import {\n  type A,\n  b,\n} from '../../test/test-kernel.ts';",
  'kernel/a/test/pure.test.ts':
    "import { rule } from '../rules/rule.ts';\n// from '@yuheng/kernel/test-kernel'",
  'kernel/a/test/kill.test.ts': "import { testKernel } from '../../test/test-kernel.ts';",
  'kernel/backup/test/keep.test.ts': "import { testActor } from '../../test/test-kernel.ts';",
  'plan/test/plan-kernel.ts':
    "import { testKernel } from '@yuheng/kernel/test-kernel';\nimport './round.ts';",
  'plan/test/round.ts': "export { a } from './round.ts';",
  'plan/test/far/far.test.ts': "import { a } from '../round.ts';\nimport { open } from '../plan-kernel.ts';",
  'plan/test/far/round.test.ts': "import { a } from '../round.ts';",
};

test('what makes a database is found by what it imports, over other files of test folders', async () => {
  const files = Object.keys(texts).filter((file) => file.endsWith('.test.ts'));
  const read = async (file: string): Promise<string> => texts[file] ?? assert.fail(file);
  assert.deepEqual(await usingDatabase(files, read), [
    'kernel/a/test/near.test.ts',
    'plan/test/far/far.test.ts',
  ]);
});

test('of this repository it is a third, of every part that keeps something', async () => {
  const all = selectFiles(await listFiles(join(HOUSE)), []);
  const found = await usingDatabase(all, readFrom(HOUSE));
  assert.ok(found.length > 120 && found.length < all.length / 2, `${found.length} of ${all.length}`);
  for (const one of [
    'kernel/facts/store/',
    'kernel/measures/',
    'plan/test/board/',
    'network/test/store/',
    'cli/test/server/',
  ])
    assert.ok(
      found.some((file) => file.startsWith(one)),
      one,
    );
});
