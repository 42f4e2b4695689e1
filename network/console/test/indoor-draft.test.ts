import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankDesign } from '../../indoor/blank-design.ts';
import { draftOf, operatorsOf } from '../indoor/indoor-draft.ts';
import { signedNumber } from '../indoor/signed-number.ts';

const system = {
  id: 'urn:ngsi-ld:IndoorSystem:1',
  name: '郑州东站',
  venue: 'transport',
  keyBuilding: true,
  builder: 'tower',
  operators: ['运营商甲', '运营商乙'],
  status: 'accepted',
  floors: 3,
  area: 960,
  city: 'urn:x:city',
  designed: false,
  revision: 0,
  synthetic: false,
};
const read = { system, design: null, savedAt: null, savedBy: null, powers: [], findings: [], exposure: [] };

test('a system without a design begins with an empty hall on as many floors as the facts say', () => {
  const { record, design } = draftOf(read, 'urn:x:other', '、');
  assert.deepEqual(record, {
    name: '郑州东站',
    venue: 'transport',
    keyBuilding: true,
    operators: '运营商甲、运营商乙',
    status: 'accepted',
    city: 'urn:x:city',
  });
  assert.deepEqual(design, blankDesign(3));
  assert.equal(draftOf(null, 'urn:x:other', '、').record.city, 'urn:x:other');
});

test('a design that is kept is what is drawn on', () => {
  const design = { ...blankDesign(), threshold: -110 };
  assert.equal(draftOf({ ...read, design }, null, '、').design, design);
});

test('names of operators are parted as people part them, each once', () => {
  assert.deepEqual(operatorsOf(' 甲、乙,丙；甲 ; '), ['甲', '乙', '丙']);
  assert.deepEqual(operatorsOf(''), []);
});

test('levels have the sign for minus', () => {
  assert.equal(signedNumber(-106.55, 'zh-CN', 1), '−106.6');
  assert.equal(signedNumber(-105, 'en'), '−105');
  assert.equal(signedNumber(0, 'en', 1), '0.0');
});
