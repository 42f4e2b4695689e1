import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examplesOf, requiredFirst, withColumn } from '../ledgers/mapping-draft.ts';
import { rejectedCsv } from '../ledgers/rejected-csv.ts';

test('a field of a ledger is given by one column, by another, by none', () => {
  const mapping = { longitude: '经度', latitude: '纬度' };
  assert.deepEqual(withColumn(mapping, 'latitude', 'Y'), { longitude: '经度', latitude: 'Y' });
  assert.deepEqual(withColumn(mapping, 'radius', '半径'), { ...mapping, radius: '半径' });
  assert.deepEqual(withColumn(mapping, 'longitude', ''), { latitude: '纬度' });
  assert.deepEqual(withColumn(mapping, 'radius', '经度'), { latitude: '纬度', radius: '经度' });
  assert.deepEqual(mapping, { longitude: '经度', latitude: '纬度' });
});

test('fields that must have a column come first, in their order', () => {
  const fields = ['a', 'b', 'c', 'd'].map((field) => ({ field, required: 'bd'.includes(field) }));
  assert.deepEqual(
    requiredFirst(fields).map(({ field }) => field),
    ['b', 'd', 'a', 'c'],
  );
});

test('a column shows a few of its texts, each once, and nothing of what is empty', () => {
  const file = {
    headers: ['甲', '乙'],
    sample: [['1', ''], ['1', '', 'more'], ['2'], ['3'], ['4']].map((cells) => ({ cells })),
  };
  assert.deepEqual(examplesOf(file, '甲'), ['1', '2', '3']);
  assert.deepEqual(examplesOf(file, '乙'), []);
  assert.deepEqual(examplesOf(file, undefined), []);
});

test('rejected rows become a table with all reasons, and nothing that a spreadsheet runs', () => {
  const told = (text: string) => ({ code: 'c', field: 'f', value: '', text: { 'zh-CN': text, en: 'no' } });
  const rows = [
    { row: 2, reasons: [told('空。'), told('“a,b”错。')] },
    { row: 7, reasons: [told('=1')] },
  ];
  assert.equal(
    rejectedCsv(rows, ['行号', '原因'], 'zh-CN'),
    '\uFEFF行号,原因\r\n2,"空。 “a,b”错。"\r\n7,\'=1\r\n',
  );
});
