import assert from 'node:assert/strict';
import { test } from 'node:test';
import { suggestMeasures } from '../../rules/suggest-measures.ts';

const measures = [
  { code: 'grain', unit: 'TNE', title: '粮食产量' },
  { code: 'software', unit: 'CNY', title: '软件产业规模' },
  { code: 'vehicles', unit: 'CNY', title: '新能源汽车产业规模' },
  { code: 'parks', unit: 'C62', title: '数字园区数' },
];

test('the unit must agree, and the words in common decide', () => {
  assert.equal(
    suggestMeasures({ subject: '软件和信息服务产业规模', unit: 'CNY', counted: '个' }, measures)[0]?.code,
    'software',
  );
  assert.equal(
    suggestMeasures({ subject: '新能源汽车产值规模', unit: 'CNY', counted: '个' }, measures)[0]?.code,
    'vehicles',
  );
  assert.deepEqual(suggestMeasures({ subject: '粮食产量', unit: 'P1', counted: '个' }, measures), []);
  assert.deepEqual(suggestMeasures({ subject: '粮食产量', unit: null, counted: '个' }, measures), []);
});

test('scores lie between 0 and 1; nothing in common is 0', () => {
  assert.equal(suggestMeasures({ subject: '数字园区数', unit: 'C62', counted: '个' }, measures)[0]?.score, 1);
  assert.deepEqual(suggestMeasures({ subject: '医院床位', unit: 'C62', counted: '个' }, measures), [
    { code: 'parks', score: 0 },
  ]);
  assert.deepEqual(suggestMeasures({ subject: '', unit: 'C62', counted: '个' }, measures), [
    { code: 'parks', score: 0 },
  ]);
});

test('a place in a ranking is offered to what counts places, and not to what counts things', () => {
  const rank = { code: 'rank', unit: 'C62', title: '5G应用普及率中部六省位次' };
  const offered = (counted: string | null) =>
    suggestMeasures({ subject: '5G应用', unit: 'C62', counted }, [...measures, rank]).map(({ code }) => code);
  assert.deepEqual(offered('个'), ['parks']);
  assert.deepEqual(offered('家'), ['parks']);
  assert.deepEqual(offered('位'), ['rank', 'parks']);
});
