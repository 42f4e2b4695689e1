import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileExpression } from '../expression.ts';
import { grouped, matched, unmatched } from '../matching.ts';
import type { Row } from '../rows.ts';

const value = fc.oneof(
  fc.constantFrom('a', 'b', '1', '', '1 "a', 'null'),
  fc.integer({ min: 0, max: 2 }),
  fc.boolean(),
);
const row = fc.dictionary(fc.constantFrom('id', 'x', 'y'), value, { noNullPrototype: true });
const list = fc.array(row, { maxLength: 12 });

const agree = (one: Row, other: Row): boolean =>
  one['x'] !== undefined && one['y'] !== undefined && one['x'] === other['id'] && one['y'] === other['y'];

describe('rows that agree', () => {
  it('are those that a comparison of all with all finds, and the rest is the rest', () => {
    fc.assert(
      fc.property(list, list, (rows, others) => {
        const pairs = ['x=id', 'y'];
        const expected = rows.filter((one) => others.some((other) => agree(one, other)));
        const found = matched(rows, pairs, others);
        assert.deepEqual(
          found.map(({ x, y }) => [x, y]),
          expected.map(({ x, y }) => [x, y]),
        );
        for (const [index, one] of expected.entries())
          assert.deepEqual(found[index], { ...others.find((other) => agree(one, other)), ...one });
        assert.deepEqual(
          unmatched(rows, pairs, others),
          rows.filter((one) => !expected.includes(one)),
        );
      }),
    );
  });

  it('stand together in groups, each row once', () => {
    fc.assert(
      fc.property(list, (rows) => {
        const groups = grouped(rows, ['x', 'y']);
        const members = groups.flatMap((group) => group['rows'] as unknown as readonly Row[]);
        assert.equal(new Set(members).size, members.length);
        assert.equal(members.length, rows.filter((one) => 'x' in one && 'y' in one).length);
        assert.equal(new Set(groups.map(({ x, y }) => JSON.stringify([x, y]))).size, groups.length);
        for (const group of groups)
          for (const one of group['rows'] as unknown as readonly Row[])
            assert.deepEqual([one['x'], one['y']], [group['x'], group['y']]);
      }),
    );
  });

  it('follow a relationship in an expression', () => {
    const evaluate = compileExpression(
      'count(grouped(matched(tests, ["place=id"], places).filter(t, t.level >= t.least), ["place"]).filter(g, count(g.rows) > 1.0)) ' +
        '+ 10.0 * count(unmatched(places, ["id=place"], tests)) + 100.0 * sum(matched(places, ["id=place"], tests), "people")',
      ['places', 'tests'],
    );
    const places = ['1', '2', '3'].map((id) => ({ id, type: 'P', least: 5, people: 7 }));
    const tests = [
      { id: 'a', type: 'T', place: '1', level: 5 },
      { id: 'b', type: 'T', place: '1', level: 6 },
      { id: 'c', type: 'T', place: '2', level: 4 },
      { id: 'd', type: 'T', place: '9', level: 9 },
    ];
    assert.deepEqual(evaluate({ places, tests }), { value: 1 + 10 + 1400, status: 'ok' });
  });
});
