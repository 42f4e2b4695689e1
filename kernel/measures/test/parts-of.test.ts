import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countParts, partsOf } from '../parts-of.ts';
import type { Row } from '../rows.ts';

const row = (id: string, own: Readonly<Record<string, string | number | boolean>>): Row => ({
  id,
  type: 'T',
  ...own,
});

describe('a figure in parts', () => {
  it('parts what reads the attribute, keeps the rest whole, and leaves out what has no value', () => {
    const used = {
      cells: [row('c1', { area: 'a', v: 1 }), row('c2', { area: 'b' }), row('c3', { v: 2 })],
      tests: [row('t1', { area: 'b' }), row('t2', { area: 'c' })],
      limits: [row('l', { least: 5 })],
    };
    const parts = partsOf(used, (name) => name !== 'limits', ['area']);
    const ids = (rows: readonly Row[] | undefined) => rows?.map(({ id }) => id);
    assert.deepEqual(
      parts.map(({ of, rows: { cells, tests, limits } }) => [of, ids(cells), ids(tests), ids(limits)]),
      [
        [['a'], ['c1'], [], ['l']],
        [['b'], ['c2'], ['t1'], ['l']],
        [['c'], [], ['t2'], ['l']],
      ],
    );
  });

  it('parts by two attributes that different selections read: every pair of values', () => {
    const used = {
      cells: [row('c1', { area: 'a' }), row('c2', { area: 'b' })],
      tests: [row('t1', { operator: 'x' }), row('t2', { operator: 'y', area: 'b' })],
    };
    const reads = (name: string, attribute: string) => (attribute === 'area') === (name === 'cells');
    const parts = partsOf(used, reads, ['area', 'operator']);
    assert.deepEqual(
      parts.map(({ of, rows: { cells, tests } }) => [
        of.join(' '),
        cells?.map(({ id }) => id),
        tests?.map(({ id }) => id),
      ]),
      [
        ['a x', ['c1'], ['t1']],
        ['a y', ['c1'], ['t2']],
        ['b x', ['c2'], ['t1']],
        ['b y', ['c2'], ['t2']],
      ],
    );
  });

  it('parts by numbers and booleans as well, in the order of the texts, and counts before it parts', () => {
    const used = {
      rooms: [row('r1', { floor: 2 }), row('r2', { floor: 10 }), row('r3', { floor: true })],
    };
    const parts = partsOf(used, () => true, ['floor']);
    assert.deepEqual(
      parts.map(({ of, rows: { rooms } }) => [...of, rooms?.length]),
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
