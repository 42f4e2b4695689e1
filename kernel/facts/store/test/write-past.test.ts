import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Statement } from '../../model/entity.ts';
import { parseMethods } from '../../temporal/aggregate.ts';
import { parseDuration } from '../../temporal/duration.ts';
import { parseTemporalQuery } from '../../temporal/temporal-query.ts';
import { rollHours } from '../history-hours.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([fixturePack]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();
const at = (minute: number): string => new Date(Date.UTC(2026, 1, 1, 0, minute)).toISOString();
const stated = (value: number, minute: number): Statement => ({
  kind: 'Property',
  value,
  unitCode: null,
  observedAt: at(minute),
});
const upsert = (id: string, values: readonly Statement[], attribute = 'level') =>
  test.kernel.facts.changePast(
    { op: 'upsert', id, types: ['Thing'], statements: new Map([[attribute, values]]) },
    by,
  );
const page = { limit: 20, offset: 0, time: parseTemporalQuery({}) };

async function instancesOf(id: string) {
  const { evolutions } = await test.kernel.facts.evolution(id, page);
  return evolutions[0]?.instances ?? [];
}

describe('writers of the past', () => {
  it('share transactions, and none loses what another wrote', async () => {
    const ids = ['urn:past:a', 'urn:past:b', 'urn:past:c'];
    const receipts = await Promise.all(
      Array.from({ length: 60 }, (_, number) => upsert(ids[number % 3] ?? '', [stated(number, number)])),
    );
    assert.equal(receipts.filter(({ created }) => created).length, 3);
    for (const [place, id] of ids.entries()) {
      const values = (await instancesOf(id)).map(({ value }) => value);
      assert.deepEqual(
        values,
        Array.from({ length: 20 }, (_, index) => index * 3 + place),
      );
    }
    assert.deepEqual(await test.walk(), []);
  });

  it('are refused one by one', async () => {
    const { facts } = test.kernel;
    await upsert('urn:past:kept', [stated(1, 0), stated(2, 1)]);
    const [first] = await instancesOf('urn:past:kept');
    const restate = (fragment: Record<string, string>) =>
      facts.changePast(
        { op: 'restate', id: 'urn:past:kept', attribute: 'level', instance: first?.instance ?? '', fragment },
        by,
      );
    const outcomes = await Promise.allSettled([
      upsert('urn:past:beside', [stated(1, 0)]),
      restate({ type: 'None' }),
      facts.changePast({ op: 'withdraw', id: 'urn:past:nobody' }, by),
      upsert('urn:past:beside', [stated(2, 1)]),
    ]);
    assert.deepEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected', 'rejected', 'fulfilled'],
    );
    assert.equal((await instancesOf('urn:past:beside')).length, 2);
    assert.equal((await instancesOf('urn:past:kept')).length, 2);
    await assert.rejects(facts.evolution('urn:past:nobody', page), { code: 'facts.not-found' });
  });

  it('keep the sums by the hour true when something is withdrawn or replaced', async () => {
    const id = 'urn:past:hours';
    const { facts } = test.kernel;
    const minutes = Array.from({ length: 240 }, (_, minute) => minute);
    await upsert(
      id,
      minutes.map((minute) => stated(minute, minute)),
    );
    const sums = async (methods: string) => {
      const { evolutions } = await facts.evolution(id, {
        ...page,
        time: parseTemporalQuery({ timerel: 'before', timeAt: at(240) }),
        aggregation: { methods: parseMethods(methods), duration: parseDuration('PT1H') },
      });
      return evolutions[0]?.aggregates?.['level'] as { readonly sum: unknown; readonly max: unknown };
    };
    // Only the second cannot be answered from sums by the hour.
    const agree = async (): Promise<void> => {
      const [some, { sum, max }] = [await sums('sum,max'), await sums('sum,max,sumsq')];
      assert.deepEqual([some.sum, some.max], [sum, max]);
    };
    await rollHours(test.database, test.clock.now());
    await agree();
    for (const minute of [3, 59, 60, 239]) {
      const found = (await instancesOf(id)).find(({ observedAt }) => observedAt === at(minute));
      await facts.changePast(
        { op: 'withdraw-instance', id, attribute: 'level', instance: found?.instance ?? '' },
        by,
      );
      await agree();
    }
    await upsert(id, [stated(1000, 10), stated(-5, 100)]);
    await agree();
    await rollHours(test.database, test.clock.now());
    await agree();
    assert.deepEqual(await sums('max'), {
      type: 'Property',
      max: [1000, 119, 179, 238].map((value, hour) => [
        value,
        at(hour * 60).replace('.000', ''),
        at(hour * 60 + 60).replace('.000', ''),
      ]),
    });
  });
});
