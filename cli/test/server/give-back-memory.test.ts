import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isWorthCollecting } from '../../server/give-back-memory.ts';

const MB = 2 ** 20;

describe('Memory is given back', () => {
  test('at rest, once the process has grown', () => assert.ok(isWorthCollecting(0.01, 300 * MB, 50 * MB)));
  test('not while there is work', () => assert.ok(!isWorthCollecting(0.5, 300 * MB, 50 * MB)));
  test('not again for what is in use', () => assert.ok(!isWorthCollecting(0, 90 * MB, 60 * MB)));
});
