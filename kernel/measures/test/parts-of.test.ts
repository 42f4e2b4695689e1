import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fact } from '../../facts/model/entity.ts';
import { countParts, partsOf } from '../parts-of.ts';

const fact = (entity: string, attribute: string, value: string | number): Fact =>
  ({ entity, entityType: 'T', attribute, value }) as Fact;

describe('a figure in parts', () => {
  it('parts what reads the attribute, keeps the rest whole, and leaves out what has no value', () => {
    const used = {
      cells: [fact('c1', 'area', 'a'), fact('c1', 'v', 1), fact('c2', 'area', 'b'), fact('c3', 'v', 2)],
      tests: [fact('t1', 'area', 'b'), fact('t2', 'area', 'c')],
      limits: [fact('l', 'least', 5)],
    };
    const parts = partsOf(used, (name) => name !== 'limits', ['area']);
    const ids = (facts: readonly Fact[] | undefined) => facts?.map(({ entity }) => entity);
    assert.deepEqual(
      parts.map(({ of, facts: { cells, tests, limits } }) => [of, ids(cells), ids(tests), ids(limits)]),
      [
        [['a'], ['c1', 'c1'], [], ['l']],
        [['b'], ['c2'], ['t1'], ['l']],
        [['c'], [], ['t2'], ['l']],
      ],
    );
  });

  it('parts by two attributes that different selections read: every pair of values', () => {
    const used = {
      cells: [fact('c1', 'area', 'a'), fact('c2', 'area', 'b')],
      tests: [fact('t1', 'operator', 'x'), fact('t2', 'operator', 'y'), fact('t2', 'area', 'b')],
    };
    const reads = (name: string, attribute: string) => (attribute === 'area') === (name === 'cells');
    const parts = partsOf(used, reads, ['area', 'operator']);
    assert.deepEqual(
      parts.map(({ of, facts: { cells, tests } }) => [
        of.join(' '),
        cells?.map(({ entity }) => entity),
        tests?.map(({ entity }) => entity),
      ]),
      [
        ['a x', ['c1'], ['t1']],
        ['a y', ['c1'], ['t2', 't2']],
        ['b x', ['c2'], ['t1']],
        ['b y', ['c2'], ['t2', 't2']],
      ],
    );
  });

  it('parts by numbers and booleans as well, in the order of the texts, and counts before it parts', () => {
    const used = {
      rooms: [fact('r1', 'floor', 2), fact('r2', 'floor', 10), fact('r3', 'floor', true as never)],
    };
    const parts = partsOf(used, () => true, ['floor']);
    assert.deepEqual(
      parts.map(({ of, facts: { rooms } }) => [...of, rooms?.length]),
      [
        ['10', 1],
        ['2', 1],
        ['true', 1],
      ],
    );
    assert.equal(
      countParts(used, () => true, ['floor', 'floor']),
      9,
    );
    assert.equal(
      countParts(used, () => false, ['floor']),
      0,
    );
  });
});
