import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { observed, statementsOf } from '../../test/stated.ts';
import { testActor, testKernel } from '../../test/test-kernel.ts';

const by = testActor();

function lampSeenOn(day: string) {
  const said = observed('on', `${day}T00:00:00Z`);
  return {
    id: `urn:ngsi-ld:Lamp:${day}`,
    types: ['Lamp'],
    statements: new Map([['state', [...statementsOf({ state: said }).values()]]]),
  };
}

describe('after a restart', { timeout: 60_000 }, () => {
  it('a series makes up for history that came late, as far back as it was ever asked for', async () => {
    await using test = await testKernel([fixturePack], '2026-01-05T00:00:00.000Z');
    const { facts, measures } = test.kernel;
    await measures.keepSeries('lamps-on', '2025-01-01');
    // Asked for less: what was asked for before stays.
    await measures.keepSeries('lamps-on', '2025-10-01');
    await facts.remember([lampSeenOn('2025-02-10'), lampSeenOn('2025-11-10')], by);
    test.clock.set('2026-04-05T00:00:00.000Z');
    const restarted = await test.another();
    await restarted.measures.start();
    const series = await restarted.measures.series('lamps-on');
    assert.deepEqual(
      series.map(({ period, value, facts: used }) => [period, value, used]),
      [
        ['2025-03-31', 1, 1],
        ['2025-06-30', 1, 1],
        ['2025-09-30', 1, 1],
        ['2025-12-31', 2, 2],
        ['2026-03-31', 2, 2],
      ],
    );
    await restarted.close();
  });

  it('every measure has a figure, though nothing has changed since', async () => {
    await using test = await testKernel([fixturePack]);
    const first = await test.another();
    await first.measures.start();
    await first.close();
    await test.database.query('delete from measures.measurement');
    const second = await test.another();
    await second.measures.start();
    for (const code of second.registry.measures.keys())
      assert.equal((await second.measures.newest(code))?.period, 'now', code);
    await second.close();
  });
});
