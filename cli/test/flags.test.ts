import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFlags } from '../flags.ts';
import { UsageError } from '../usage-error.ts';

test('flags take their values, whatever these look like', () => {
  const { flags, on, rest } = parseFlags(['--port', '-1', '--still'], ['port'], ['still']);
  assert.deepEqual([flags['port'], [...on], rest], ['-1', ['still'], []]);
});

test('a double dash in front is what people type who know npm run', () => {
  assert.equal(parseFlags(['--', '--port', '9000'], ['port']).flags['port'], '9000');
});

test('a word too many is refused, and so is a flag hidden behind a double dash', () => {
  assert.throws(() => parseFlags(['9000'], ['port']), UsageError);
  assert.throws(() => parseFlags(['--port', '1', '--', '--data', 'x'], ['port', 'data']), UsageError);
  assert.deepEqual(parseFlags(['compile', 'FILE'], [], [], 2).rest, ['compile', 'FILE']);
});

test('an empty value is refused: a variable of the shell that was not set is no folder', () => {
  assert.throws(() => parseFlags(['--data', ''], ['data']), UsageError);
  assert.throws(() => parseFlags(['--data='], ['data']), UsageError);
});

test('an unknown flag is refused', () => {
  assert.throws(() => parseFlags(['--prot', '1'], ['port']), UsageError);
});

test('every command takes --json, which is how its errors are told', () => {
  assert.deepEqual(parseFlags(['--json', '--port', '1'], ['port']).flags, { port: '1' });
});
