import assert from 'node:assert/strict';
import { test } from 'node:test';
import { selectFiles } from '../../test-run/select-files.ts';

const files = [
  'plan/test/compile/title.test.ts',
  'kernel/facts/test/query.test.ts',
  'kernel/facts/test/query-fixture.ts',
  'kernel/facts/query.test.ts',
  'kernel/store/test/kill.test.ts',
  'latest/kernel.test.ts',
  'cli/test/demo/first-hour.test.ts',
  'cli/test/demo/meetings.test.ts',
];

test('test files are those in a test folder, in order', () => {
  assert.deepEqual(selectFiles(files, []), [
    'kernel/facts/test/query.test.ts',
    'kernel/store/test/kill.test.ts',
    'plan/test/compile/title.test.ts',
  ]);
});

test('a name is whole segments from the root, or what a file is called', () => {
  assert.deepEqual(selectFiles(files, ['kernel/facts', 'title']), [
    'kernel/facts/test/query.test.ts',
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
