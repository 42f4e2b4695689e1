import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fact } from '../../facts/model/entity.ts';
import { partsOf } from '../parts-of.ts';

const fact = (entity: string, attribute: string, value: string | number): Fact =>
  ({ entity, entityType: 'T', attribute, value }) as Fact;

describe('a figure in parts', () => {
  it('parts what reads the attribute, keeps the rest whole, and leaves out what has no value', () => {
    const used = {
      cells: [fact('c1', 'area', 'a'), fact('c1', 'v', 1), fact('c2', 'area', 'b'), fact('c3', 'v', 2)],
      tests: [fact('t1', 'area', 'b'), fact('t2', 'area', 'c')],
      limits: [fact('l', 'least', 5)],
    };
    const parts = partsOf(used, (name) => name !== 'limits', 'area');
    const ids = (facts: readonly Fact[] | undefined) => facts?.map(({ entity }) => entity);
    assert.deepEqual(
      [...parts].map(([of, { cells, tests, limits }]) => [of, ids(cells), ids(tests), ids(limits)]),
      [
        ['a', ['c1', 'c1'], [], ['l']],
        ['b', ['c2'], ['t1'], ['l']],
        ['c', [], ['t2'], ['l']],
      ],
    );
  });
});
