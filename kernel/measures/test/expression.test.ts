import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileMeasure } from '../evaluator.ts';
import { compileExpression } from '../expression.ts';
import type { Row } from '../rows.ts';

const rows: Readonly<Record<string, readonly Row[]>> = {
  r: [
    { id: 'urn:a:1', type: 'T', v: 1, s: 'x', empty: '', list: [1, 2] },
    { id: 'urn:a:2', type: 'T', v: 2, s: '12' },
    { id: 'urn:a:3', type: 'T' },
  ],
  none: [],
};
const valueOf = (expression: string): number | null =>
  compileExpression(expression, ['r', 'none'])(rows).value;

describe('expression of a measure', () => {
  for (const [expression, value] of [
    ['count(r)', 3],
    ['size(r)', 3],
    ['count(none)', 0],
    ['sum(r, "v")', 3],
    ['sum(r, "missing")', 0],
    ['sum(r, "constructor")', 0],
    ['sum(r, "s")', 0],
    ['mean(r, "v")', 1.5],
    ['mean(none, "v")', null],
    ['count(r.filter(x, has(x.v) && x.v > 1.0))', 1],
    ['100.0 * count(none) / count(r)', 0],
    ['count(r) / count(none)', null],
    ['count(none) / count(none)', null],
    ['-1.0 * count(none)', 0],
    ['7', 7],
    ['7u', 7],
    ['1 / 0', null],
    ['r[0].v', 1],
    ['r[9].v', null],
    ['r[2].v', null],
    ['r[0].empty', null],
    ['r[1].s', null],
    ['r[0].list', null],
    ['dyn(true)', null],
    ['dyn("12")', null],
    ['dyn(null)', null],
  ] as const) {
    it(`${expression} gives ${value ?? 'no data'}`, () => {
      assert.ok(Object.is(valueOf(expression), value), String(valueOf(expression)));
    });
  }

  for (const expression of [
    '',
    '(',
    'true',
    'null',
    '"5"',
    'r',
    'r[0]',
    '[1]',
    '{}',
    'b"x"',
    'count(r) > 1.0',
    'count(unknown)',
    'r.unknown()',
    'nope(r)',
    'count(r) / 2',
    'sum(r)',
    'sum(r, 1)',
    'covered(r, none, 5.0)',
    'duration("1s")',
    'timestamp("2026-01-01T00:00:00Z")',
  ]) {
    it(`refuses ${expression || 'nothing'} when it is defined`, () => {
      assert.throws(() => compileExpression(expression, ['r', 'none']), { code: 'measures.bad-expression' });
    });
  }

  it('adds so that no digit is lost between large and small', () => {
    const large = [1, 1e100, 1, -1e100].map((v, index): Row => ({ id: String(index), type: 'T', v }));
    assert.equal(compileExpression('sum(r, "v")', ['r'])({ r: large }).value, 2);
    // Cents in binary: exact up to one rounding of the true sum, here taken in integers.
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 200 }),
        (hundredths) => {
          const r = hundredths.map(
            (number, index): Row => ({ id: String(index), type: 'T', v: number / 100 }),
          );
          const exact = hundredths.reduce((sum, number) => sum + number, 0) / 100;
          const { value } = compileExpression('sum(r, "v")', ['r'])({ r });
          assert.ok(Math.abs((value ?? Number.NaN) - exact) <= Math.abs(exact) * 2 ** -51 + 1e-11);
        },
      ),
    );
  });
});

describe('definition of a measure', () => {
  const definition = {
    code: 'x',
    version: 1,
    select: { lamps: { types: ['Lamp'], q: 'state=="on"', attributes: ['power'] } },
    expression: 'count(lamps)',
    unit: 'C62',
    direction: 'up',
    decimals: 0,
    tier: 'A',
  } as const;

  for (const [title, change, code] of [
    ['no selection', { select: {} }, 'measures.bad-definition'],
    ['no attributes', { select: { lamps: { attributes: [] } } }, 'measures.bad-definition'],
    ['a limit', { select: { lamps: { attributes: ['a'], limit: 5 } } }, 'measures.bad-definition'],
    [
      'an order',
      { select: { lamps: { attributes: ['a'], order: [{ path: ['a'] }] } } },
      'measures.bad-definition',
    ],
    [
      'a time of its own',
      { select: { lamps: { attributes: ['a'], asOf: '2026-01-01T00:00:00Z' } } },
      'measures.bad-definition',
    ],
    ['a broken q', { select: { lamps: { attributes: ['a'], q: 'a=1' } } }, 'facts.bad-query'],
    ['a wild pattern', { select: { lamps: { attributes: ['a'], q: 'a~="(b)\\1"' } } }, 'facts.bad-pattern'],
    ['another selection in its expression', { expression: 'count(roads)' }, 'measures.bad-expression'],
  ] as const) {
    it(`is refused with ${title}`, () => {
      assert.throws(() => compileMeasure({ ...definition, ...change }), { code });
    });
  }

  it('hears its types and what it reads, also in q, and deletions', () => {
    const { selections } = compileMeasure(definition);
    const change = (types: readonly string[], attributes: readonly string[], deleted = false) =>
      selections[0]?.hears({ types, attributes, deleted });
    assert.equal(change(['Lamp'], ['power']), true);
    assert.equal(change(['Lamp'], ['state', 'name']), true);
    assert.equal(change(['Asset', 'Lamp'], ['state']), true);
    assert.equal(change(['Lamp'], ['name']), false);
    assert.equal(change(['Spot'], ['state']), false);
    assert.equal(change(['Lamp'], [], true), true);
  });
});
