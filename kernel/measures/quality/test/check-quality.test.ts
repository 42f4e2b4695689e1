import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../../../facts/model/entity.ts';
import type { Said } from '../../present.ts';
import { checkQuality, type Measured } from '../check-quality.ts';
import { standingAt } from '../finding.ts';
import { type QualityRule, ruleFault } from '../rule.ts';

const DAY = 86_400_000;
const at = '2026-07-01T00:00:00.000Z';
const daysAgo = (days: number): string => new Date(Date.parse(at) - days * DAY).toISOString();

const fact = (entity: string, attribute: string, value: Json, observedAt = at): Said => ({
  entity,
  attribute,
  value,
  at: Date.parse(observedAt),
});

const measured = (facts: readonly Said[], more: Partial<Measured> = {}): Measured => ({
  facts: { firms: facts },
  value: 10,
  at,
  previous: null,
  others: new Map(),
  ...more,
});
const found = (rule: QualityRule, given: Measured) => {
  const [finding] = checkQuality([rule], given);
  assert.ok(finding);
  return finding;
};

const firms = [
  fact('b', 'name', 'B'),
  fact('b', 'revenue', 7, daysAgo(10)),
  fact('a', 'name', 'A'),
  fact('a', 'revenue', -1, daysAgo(100)),
  fact('c', 'name', 'B'),
];

describe('quality rules', () => {
  it('complete: what is selected should say the attribute, or so many of its values should be there', () => {
    const rule = { kind: 'complete', selection: 'firms', attribute: 'revenue', atLeast: 60 } as const;
    const { standing, values, examples } = found(rule, measured(firms));
    assert.deepEqual([standing, values, examples], ['met', { having: 2, expected: 3 }, ['c']]);
    assert.equal(found({ ...rule, atLeast: 67 }, measured(firms)).standing, 'failed');
    const names = { ...rule, attribute: 'name', expected: 4, atLeast: 50 };
    assert.deepEqual(found(names, measured(firms)).values, { having: 2, expected: 4 });
    assert.equal(found({ ...names, atLeast: 51 }, measured(firms)).standing, 'failed');
    assert.equal(found(names, measured([])).standing, 'failed', 'of an expected number nothing is too few');
    assert.equal(found(rule, measured([])).standing, 'unchecked');
  });

  it('timely: it holds until too few are young enough, and fails from then on by itself', () => {
    const rule = { kind: 'timely', selection: 'firms', attribute: 'revenue', days: 50, atLeast: 50 } as const;
    const finding = found(rule, measured(firms));
    assert.deepEqual(
      [finding.standing, finding.values, finding.examples],
      ['met', { fresh: 1, facts: 2 }, ['a']],
    );
    assert.equal(finding.until, daysAgo(-40));
    assert.equal(standingAt(finding, daysAgo(-40)), 'met');
    assert.equal(standingAt(finding, daysAgo(-41)), 'failed');
    assert.equal(found({ ...rule, atLeast: 51 }, measured(firms)).standing, 'failed');
    assert.equal(found(rule, measured([])).standing, 'unchecked');
  });

  it('range: numbers between limits, each of them or both', () => {
    const rule = { kind: 'range', selection: 'firms', attribute: 'revenue' } as const;
    const low = found({ ...rule, minimum: 0 }, measured(firms));
    assert.deepEqual([low.standing, low.values, low.examples], ['failed', { outside: 1, facts: 2 }, ['a']]);
    assert.equal(found({ ...rule, minimum: -1, maximum: 7 }, measured(firms)).standing, 'met');
    assert.equal(found({ ...rule, maximum: 6 }, measured(firms)).standing, 'failed');
    assert.equal(found({ ...rule, attribute: 'name', minimum: 0 }, measured(firms)).standing, 'unchecked');
  });

  it('unique: who says nothing is not the same as another who says nothing', () => {
    const rule = { kind: 'unique', selection: 'firms', attributes: ['name'] } as const;
    const { standing, values, examples } = found({ ...rule, attributes: ['name'] }, measured(firms));
    assert.deepEqual([standing, values, examples], ['failed', { repeated: 2, entities: 3 }, ['b', 'c']]);
    assert.equal(found({ ...rule, attributes: ['name', 'revenue'] }, measured(firms)).standing, 'met');
    assert.equal(found({ ...rule, attributes: ['place'] }, measured(firms)).standing, 'unchecked');
  });

  it('jump and consistent: so many per cent from the last period, from another source', () => {
    const jump = { kind: 'jump', percent: 25 } as const;
    assert.deepEqual(found(jump, measured([], { previous: 8 })).values, { moved: 25, other: 8 });
    assert.equal(found(jump, measured([], { previous: 8 })).standing, 'met');
    assert.equal(found(jump, measured([], { previous: 7.9 })).standing, 'failed');
    assert.equal(found(jump, measured([], { previous: -10 })).values['moved'], 200);
    assert.equal(found(jump, measured([])).standing, 'unchecked');
    assert.equal(found(jump, measured([], { previous: 0 })).standing, 'failed', 'from nothing to something');
    assert.equal(found(jump, measured([], { previous: 0, value: 0 })).standing, 'met');
    const other = { kind: 'consistent', with: 'bureau', percent: 5 } as const;
    const beside = (value: number | null) => measured([], { others: new Map([['bureau', value]]) });
    assert.equal(found(other, beside(9.6)).standing, 'met');
    assert.equal(found(other, beside(9)).standing, 'failed');
    assert.equal(found(other, beside(null)).standing, 'unchecked');
    assert.equal(found(other, measured([], { value: null })).standing, 'unchecked');
  });

  it('finds the same in whatever order facts come, only finite numbers, and at most five examples', () => {
    const rules: readonly QualityRule[] = [
      { kind: 'complete', selection: 'firms', attribute: 'revenue', atLeast: 90 },
      { kind: 'timely', selection: 'firms', attribute: 'revenue', days: 30, atLeast: 80 },
      { kind: 'range', selection: 'firms', attribute: 'revenue', minimum: 0, maximum: 50 },
      { kind: 'unique', selection: 'firms', attributes: ['revenue'] },
      { kind: 'jump', percent: 10 },
    ];
    const someFacts = fc.uniqueArray(
      fc.record({
        entity: fc.integer({ min: 0, max: 30 }).map((number) => `e${number}`),
        attribute: fc.constantFrom('revenue', 'name'),
        value: fc.oneof(fc.integer({ min: -10, max: 60 }), fc.constantFrom('x', 'y')),
        days: fc.integer({ min: 0, max: 60 }),
      }),
      { selector: ({ entity, attribute }) => `${entity} ${attribute}`, maxLength: 40 },
    );
    fc.assert(
      fc.property(someFacts, fc.option(fc.integer()), fc.integer(), (drawn, previous, seed) => {
        const facts = drawn.map(({ entity, attribute, value, days }) =>
          fact(entity, attribute, value, daysAgo(days)),
        );
        const shuffled = facts.toSorted(
          (a, b) =>
            ((seed ^ a.entity.length) % 3) -
            (`${b.entity} ${b.attribute}` < `${a.entity} ${a.attribute}` ? 1 : -1),
        );
        const one = checkQuality(rules, measured(facts, { previous }));
        assert.deepEqual(checkQuality(rules, measured(shuffled, { previous })), one);
        for (const { standing, values, examples, until } of one) {
          assert.ok(Object.values(values).every(Number.isFinite));
          assert.ok(examples.length <= 5);
          if (until !== null) assert.equal(standing, Date.parse(at) > Date.parse(until) ? 'failed' : 'met');
        }
      }),
    );
  });
});

describe('ruleFault', () => {
  const measure = { code: 'own', unit: 'C62', select: { firms: { attributes: ['revenue', 'name'] } } };
  const units = new Map([
    ['own', 'C62'],
    ['bureau', 'C62'],
    ['money', 'CNY'],
  ]);
  const faultOf = (rule: QualityRule) => ruleFault(rule, measure, (code) => units.get(code) ?? null);

  it('names what a measure does not select, what is no range, and figures that cannot be compared', () => {
    assert.equal(faultOf({ kind: 'jump', percent: 1 }), null);
    assert.equal(faultOf({ kind: 'range', selection: 'firms', attribute: 'revenue', minimum: 0 }), null);
    assert.equal(
      faultOf({ kind: 'range', selection: 'firms', attribute: 'revenue' }),
      '-Infinity … Infinity',
    );
    assert.equal(
      faultOf({ kind: 'range', selection: 'firms', attribute: 'revenue', minimum: 2, maximum: 1 }),
      '2 … 1',
    );
    assert.equal(faultOf({ kind: 'unique', selection: 'firms', attributes: ['name', 'place'] }), 'place');
    assert.equal(faultOf({ kind: 'unique', selection: 'constructor', attributes: ['name'] }), 'constructor');
    assert.equal(faultOf({ kind: 'consistent', with: 'bureau', percent: 5 }), null);
    for (const other of ['own', 'money', 'nobody'])
      assert.equal(faultOf({ kind: 'consistent', with: other, percent: 5 }), other);
  });
});
