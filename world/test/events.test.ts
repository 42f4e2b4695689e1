import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { WireAttribute } from '@yuheng/kernel/facts-model';
import type { Call } from '@yuheng/kernel/operation';
import { openingZone, outageStations, reportingCompany } from '../events/subjects.ts';
import { eventIds } from '../events/world-event.ts';
import { loadWorld } from '../load.ts';
import { createWorldPack } from '../pack.ts';
import { fakeServer, key } from './fake-server.ts';
import { smallWorld } from './worlds.ts';

async function loaded(test: TestContext) {
  const server = await fakeServer(test);
  await loadWorld(smallWorld(4), { base: server.base, key });
  const pack = createWorldPack({ base: () => server.base, key: () => key });
  const [list, play] = pack.operations;
  const registry = { text: (_pack: string, message: string) => ({ 'zh-CN': message, en: message }) };
  const call = { kernel: { registry }, signal: new AbortController().signal } as unknown as Call;
  return {
    server,
    list: async () => (await list.handle({}, call)).events,
    play: (event: (typeof eventIds)[number]) => play.handle({ event }, call),
    value: (id: string, name: string) =>
      (server.entities.get(id)?.[name] as WireAttribute | undefined)?.value,
  };
}

const possible = (events: readonly { id: string; possible: boolean }[]) =>
  events.filter((event) => event.possible).map(({ id }) => id);

describe('events of the demo', () => {
  it('tell what is possible in a fresh world, and what they would change', async (test) => {
    const { list } = await loaded(test);
    const events = await list();
    assert.deepEqual(
      events.map(({ id }) => id),
      [...eventIds],
    );
    assert.deepEqual(possible(events), ['open-zone', 'station-outage', 'revenue-report']);
    const opening = events.find(({ id }) => id === 'open-zone')?.changes[0];
    assert.equal(opening?.entity, openingZone);
    assert.deepEqual(
      [opening?.attribute, opening?.from, opening?.to],
      ['status', 'underConstruction', 'operating'],
    );
    assert.match(opening?.name ?? '', /许昌智慧城镇示范区/);
  });

  it('open and close the zone', async (test) => {
    const { list, play, value } = await loaded(test);
    await play('open-zone');
    assert.equal(value(openingZone, 'status'), 'operating');
    assert.deepEqual(possible(await list()), ['close-zone', 'station-outage', 'revenue-report']);
    await assert.rejects(play('open-zone'), {
      code: 'world.event-not-possible',
      values: { event: 'open-zone' },
    });
    await play('close-zone');
    assert.equal(value(openingZone, 'status'), 'underConstruction');
  });

  it('take three stations out of service and bring them back', async (test) => {
    const { play, value } = await loaded(test);
    const states = () => outageStations.map((id) => value(id, 'status'));
    const { changes } = await play('station-outage');
    assert.deepEqual(
      changes.map(({ entity }) => entity),
      outageStations,
    );
    assert.deepEqual(states(), ['outOfService', 'outOfService', 'outOfService']);
    await play('station-recovery');
    assert.deepEqual(states(), ['onAir', 'onAir', 'onAir']);
  });

  it('report more revenue each time, in whole 10,000 yuan with its unit', async (test) => {
    const { play, value, server } = await loaded(test);
    const before = Number(value(reportingCompany, 'annualRevenue'));
    await play('revenue-report');
    const once = Number(value(reportingCompany, 'annualRevenue'));
    await play('revenue-report');
    const twice = Number(value(reportingCompany, 'annualRevenue'));
    assert.ok(before < once && once < twice);
    assert.equal(twice % 10_000, 0);
    const reported = server.entities.get(reportingCompany)?.['annualRevenue'] as WireAttribute | undefined;
    assert.equal(reported?.unitCode, 'CNY');
  });

  it('always write a later observedAt than what was there, even in the future', async (test) => {
    const { server, play } = await loaded(test);
    const zone = server.entities.get(openingZone);
    const future = '2999-01-01T00:00:00Z';
    server.entities.set(openingZone, {
      ...zone,
      id: openingZone,
      type: 'DemonstrationZone',
      status: { type: 'Property', value: 'planned', observedAt: future },
    });
    const { observedAt } = await play('open-zone');
    assert.equal(observedAt, '2999-01-01T00:00:00.001Z');
  });

  it('show the very call that does the same', async (test) => {
    const { server, list } = await loaded(test);
    const [event] = await list();
    const call = event?.changes[0]?.call;
    assert.ok(call);
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const answer = await fetch(server.base + call.path, { method: call.method, headers, body: call.body });
    assert.equal(answer.status, 204);
    assert.deepEqual(possible(await list()).slice(0, 1), ['close-zone']);
  });

  it('are not possible where the world is not loaded', async (test) => {
    const { server, list, play } = await loaded(test);
    server.entities.clear();
    assert.deepEqual(possible(await list()), []);
    await assert.rejects(play('station-outage'), { code: 'world.event-not-possible' });
  });
});
