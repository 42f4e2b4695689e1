import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../../model/entity.ts';
import { shortTime } from '../../model/instant.ts';
import { Aggregate, METHODS, type Method, parseMethods } from '../aggregate.ts';
import { Aggregation } from '../aggregation.ts';
import { parseDuration } from '../duration.ts';
import { type Instance, seriesOf } from '../instance.ts';
import { instances } from './arbitrary-instance.ts';

function results(values: readonly Json[]): Partial<Record<Method, Json>> {
  const aggregate = new Aggregate(true);
  for (const value of values) aggregate.add(value);
  return Object.fromEntries(
    METHODS.flatMap((method) => {
      const result = aggregate.result(method);
      return result === undefined ? [] : [[method, result]];
    }),
  );
}

const typed = (text: string): Json => ({ '@type': 'DateTime', '@value': text });

describe('aggregation methods (clause 4.5.19)', () => {
  it('adds up numbers', () => {
    assert.deepEqual(results([2, 4, 4, 4, 5, 5, 7, 9]), {
      totalCount: 8,
      distinctCount: 5,
      sum: 40,
      avg: 5,
      min: 2,
      max: 9,
      stddev: 2,
      sumsq: 232,
    });
  });

  it('takes truth as 1 and 0, and lists by their length', () => {
    assert.deepEqual(results([true, false, true, true]).avg, 0.75);
    assert.deepEqual(results([[1, 2], [], [1]]).max, 2);
  });

  it('orders texts, but does not add them', () => {
    assert.deepEqual(results(['b', 'a', 'b']), { totalCount: 3, distinctCount: 2, min: 'a', max: 'b' });
  });

  it('orders and averages dates and times', () => {
    const days = results([typed('2026-01-01'), typed('2026-01-03')]);
    assert.deepEqual(days, {
      totalCount: 2,
      distinctCount: 2,
      avg: '2026-01-02',
      min: '2026-01-01',
      max: '2026-01-03',
    });
    assert.equal(results([typed('08:00:00'), typed('10:00:00Z')]).avg, '09:00:00.000Z');
    assert.equal(
      results([typed('2026-01-01T00:00:00+08:00'), typed('2026-01-01T00:00:00Z')]).min,
      '2026-01-01T00:00:00+08:00',
    );
  });

  it('only counts what has no order', () => {
    assert.deepEqual(results([{ a: 1 }, { a: 1 }, null]), { totalCount: 3, distinctCount: 2 });
  });

  it('goes on from sums that were made before', () => {
    const aggregate = new Aggregate(false);
    aggregate.addSummary({ count: 3, sum: 6, minimum: 1, maximum: 3 });
    aggregate.add(10);
    assert.deepEqual(
      (['avg', 'sum', 'min', 'max'] as const).map((method) => aggregate.result(method)),
      [4, 16, 1, 10],
    );
  });

  it('keeps the spread of large numbers', () => {
    const large = results([1e9 + 1, 1e9 + 2, 1e9 + 3]).stddev;
    assert.ok(Math.abs((large as number) - Math.sqrt(2 / 3)) < 1e-9);
  });

  it('refuses other methods', () => {
    for (const bad of [undefined, '', 'avg,median', 'AVG'])
      assert.throws(() => parseMethods(bad), { code: 'facts.bad-aggregate' });
    assert.deepEqual(parseMethods('avg,max,avg'), ['avg', 'max']);
  });
});

/** Of numbers only, the plain way: every period looks at every instance. */
function naive(list: readonly Instance[], start: number, length: number): Record<string, Json[]> {
  const out: Record<string, Json[]> = {};
  for (const [key, series] of Map.groupBy(list, seriesOf)) {
    for (let from = start; from < start + 500 * 60_000; from += length) {
      const values = series
        .filter(({ observedAt }) => {
          const time = Date.parse(observedAt ?? '');
          return time >= from && time < from + length;
        })
        .map(({ value }) => value as number);
      if (values.length === 0) continue;
      const bounds = [from, from + length].map((time) => shortTime(new Date(time).toISOString()));
      (out[`${key} sum`] ??= []).push([values.reduce((a, b) => a + b), ...bounds]);
      (out[`${key} max`] ??= []).push([Math.max(...values), ...bounds]);
      (out[`${key} totalCount`] ??= []).push([values.length, ...bounds]);
    }
  }
  return out;
}

describe('aggregated representation (clause 4.5.19)', () => {
  it('is what every period adds up to by itself', () => {
    const start = '2026-01-01T00:00:00.000Z';
    fc.assert(
      fc.property(instances, fc.constantFrom('PT10M', 'PT1H', 'P1D'), (all, text) => {
        const list = all.filter(({ value }) => typeof value === 'number');
        const duration = parseDuration(text);
        const methods = parseMethods('sum,max,totalCount');
        const aggregation = new Aggregation({ methods, duration }, { start, end: start });
        for (const one of list) aggregation.add(one, one.observedAt ?? '');
        const found: Record<string, Json> = {};
        for (const [name, one] of Object.entries(aggregation.represent())) {
          for (const { type: _, datasetId, ...rest } of [one].flat() as Record<string, Json>[])
            for (const [method, rows] of Object.entries(rest))
              found[`${name}${datasetId === undefined ? '' : ` ${datasetId}`} ${method}`] = rows;
        }
        assert.deepEqual(found, naive(list, Date.parse(start), duration.milliseconds));
      }),
    );
  });

  it('takes a duration of no length as the whole time', () => {
    const [start, end] = ['2026-01-01T00:00:00.000Z', '2026-01-05T12:00:00.000Z'];
    const query = { methods: parseMethods('sum'), duration: parseDuration('PT0S') };
    const aggregation = new Aggregation(query, { start, end });
    aggregation.addSummary({ attribute: 'a' }, start, { count: 2, sum: 5, minimum: 1, maximum: 4 });
    assert.deepEqual(aggregation.represent(), {
      a: { type: 'Property', sum: [[5, '2026-01-01T00:00:00Z', '2026-01-05T12:00:00Z']] },
    });
  });
});
