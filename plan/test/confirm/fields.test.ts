import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkDecided, checkTarget } from '../../confirm/check-fields.ts';
import { itemFields, withItemFields } from '../../confirm/item-fields.ts';
import { programmeInEffect } from '../../confirm/programme-in-effect.ts';
import { requirePast } from '../../confirm/set-number.ts';
import { isCounted, knownUnit, targetFields, withTargetFields } from '../../confirm/target-fields.ts';
import { decision, sample } from './sample.ts';

const [item, target] = [sample.items[0] ?? assert.fail(), sample.targets[0] ?? assert.fail()];

test('a unit that the document prints keeps its place in it, whatever its role and however many join it', () => {
  const [first] = item.assignments;
  const units = [
    { unit: '市商务局', role: 'lead' as const },
    { unit: first?.unit ?? '', role: 'support' as const },
  ];
  const { assignments } = withItemFields(item, { ...itemFields(item), units });
  assert.deepEqual(
    assignments.map(({ unit, role, span }) => [unit, role, span]),
    [
      ['市商务局', 'lead', null],
      [first?.unit, 'support', first?.span],
    ],
  );
});

test('steps on the way belong to a number: they go with it', () => {
  const step = { text: '300亿元', value: 300, year: 2026, span: target.span };
  const stepped = { ...target, milestones: [step] };
  const fields = targetFields(target);
  assert.equal(withTargetFields(stepped, { ...fields, value: 700 }).milestones.length, 1);
  const without = { ...fields, kind: 'qualitative' as const, comparator: null, value: null, unit: null };
  assert.deepEqual(withTargetFields(stepped, without).milestones, []);
});

test('a unit is known as a whole word or not at all', () => {
  assert.deepEqual(knownUnit('亿元'), { code: 'CNY', factor: 1e10 });
  for (const unit of ['亿元人', '个园区', '', '斗']) assert.equal(knownUnit(unit), undefined, unit);
});

test('below zero are money, shares and temperatures, and never what is counted', () => {
  const counted = ['个', '家', '项', '人', '万人', '台（套）', '倍', '天', '个月', 'buildings', 'days', 'x'];
  for (const unit of counted) assert.ok(isCounted(unit), unit);
  const others = [
    '%',
    '亿元',
    '℃',
    '吨',
    '件/万人',
    '元/吨',
    '$ billion',
    'US$ million',
    'Rs. crore',
    '斗',
    '',
  ];
  for (const unit of others) assert.ok(!isCounted(unit), unit);
  const fields = { ...targetFields(target), kind: 'numeric' as const, comparator: '>=' as const };
  const codes = (value: number, unit: string) =>
    checkTarget({ ...fields, value, unit }, null).map(({ field, code }) => `${field} ${code}`);
  assert.deepEqual(codes(-3, '个'), ['value count-below-zero']);
  assert.deepEqual(codes(-3, '%'), []);
  assert.deepEqual(codes(0, '个'), []);
  // 每万人口 15.5 件 is printed with the unit 件: a part of one is no mistake.
  assert.deepEqual(codes(15.5, '件'), []);
  assert.deepEqual(codes(1e16, '亿元'), ['value number-too-large']);
});

test('a horizon that counts from a date of its own does not count from the issue date', () => {
  const relative = sample.targets.find(({ horizon }) => horizon?.kind === 'relative');
  const horizon = relative?.horizon ?? assert.fail();
  const targets = [{ ...relative, horizon: { ...horizon, base: '2020-01-01' } } as typeof target];
  const changes = [{ field: 'issueDate', before: null, after: '2025-03-01' }];
  const dated = decision(1, { kind: 'plan', id: 'plan' }, 'correct', { changes });
  assert.equal(programmeInEffect({ ...sample, targets }, [dated]).targets[0]?.horizon?.base, '2020-01-01');
});

test('a decision is dated a day of the calendar that has come in China', () => {
  const codes = (date: string) => checkDecided('setOn', date, '2026-02-03').map(({ code }) => code);
  assert.deepEqual(codes('2026-02-03'), []);
  assert.deepEqual(codes('2026-02-04'), ['date-ahead']);
  assert.deepEqual(codes('2030-01-01'), ['date-ahead']);
  assert.deepEqual(codes('2025-02-30'), ['not-a-date']);
  assert.deepEqual(codes('1025-01-01'), ['year-out-of-range']);
  // 2026-02-03 in China from 16:00 UTC of the day before on.
  assert.doesNotThrow(() => requirePast({ setOn: '2026-02-03' }, new Date('2026-02-02T16:00:00Z')));
  const early = new Date('2026-02-02T15:59:00Z');
  assert.throws(() => requirePast({ setOn: '2026-02-03' }, early), { code: 'plan.date-ahead' });
});
