import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fact } from '../../facts/model/entity.ts';
import { compileExpression } from '../expression.ts';
import { rowsOf } from '../rows.ts';
import { whyNoValue } from '../why-no-value.ts';

const fact = (entity: string, value: number): Fact => ({
  instance: entity,
  entity,
  entityType: 'Lamp',
  attribute: 'power',
  kind: 'Property',
  value,
  unitCode: null,
  observedAt: null,
  recordedAt: '2026-01-01T00:00:00.000Z',
  by: { actor: 'key:a', organisation: null, source: 'a', synthetic: false },
  digest: '',
});
const select = { lamps: { attributes: ['power'] }, spots: { attributes: ['power'] } };
const lamps = [fact('urn:a:1', 0), fact('urn:a:2', 5)];

describe('why a measurement has no value', () => {
  for (const [title, expression, facts, expected] of [
    [
      'a count of nothing below the line',
      '100.0 * count(lamps) / count(spots)',
      { lamps },
      { code: 'division-by-zero', place: 'count(spots)' },
    ],
    [
      'zero by zero',
      'count(spots) / count(spots)',
      { lamps },
      { code: 'division-by-zero', place: 'count(spots)' },
    ],
    [
      'a whole number by zero',
      'int(count(lamps)) / int(count(spots))',
      { lamps },
      { code: 'division-by-zero', place: 'int(count(spots))' },
    ],
    [
      'a mean of nothing',
      'mean(spots, "power")',
      { lamps },
      { code: 'nothing-to-average', place: 'mean(spots, "power")' },
    ],
    ['no fact at all', 'mean(spots, "power")', {}, { code: 'no-facts', place: 'mean(spots, "power")' }],
    [
      'more than a number holds',
      'sum(lamps, "power") * 1e308 * 1e308',
      { lamps },
      { code: 'too-large', place: 'sum(lamps, "power") * 1e308 * 1e308' },
    ],
    [
      'a row that is not there',
      'lamps[5].power',
      { lamps },
      { code: 'not-computed', place: 'No such key: 5' },
    ],
  ] as const) {
    it(`is ${title}`, () => {
      const given: Readonly<Record<string, readonly Fact[]>> = facts;
      const rows = { lamps: rowsOf(given['lamps'] ?? []), spots: rowsOf(given['spots'] ?? []) };
      const outcome = compileExpression(expression, Object.keys(select))(rows);
      assert.deepEqual(outcome, { value: null, status: 'no-data' }, 'never an error, never infinity');
      const why = whyNoValue({ expression, select }, given);
      if (expected.code === 'not-computed') assert.equal(why.code, expected.code);
      else assert.deepEqual(why, expected);
    });
  }

  it('a measure cannot name another one, so that no circle of measures can be', () => {
    assert.throws(() => compileExpression('measure("x") + count(lamps)', ['lamps']), {
      code: 'measures.bad-expression',
    });
    assert.throws(() => compileExpression('count(lamps) + other', ['lamps']), {
      code: 'measures.bad-expression',
    });
  });
});
