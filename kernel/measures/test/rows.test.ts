import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Fact, Json } from '../../facts/model/entity.ts';
import { makeFact } from '../../facts/model/make-fact.ts';
import { quarterEnds } from '../quarter-ends.ts';
import { rowsOf } from '../rows.ts';

const by = { actor: 'user:x', organisation: null, source: 'test', synthetic: false };
const fact = (entity: string, attribute: string, value: Json, unitCode: string | null = null): Fact =>
  makeFact(
    { entity, entityType: 'T', attribute },
    { kind: 'Property', value, unitCode, observedAt: null },
    { instance: `${entity} ${attribute}`, at: '2026-01-01T00:00:00.000Z', by },
  );

describe('rows', () => {
  it('are one for each entity, in order of their ids, with what is known of it', () => {
    const rows: readonly object[] = rowsOf([
      fact('urn:b', 'x', 1),
      fact('urn:a', 'x', 2),
      fact('urn:b', 'constructor', 'c'),
    ]);
    const expected: readonly object[] = [
      { id: 'urn:a', type: 'T', x: 2 },
      { id: 'urn:b', type: 'T', x: 1, constructor: 'c' },
    ];
    assert.deepEqual(rows, expected);
  });

  for (const [yuan, fen] of [
    [1, 100],
    [0.29, 29],
    [19.99, 1999],
    [1.1, 110],
    [-0.57, -57],
    [100_000_000_000, 10_000_000_000_000],
    [0.005, 1],
    [0.004, 0],
  ] as const) {
    it(`count ${yuan} yuan as ${fen} fen`, () => {
      assert.equal(rowsOf([fact('urn:a', 'cost', yuan, 'CNY')])[0]?.['cost'], fen);
    });
  }

  it('count every amount with two decimals exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (fen) => {
        assert.equal(
          rowsOf([fact('urn:a', 'cost', Number((fen / 100).toFixed(2)), 'CNY')])[0]?.['cost'],
          fen + 0,
        );
      }),
    );
  });

  it('leave other units and kinds of value alone', () => {
    assert.equal(rowsOf([fact('urn:a', 'cost', 1.5, 'USD')])[0]?.['cost'], 1.5);
    assert.equal(rowsOf([fact('urn:a', 'cost', '1.5', 'CNY')])[0]?.['cost'], '1.5');
  });
});

describe('quarter ends', () => {
  const now = new Date('2026-03-31T10:00:00Z');
  it('are the last days of quarters that are over', () => {
    assert.deepEqual(quarterEnds('2025-01-01', now), [
      '2025-03-31',
      '2025-06-30',
      '2025-09-30',
      '2025-12-31',
    ]);
    assert.deepEqual(quarterEnds('2025-01-01', new Date('2026-04-01T00:00:00Z')).at(-1), '2026-03-31');
    assert.deepEqual(quarterEnds('2025-12-31', now), ['2025-12-31']);
    assert.deepEqual(quarterEnds('2026-01-01', now), []);
    assert.deepEqual(quarterEnds('2027-01-01', now), []);
  });

  it('are four a year, in order, each the day before a quarter begins', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
        (since) => {
          const from = since.toISOString().slice(0, 10);
          const days = quarterEnds(from, now);
          assert.deepEqual(days, days.toSorted());
          assert.ok(days.every((day) => day >= from && day < '2026-03-31'));
          for (const day of days) {
            const next = new Date(Date.parse(day) + 86_400_000).toISOString();
            assert.match(next, /-(?:01|04|07|10)-01T/);
          }
          const years = (now.getTime() - since.getTime()) / (365.25 * 86_400_000);
          assert.ok(Math.abs(days.length - years * 4) <= 1.1);
        },
      ),
    );
  });
});
