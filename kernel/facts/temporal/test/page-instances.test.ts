import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Instance } from '../instance.ts';
import { pageInstances } from '../page-instances.ts';
import { parseTemporalQuery, type TemporalParameters, windowOf } from '../temporal-query.ts';
import { instances } from './arbitrary-instance.ts';

const EVER = '2020-01-01T00:00:00Z';
const END = '2030-01-01T00:00:00Z';

/** What the store would find: instances in the window. */
function within(list: readonly Instance[], parameters: TemporalParameters): readonly Instance[] {
  const { from, to } = windowOf(parseTemporalQuery(parameters));
  return list.filter(
    ({ observedAt }) => observedAt !== null && (from ?? '') <= observedAt && (to === null || observedAt < to),
  );
}

/** Goes from page to page as a client does, by the end of each range. */
function walk(list: readonly Instance[], first: TemporalParameters, room: number): readonly string[] {
  const seen: string[] = [];
  for (let parameters = first, pages = 0; pages < 1000; pages += 1) {
    const { shown, range } = pageInstances(within(list, parameters), parseTemporalQuery(parameters), room);
    seen.push(...shown.map(({ instance }) => instance));
    const end = /-(\d{4}-[^/]*)\//.exec(range?.slice(22) ?? '')?.[1];
    if (range === null || end === undefined) return seen;
    if (parameters.lastN === undefined) parameters = { ...parameters, timeAt: end };
    else if (parameters.timerel === 'between') parameters = { ...parameters, endTimeAt: end };
    else parameters = { ...parameters, timeAt: end };
  }
  throw new Error('no end of pages');
}

describe('pages of instances (clause 6.3.10)', () => {
  const forward = { timerel: 'after', timeAt: EVER };
  const backward = { timerel: 'before', timeAt: END, lastN: 1000 };
  for (const [name, parameters] of Object.entries({
    forward,
    between: { timerel: 'between', timeAt: EVER, endTimeAt: END },
    backward,
    'backward between': { timerel: 'between', timeAt: EVER, endTimeAt: END, lastN: 1000 },
  }))
    it(`shows every instance once, ${name}`, () => {
      fc.assert(
        fc.property(instances, fc.integer({ min: 1, max: 20 }), (list, room) => {
          const seen = walk(list, parameters, room);
          assert.deepEqual(seen.toSorted(), list.map(({ instance }) => instance).toSorted());
        }),
      );
    });

  it('shows more than there is room for only at one moment', () => {
    fc.assert(
      fc.property(instances, fc.integer({ min: 1, max: 20 }), (list, room) => {
        const { shown, range } = pageInstances(list, parseTemporalQuery(forward), room);
        assert.ok(shown.length <= room || new Set(shown.map(({ observedAt }) => observedAt)).size === 1);
        assert.equal(range === null, shown.length === list.length);
      }),
    );
  });

  it('words the range as the question went', () => {
    const list = [1, 2, 3].map(
      (day): Instance => ({
        instance: `${day}`,
        attribute: 'a',
        kind: 'Property',
        value: day,
        unitCode: null,
        observedAt: `2026-01-0${day}T00:00:00.000Z`,
        recordedAt: END,
      }),
    );
    const range = (parameters: TemporalParameters): string | null =>
      pageInstances(list, parseTemporalQuery(parameters), 2).range;
    assert.equal(range({}), 'date-time 2026-01-01T00:00:00Z-2026-01-02T00:00:00Z/*');
    assert.equal(
      range(forward),
      'date-time 2020-01-01T00:00:00.000Z-2026-01-02T00:00:00Z/*'.replace('.000', ''),
    );
    assert.equal(
      range({ timerel: 'between', timeAt: EVER, endTimeAt: END, lastN: '3' }),
      'date-time 2030-01-01T00:00:00Z-2026-01-02T00:00:00Z/3',
    );
    assert.equal(range({ lastN: 3 }), 'date-time 2026-01-03T00:00:00Z-2026-01-02T00:00:00Z/3');
  });
});

describe('temporal query (clause 4.11)', () => {
  it('excludes the times that it names', () => {
    assert.deepEqual(windowOf(parseTemporalQuery({ timerel: 'after', timeAt: EVER })), {
      from: '2020-01-01T00:00:00.001Z',
      to: null,
    });
    assert.deepEqual(windowOf(parseTemporalQuery({ timerel: 'before', timeAt: EVER })), {
      from: null,
      to: '2020-01-01T00:00:00.000Z',
    });
  });

  for (const bad of [
    { timerel: 'during', timeAt: EVER },
    { timerel: 'after' },
    { timerel: 'after', timeAt: 'yesterday' },
    { timerel: 'between', timeAt: EVER },
    { timerel: 'between', timeAt: END, endTimeAt: EVER },
    { timerel: 'after', timeAt: EVER, endTimeAt: END },
    { timeAt: EVER },
    { timeproperty: 'value' },
    { lastN: '0' },
    { lastN: '-1' },
    { lastN: 1.5 },
  ])
    it(`refuses ${JSON.stringify(bad)}`, () => {
      assert.throws(() => parseTemporalQuery(bad), { code: 'facts.bad-temporal-query' });
    });
});
