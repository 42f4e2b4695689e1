import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { append, create, observed, type Stated, statementsOf } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { rollHours } from '../history-hours.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([], '2026-03-02T02:00:00.000Z');
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();
const MINUTE = 60_000;
const iso = (time: number): string => new Date(time).toISOString();
const remember = (id: string, stated: Stated) =>
  test.kernel.facts.remember(
    [
      {
        id,
        types: ['Thing'],
        statements: new Map([...statementsOf(stated)].map(([name, one]) => [name, [one]])),
      },
    ],
    by,
  );

type Step =
  | { readonly do: 'write' | 'remember'; readonly minutes: number; readonly value: number | string }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'roll' }
  | { readonly do: 'ask'; readonly from: number; readonly minutes: number };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constantFrom('write' as const, 'remember' as const),
    // Mostly of now, some late, some ahead of time.
    minutes: fc.oneof(fc.integer({ min: -2, max: 0 }), fc.integer({ min: -300, max: 90 })),
    value: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: -100, max: 100 }) },
      { weight: 1, arbitrary: fc.constant('text') },
    ),
  }),
  fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 80 }) }),
  fc.record({ do: fc.constant('roll' as const) }),
  fc.record({
    do: fc.constant('ask' as const),
    from: fc.integer({ min: -400, max: 60 }),
    minutes: fc.integer({ min: 0, max: 500 }),
  }),
);

interface Hour {
  readonly hour: string;
  readonly count: number;
  readonly sum: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** The same, reckoned from every single number. */
function reckoned(
  numbers: readonly { at: number; value: number }[],
  from: number,
  to: number,
): readonly Hour[] {
  const hours = new Map<number, number[]>();
  for (const { at, value } of numbers) {
    if (at < from || at >= to) continue;
    const hour = Math.floor(at / (60 * MINUTE));
    hours.set(hour, [...(hours.get(hour) ?? []), value]);
  }
  return [...hours]
    .toSorted(([a], [b]) => a - b)
    .map(([hour, values]) => ({
      hour: iso(hour * 60 * MINUTE),
      count: values.length,
      sum: values.reduce((sum, value) => sum + value, 0),
      minimum: Math.min(...values),
      maximum: Math.max(...values),
    }));
}

describe('numbers by the hour', () => {
  let round = 0;
  it('are what every single number comes to, whatever was rolled up when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        round += 1;
        const id = `urn:hours:${round}`;
        await test.kernel.facts.write([create(id)], by);
        const numbers: { at: number; value: number }[] = [];
        const used = new Set<number>();
        const ask = async (from: number, to: number): Promise<void> =>
          assert.deepEqual(
            await test.kernel.facts.hours({ entity: id, attribute: 'a', from: iso(from), to: iso(to) }),
            reckoned(numbers, from, to),
          );
        for (const one of steps) {
          const now = test.clock.now().getTime();
          if (one.do === 'wait') test.clock.advance(one.minutes * MINUTE);
          else if (one.do === 'roll') await rollHours(test.database, test.clock.now());
          else if (one.do === 'ask')
            await ask(now + one.from * MINUTE, now + (one.from + one.minutes) * MINUTE);
          else {
            const { value } = one;
            let at = now + one.minutes * MINUTE;
            // The same value at the same moment is no news.
            while (used.has(at)) at += 1;
            used.add(at);
            const stated = { a: observed(value, iso(at)) };
            if (one.do === 'write') await test.kernel.facts.write([append(id, stated)], by);
            else await remember(id, stated);
            if (typeof value === 'number') numbers.push({ at, value });
          }
        }
        const now = test.clock.now().getTime();
        await ask(now - 10_000 * MINUTE, now + 1000 * MINUTE);
        test.clock.advance(120 * MINUTE);
        await rollHours(test.database, test.clock.now());
        await ask(now - 10_000 * MINUTE, now + 1000 * MINUTE);
      }),
      { numRuns: 60 },
    );
  });

  it('are read from what was rolled up once an hour has ended, and outlive their history', async () => {
    const id = 'urn:hours:outlive';
    const start = Math.ceil(test.clock.now().getTime() / (60 * MINUTE)) * 60 * MINUTE;
    test.clock.set(iso(start));
    await test.kernel.facts.write([create(id, { a: observed(3, iso(start + MINUTE)) })], by);
    test.clock.advance(180 * MINUTE);
    await rollHours(test.database, test.clock.now());
    await test.database.query('delete from facts.history where id = $1', [id]);
    const query = { entity: id, attribute: 'a', from: iso(start), to: iso(start + 60 * MINUTE) };
    const hour = { hour: iso(start), count: 1, sum: 3, minimum: 3, maximum: 3 };
    assert.deepEqual(await test.kernel.facts.hours(query), [hour]);
    // What comes late to an hour whose history is gone does not take its place.
    await test.kernel.facts.write([append(id, { a: observed('text', iso(start + 2 * MINUTE)) })], by);
    await rollHours(test.database, test.clock.now());
    assert.deepEqual(await test.kernel.facts.hours(query), [hour]);
  });

  it('come by day as well', async () => {
    const id = 'urn:hours:days';
    for (const [time, value] of [
      ['2025-01-01T00:30:00Z', 1],
      ['2025-01-01T23:30:00Z', 2],
      ['2025-01-03T00:00:00Z', 4],
    ] as const)
      await remember(id, { a: observed(value, time) });
    await rollHours(test.database, test.clock.now());
    const app = await test.server();
    const answer = await app.inject({
      url: `/api/facts/read-aggregate?entity=${id}&attribute=a&from=2025-01-01T00:00:00Z&to=2025-02-01T00:00:00Z&period=day`,
    });
    assert.deepEqual(answer.json(), {
      periods: [
        { from: '2025-01-01T00:00:00.000Z', count: 2, sum: 3, minimum: 1, maximum: 2 },
        { from: '2025-01-03T00:00:00.000Z', count: 1, sum: 4, minimum: 4, maximum: 4 },
      ],
    });
  });
});
