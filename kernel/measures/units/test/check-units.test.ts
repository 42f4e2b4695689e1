import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AttributeType, EntityType } from '../../../facts/model/entity-type.ts';
import { Problem } from '../../../http/problem.ts';
import type { MeasureDefinition } from '../../definition.ts';
import { checkUnits } from '../check-units.ts';

const number = (unitCode: string | null): AttributeType => ({ kind: 'Property', value: 'number', unitCode });
const road: EntityType = {
  name: 'Road',
  source: 'Yuheng',
  attributes: {
    cost: number('CNY'),
    length: number('KMT'),
    width: number('MTR'),
    share: number('P1'),
    lanes: number('C62'),
    users: number('IE'),
    level: number('DBM'),
    gain: number('2N'),
    index: number(null),
    state: { kind: 'Property', value: 'text' },
    figure: { kind: 'Property', value: 'number', unitCode: null, anyUnit: true },
  },
};
const types = new Map([['Road', road]]);
const attributes = [...Object.keys(road.attributes), 'undeclared'];

function refusal(expression: string, unit: string, q?: string): readonly unknown[] | null {
  const select: MeasureDefinition['select'] = {
    r: { types: ['Road'], attributes, ...(q === undefined ? {} : { q }) },
    s: { types: ['Road'], attributes },
  };
  const definition = { code: 'x', version: 1, select, expression, unit } as const;
  try {
    checkUnits({ ...definition, direction: 'up', decimals: 0, tier: 'A' }, types);
    return null;
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    const { code, ...values } = error.values;
    assert.equal(code, 'x');
    return [error.code, values];
  }
}

const conflict = (left: string, right: string, place: string) => [
  'measures.units-conflict',
  { left, right, place },
];
const differs = (declared: string, found: string, place: string) => [
  'measures.unit-differs',
  { declared, found, place },
];

describe('units of a definition', () => {
  for (const [expression, unit] of [
    ['count(r)', 'C62'],
    ['sum(r, "cost")', 'CNY'],
    ['mean(r, "length") + sum(s, "length")', 'KMT'],
    ['1000.0 * sum(r, "length")', 'MTR'],
    ['0.5 * sum(r, "length")', 'KMT'],
    ['100.0 * count(r.filter(x, x.state == "open")) / count(r)', 'P1'],
    ['count(r) / count(s)', 'C62'],
    ['10000.0 * count(r) / sum(s, "lanes")', 'C62'],
    ['sum(r, "cost") / count(r)', 'CNY'],
    ['sum(r, "cost") / sum(r, "length")', 'CNY/KMT'],
    ['1000.0 * sum(r, "length") * mean(r, "width")', 'MTK'],
    ['sum(r, "users") / count(r)', 'IE'],
    ['100.0 - mean(r, "share")', 'P1'],
    ['count(r.filter(x, x.width > 3.5 && x.share >= 50.0))', 'C62'],
    ['100.0 * count(r.filter(x, 100.0 * count(s) >= x.share * count(r))) / count(r)', 'P1'],
    ['mean(r, "level") + mean(r, "gain")', 'DBM'],
    ['mean(r, "level") - mean(s, "level")', '2N'],
    ['count(r) > 0.0 ? sum(r, "cost") / count(r) : 0.0', 'CNY'],
    ['sum(r.filter(x, x.state == "open") + s, "cost")', 'CNY'],
    ['sum(matched(r, ["state"], s), "cost")', 'CNY'],
    ['count(grouped(r, ["state"]).filter(g, sum(g.rows, "cost") > 5.0))', 'C62'],
    ['sum(latest(r, "state"), "cost")', 'CNY'],
    ['r[0].cost', 'CNY'],
    ['sum(r, "index")', 'C62'],
    ['7', 'MTR'],
  ] as const) {
    it(`${unit} follows from ${expression}`, () => assert.equal(refusal(expression, unit), null));
  }

  for (const [title, expression, unit, expected] of [
    [
      'yuan added to percent',
      'sum(r, "cost") + mean(r, "share")',
      'CNY',
      conflict('CNY', 'P1', 'sum(r, "cost") + mean(r, "share")'),
    ],
    [
      'metres compared with persons, wherever it stands',
      'count(r.filter(x, x.width > x.users))',
      'C62',
      conflict('MTR', 'IE', 'x.width > x.users'),
    ],
    [
      'kilometres added to metres without a factor',
      'sum(r, "length") + sum(r, "width")',
      'KMT',
      conflict('KMT', 'MTR', 'sum(r, "length") + sum(r, "width")'),
    ],
    [
      'unlike things to choose from',
      'count(r) > 0.0 ? sum(r, "cost") : sum(r, "width")',
      'CNY',
      conflict('CNY', 'MTR', 'count(r) > 0.0 ? sum(r, "cost") : sum(r, "width")'),
    ],
    [
      'a ratio that is declared as a percent without its 100',
      'count(r) / count(s)',
      'P1',
      differs('P1', 'C62', 'count(r) / count(s)'),
    ],
    ['money declared as pieces', 'sum(r, "cost")', 'C62', differs('C62', 'CNY', 'sum(r, "cost")')],
    [
      'money by length declared as money',
      'sum(r, "cost") / sum(r, "length")',
      'CNY',
      differs('CNY', '0.001 CNY/MTR', 'sum(r, "cost") / sum(r, "length")'),
    ],
    [
      'a factor that converts into nothing',
      '7.0 * sum(r, "length")',
      'MTR',
      differs('MTR', 'KMT', '7.0 * sum(r, "length")'),
    ],
    [
      'an attribute that nobody declared',
      'sum(r, "undeclared")',
      'C62',
      ['measures.unit-unknown', { attribute: 'undeclared', place: 'sum(r, "undeclared")' }],
    ],
    [
      'an attribute of any unit, when none is asked for',
      '2.0 * sum(r, "figure")',
      'P1',
      ['measures.unit-unknown', { attribute: 'figure', place: '2.0 * sum(r, "figure")' }],
    ],
  ] as const) {
    it(`refuses ${title}, with the units and the place`, () =>
      assert.deepEqual(refusal(expression, unit), expected));
  }

  it('of an attribute of any unit are what the selection asks for, and then it selects no other', () => {
    const q = 'state=="open";figure.unitCode=="P1"';
    assert.equal(refusal('mean(r, "figure")', 'P1', q), null);
    assert.deepEqual(refusal('mean(r, "figure")', 'CNY', q), differs('CNY', 'P1', 'mean(r, "figure")'));
    assert.equal(
      refusal('mean(r, "figure")', 'P1', 'state=="open"|figure.unitCode=="P1"')?.[0],
      'measures.unit-unknown',
    );
  });
});
