import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numbered } from '../../rules/numbered.ts';

test('a number and its words do not run together', () => {
  assert.equal(numbered('1.', '建成停车场'), '1.建成停车场');
  assert.equal(numbered('（一）', '建成停车场'), '（一）建成停车场');
  assert.equal(numbered('1', '建成停车场'), '1 建成停车场');
  assert.equal(numbered('1.', '5G网络'), '1. 5G网络');
  assert.equal(numbered('1.1', 'Retrofit homes'), '1.1 Retrofit homes');
  assert.equal(numbered('Action 1:', 'Retrofit homes'), 'Action 1: Retrofit homes');
  assert.equal(numbered('', '建成停车场'), '建成停车场');
});
