import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectFiles } from '../../test-run/select-files.ts';

const files = [
  'plan/test/compile/title.test.ts',
  'kernel/facts/test/query.test.ts',
  'kernel/facts/test/query-fixture.ts',
  'kernel/facts/query.test.ts',
  'kernel/store/test/migrate.test.ts',
  'kernel/store/test/kill.test.ts',
  'kernel/backup/test/keep.test.ts',
  'kernel/backup/keep.ts',
  'cli/test/server/kill-plan.test.ts',
  'cli/test/commands/backup.test.ts',
  'kernel/facts/test/skills.test.ts',
  'latest/kernel.test.ts',
  'cli/test/demo/first-hour.test.ts',
  'cli/test/demo/meetings.test.ts',
];

test('test files are those in a test folder, in order', () => {
  assert.deepEqual(selectFiles(files, []), [
    'kernel/facts/test/query.test.ts',
    'kernel/facts/test/skills.test.ts',
    'kernel/store/test/migrate.test.ts',
    'plan/test/compile/title.test.ts',
  ]);
});

test('a name is whole segments from the root, or what a file is called', () => {
  assert.deepEqual(selectFiles(files, ['kernel/facts', 'title']), [
    'kernel/facts/test/query.test.ts',
    'kernel/facts/test/skills.test.ts',
    'plan/test/compile/title.test.ts',
  ]);
  assert.deepEqual(selectFiles(files, ['kernel/fac', 'tit', 'facts/test']), []);
});

test('walks are a part of their own, and run where they are named', () => {
  assert.deepEqual(selectFiles(files, [], 'walks'), [
    'cli/test/demo/first-hour.test.ts',
    'cli/test/demo/meetings.test.ts',
  ]);
  assert.deepEqual(selectFiles(files, ['meetings']), ['cli/test/demo/meetings.test.ts']);
});

test('what is killed or restored is a part of its own, and every file is of one part', () => {
  assert.deepEqual(selectFiles(files, [], 'durability'), [
    'cli/test/commands/backup.test.ts',
    'cli/test/server/kill-plan.test.ts',
    'kernel/backup/test/keep.test.ts',
    'kernel/store/test/kill.test.ts',
  ]);
  const parts = (['tests', 'durability', 'walks'] as const).flatMap((part) => selectFiles(files, [], part));
  assert.deepEqual(parts.toSorted(), selectFiles(files, ['kernel', 'plan', 'cli']));
});
