import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QualityRule } from '@yuheng/kernel/quality-rule';
import { draftOf, newRule, ruleKinds, ruleOf } from '../evidence/rule-draft.ts';

const rules: readonly QualityRule[] = [
  { kind: 'complete', selection: 'firms', attribute: 'revenue', atLeast: 95 },
  { kind: 'complete', selection: 'firms', attribute: 'city', expected: 18, atLeast: 100, grey: true },
  { kind: 'timely', selection: 'firms', attribute: 'revenue', days: 200, atLeast: 90.5 },
  { kind: 'range', selection: 'firms', attribute: 'revenue', minimum: 0 },
  { kind: 'range', selection: 'firms', attribute: 'revenue', minimum: -1, maximum: 5, grey: true },
  { kind: 'jump', percent: 20 },
  { kind: 'unique', selection: 'firms', attributes: ['name', 'city'] },
  { kind: 'consistent', with: 'firm-revenue', percent: 5 },
];

test('a rule that is opened and kept unchanged is the same rule', () => {
  assert.deepEqual(
    rules.map((rule, key) => ruleOf(draftOf(key, rule))),
    rules,
  );
});

test('what is missing or no number is no rule yet', () => {
  const select = { firms: { types: ['Company'], attributes: ['revenue', 'name'] } } as never;
  const fresh = ruleKinds.map((kind) => [kind, ruleOf(newRule(1, kind, select)) !== null]);
  assert.deepEqual(fresh, [
    ['complete', true],
    ['timely', true],
    ['range', false],
    ['jump', true],
    ['unique', true],
    ['consistent', false],
  ]);
  const timely = (numbers: object) => ruleOf({ ...newRule(1, 'timely', select), numbers });
  for (const days of ['', ' ', '1.5', 'x', 'Infinity', '1e999'])
    assert.equal(timely({ days, atLeast: '90' }), null, days);
  assert.deepEqual(timely({ days: ' 30 ', atLeast: '90' }), {
    kind: 'timely',
    selection: 'firms',
    attribute: 'revenue',
    days: 30,
    atLeast: 90,
  });
});
