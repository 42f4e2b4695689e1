import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unitNames } from '../../rules/unit-names.ts';

const closedAt = '2026-03-01T02:00:00.000Z';
const units = unitNames([
  { name: '市数据局', formerly: ['市大数据局', '市信息办'], closedAt: null },
  { name: '市信息中心', formerly: [], closedAt },
  { name: '市投资促进局', formerly: [], closedAt },
  { name: '市投资促进局', formerly: [], closedAt: null },
]);

test('a unit is known by the names that it had, and shown by the one that it has', () => {
  assert.equal(units.present('市信息办'), '市数据局');
  assert.deepEqual(units.all('市大数据局'), ['市数据局', '市大数据局', '市信息办']);
  assert.equal(units.present('市外办'), '市外办', 'the directory need not know it');
  assert.deepEqual(units.all('市外办'), ['市外办']);
});

test('a closed one is told, unless its name was given again', () => {
  assert.equal(units.closedAt('市信息中心'), closedAt);
  assert.equal(units.closedAt('市投资促进局'), null);
  assert.equal(units.closedAt('市外办'), null);
});
