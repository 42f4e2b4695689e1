import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { outageStations, reportingCompany } from '../events/subjects.ts';
import type { Change } from '../http/entities.ts';
import { readRoster } from '../live/roster.ts';
import { simulation } from '../live/simulation.ts';
import { runLive } from '../live.ts';
import { loadWorld } from '../load.ts';
import { addDays, iso } from '../model/calendar.ts';
import { fakeServer, key } from './fake-server.ts';
import { now, smallWorld } from './worlds.ts';

const roster = {
  air: [{ id: 'air', level: 40 }],
  traffic: [{ id: 'road', capacity: 2000 }],
  stations: ['one', 'two', 'three'],
  down: ['left-over'],
  companies: [{ id: 'firm', revenue: 5e8 }],
};

/** The changes of many steps, five seconds apart. */
function run(seed: number, steps: number): Change[] {
  const next = simulation(seed, roster);
  return Array.from({ length: steps }, (_, step) => next(iso(Date.parse(now) + step * 5000))).flat();
}

describe('simulation', () => {
  it('is the same for the same seed and another for another', () => {
    assert.deepEqual(run(1, 300), run(1, 300));
    assert.notDeepEqual(run(1, 300), run(2, 300));
  });

  it('ends every outage, the one it found included, and never has two of its own at once', () => {
    const down = new Set(['left-over']);
    let outages = 0;
    for (const { attribute, entity, value } of run(3, 5000)) {
      if (attribute !== 'status') continue;
      if (value === 'outOfService') {
        assert.equal(down.size, 0);
        down.add(entity);
        outages += 1;
      } else assert.ok(down.delete(entity), entity);
    }
    assert.ok(outages > 10, String(outages));
    assert.ok(!down.has('left-over'));
  });

  it('lets revenue grow a little with each report', () => {
    const reports = run(4, 5000).filter(({ attribute }) => attribute === 'annualRevenue');
    assert.ok(reports.length > 5);
    for (const [index, { value, unitCode }] of reports.entries()) {
      const before = Number(reports[index - 1]?.value ?? 5e8);
      assert.ok(Number(value) > before && Number(value) < before * 1.016);
      assert.equal(unitCode, 'CNY');
    }
  });

  it('keeps readings within reason over a whole day', () => {
    for (const { attribute, value } of run(5, 17_280)) {
      const number = Number(value);
      if (attribute === 'pm25') assert.ok(number >= 3 && number < 100, String(number));
      if (attribute === 'no2') assert.ok(number >= 4 && number < 80, String(number));
      if (attribute === 'intensity') assert.ok(number >= 0 && number < 3000, String(number));
      if (attribute === 'averageVehicleSpeed') assert.ok(number > 15 && number < 70, String(number));
    }
  });

  it('has nothing to do in an empty world', () => {
    const next = simulation(1, { air: [], traffic: [], stations: [], down: [], companies: [] });
    for (let step = 0; step < 1000; step += 1) assert.deepEqual(next(addDays(now, step)), []);
  });
});

describe('runLive', () => {
  it('records readings until it is stopped, and catches up on what an absent server missed', async (test) => {
    const server = await fakeServer(test);
    await loadWorld(smallWorld(9), { base: server.base, key });
    const stop = new AbortController();
    const seen: Change[] = [];
    const onChanges = (changes: readonly Change[]) => {
      // The server goes away once: all eight attempts of the next request fail.
      if (seen.length === 0) server.refusals.push(...Array.from({ length: 8 }, () => 503));
      seen.push(...changes);
      if (seen.length > 30) stop.abort();
    };
    await runLive({ base: server.base, key, seed: 1, signal: stop.signal, everyMs: 1, onChanges });
    assert.equal(server.refusals.length, 0);
    for (const { entity, attribute, value } of seen.slice(-4)) {
      const recorded = server.entities.get(entity)?.[attribute];
      assert.deepEqual((recorded as { value?: unknown }).value, value);
    }
    const patches = server.requests.filter(({ method }) => method === 'PATCH');
    assert.ok(patches.every(({ path }) => /^\/ngsi-ld\/v1\/entities\/[^/]+\/attrs$/.test(path)));
  });

  it('leaves what the prepared events use alone', async (test) => {
    const server = await fakeServer(test);
    await loadWorld(smallWorld(9), { base: server.base, key });
    const { stations, companies, air, traffic } = await readRoster({ base: server.base, key });
    assert.ok(stations.length > 100 && companies.length > 100 && air.length > 20 && traffic.length > 20);
    for (const id of outageStations) assert.ok(!stations.includes(id));
    assert.ok(companies.every(({ id }) => id !== reportingCompany));
  });

  it('says so when its key is not accepted', async (test) => {
    const server = await fakeServer(test);
    const { signal } = new AbortController();
    await assert.rejects(runLive({ base: server.base, key: 'wrong', seed: 1, signal, everyMs: 1 }), {
      code: 'world.request-refused',
    });
  });
});
