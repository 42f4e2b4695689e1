import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Fact } from '../../facts/model/entity.ts';
import { factCount, factsIn, joined, presentOf, renewed, saidBy, settled } from '../present.ts';
import { rowsOf } from '../rows.ts';
import { said } from './said.ts';

const ids = ['1', '12', '2', '3', '😀', 'ﬃ'];
const versions = fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 0, max: 6 }), {
  noNullPrototype: true,
});
const factsOf = (of: Readonly<Record<string, number>>): readonly Fact[] =>
  Object.entries(of).flatMap(([entity, version]) => said(entity, version));

describe('what a selection holds, packed', () => {
  it('says of each fact what the fact says, entity by entity in the order of ids', () => {
    fc.assert(
      fc.property(versions, (of) => {
        const facts = factsOf(of);
        const present = presentOf(facts);
        assert.deepEqual(present.rows, rowsOf(facts));
        assert.equal(factCount(present), facts.length);
        assert.equal(
          present.rows.reduce((sum, row) => sum + factsIn(row), 0),
          facts.length,
        );
        const key = (entity: string, attribute: string) => `${entity} ${attribute}`;
        assert.deepEqual(
          new Map(
            [...saidBy(present)].map(({ entity, attribute, value, at }) => [
              key(entity, attribute),
              [value, at],
            ]),
          ),
          new Map(
            facts.map(({ entity, attribute, value, observedAt, recordedAt }) => [
              key(entity, attribute),
              [value, Date.parse(observedAt ?? recordedAt)],
            ]),
          ),
        );
      }),
    );
  });

  it('is renewed of some entities as if it were read anew, and is the very same where nothing differs', () => {
    fc.assert(
      fc.property(versions, versions, fc.subarray(ids), (before, after, touched) => {
        const held = presentOf(factsOf(before));
        const now = { ...before };
        for (const id of touched) {
          const version = after[id];
          if (version === undefined) delete now[id];
          else now[id] = version;
        }
        const news = Object.fromEntries(Object.entries(now).filter(([id]) => touched.includes(id)));
        const again = renewed(held, factsOf(news), touched);
        assert.deepEqual(again, presentOf(factsOf(now)));
        const isSame = JSON.stringify(again) === JSON.stringify(held);
        assert.equal(again === held, isSame);
        assert.equal(settled(held, presentOf(factsOf(now))) === held, isSame);
      }),
    );
  });

  it('is put together out of pages, in the order of ids whatever the order of pages', () => {
    fc.assert(
      fc.property(versions, fc.integer({ min: 0, max: 6 }), (of, cut) => {
        const entries = Object.entries(of);
        const pages = [entries.slice(cut), entries.slice(0, cut)].map((page) =>
          presentOf(factsOf(Object.fromEntries(page))),
        );
        assert.deepEqual(joined(pages), presentOf(factsOf(of)));
      }),
    );
  });
});
