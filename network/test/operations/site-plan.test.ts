import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { testActor } from '@yuheng/kernel/test-kernel';
import type { PlanRecords } from '../../rules/plan-records.ts';
import type { SitePlan } from '../../site-plan/result/site-plan.ts';
import { at } from '../site-plan/sample-plans.ts';
import { city, demand, type PlanHouse, planHouse } from './plan-house.ts';

describe('site plans over HTTP', { timeout: 120_000 }, () => {
  let house: PlanHouse;
  let tools: PlanHouse['tools'];
  let ask: PlanHouse['ask'];
  let planned: PlanHouse['planned'];
  let plan = '';

  before(async () => {
    house = await planHouse();
    ({ tools, ask, planned } = house);
  });
  after(() => house[Symbol.asyncDispose]());

  it('plans from the facts, with proof, split, reasons and the digest of its inputs', async () => {
    plan = await planned({});
    const { body } = await ask('read-plan', { plan }, true);
    const told = body['plan'] as SitePlan;
    assert.deepEqual(
      told.sites.map(({ candidate: id, cost, tenants }) => [id, cost, tenants.map((each) => each.cost)]),
      [
        ['urn:ngsi-ld:CandidateSite:c1', 120_000, [60_000, 60_000]],
        ['urn:ngsi-ld:CandidateSite:c3', 80_000.5, [80_000.5]],
      ],
    );
    assert.deepEqual([told.cost, told.lowerBound, told.gap], [200_000.5, 200_000.5, 0]);
    assert.deepEqual(
      told.unserved.map(({ demand: id, reason }) => [id, reason.code]),
      [['urn:ngsi-ld:SiteDemand:d4', 'none-near']],
    );
    assert.deepEqual(body['checked'], { sites: 2, demands: 4, zones: 0, sensitive: 0, violations: 0 });
    const gain = body['gain'] as { separateCost: number };
    assert.equal(gain.separateCost, 100_000 + 100_000 + 80_000.5);
    assert.match(String(body['inputHash']), /^[0-9a-f]{64}$/);
    assert.equal(body['synthetic'], true);
    const { body: listed } = await ask('list-plans', { city }, true);
    const [first] = listed['plans'] as { figures: { sites: number; ratio: number } }[];
    assert.equal(first?.figures.sites, 2);
    assert.ok((first?.figures.ratio ?? 1) < 0.72);
  });

  it('tells the records that a map shows, whatever their state, and that a city is not there', async () => {
    const { body } = await ask('read-plan-records', { city }, true);
    const { demands, candidates, zones } = body as unknown as PlanRecords;
    assert.deepEqual(demands.map(({ name, operator, status }) => [name, operator, status]).toSorted(), [
      ['d1', '甲', 'open'],
      ['d2', '乙', 'open'],
      ['d3', '甲', 'open'],
      ['d4', '乙', 'open'],
      ['old', '甲', 'served'],
    ]);
    const refused = candidates.find(({ availability }) => availability === 'refused');
    assert.deepEqual([refused?.name, refused?.refusalReason, refused?.cost], ['c4', '不同意', 10_000]);
    assert.deepEqual(refused?.location, { type: 'Point', coordinates: [...at(2050, 100)] });
    assert.deepEqual(zones, []);
    const nowhere = await ask('read-plan-records', { city: 'urn:x:nowhere' }, true);
    assert.equal(nowhere.body['code'], 'network.city-not-found');
  });

  it('keeps a budget, compares plans, and the same facts give the same digest', async () => {
    const poor = await planned({ settings: { budget: 130_000 }, alone: false });
    const { body } = await ask('read-plan-difference', { first: plan, second: poor }, true);
    assert.deepEqual(body, {
      cost: -80_000.5,
      served: -1,
      sites: -1,
      shared: 0.5,
      gap: 0,
      exposure: 0,
      onlyFirst: ['urn:ngsi-ld:CandidateSite:c3'],
      onlySecond: [],
      otherTenants: [],
      servedFirst: ['urn:ngsi-ld:SiteDemand:d3'],
      servedSecond: [],
    });
    const again = await planned({});
    const hash = async (id: string) => (await ask('read-plan', { plan: id }, true)).body['inputHash'];
    assert.equal(await hash(again), await hash(plan));
    assert.notEqual(await hash(poor), await hash(plan));
    assert.equal((await ask('remove-plan', { plan: again })).status, 200);
    assert.equal((await ask('read-plan', { plan: again }, true)).body['code'], 'network.site-plan-not-found');
  });

  it('records projects when it is adopted, once, and no other plan for the same demands', async () => {
    const rival = await planned({ alone: false });
    const adopted = await ask('adopt-plan', { plan, owner: '铁塔公司' });
    assert.deepEqual(adopted.body, { projects: 2, demands: 3 });
    const { entities } = await tools.kernel.facts.query({ types: ['SiteProject'] });
    assert.deepEqual(
      entities.map(({ facts }) => [
        facts['candidate']?.value,
        facts['tenants']?.value,
        facts['cost']?.value,
        facts['construction']?.value,
      ]),
      [
        ['urn:ngsi-ld:CandidateSite:c1', ['甲', '乙'].toSorted(), 120_000, 'resource'],
        ['urn:ngsi-ld:CandidateSite:c3', ['甲'], 80_000.5, 'resource'],
      ],
    );
    const served = await tools.kernel.facts.get('urn:ngsi-ld:SiteDemand:d1');
    assert.equal(served?.facts['status']?.value, 'planned');
    assert.equal(served?.facts['servedBy']?.value, entities[0]?.id);
    assert.equal(served?.facts['operator']?.value, '甲');
    const { body: followed } = await ask('list-build-outs', {}, true);
    assert.deepEqual(
      (followed['buildOuts'] as Record<string, unknown>[]).map(({ project, state, owner, dueAt }) => [
        project,
        state,
        owner,
        typeof dueAt,
      ]),
      entities.map(({ id }) => [id, 'demand', '铁塔公司', 'string']),
      'each is followed from its first stage on, with owner and due time',
    );
    const codes = [
      await ask('adopt-plan', { plan }),
      await ask('remove-plan', { plan }),
      await ask('adopt-plan', { plan: rival }),
    ].map(({ body }) => body['code']);
    assert.deepEqual(codes, [
      'network.site-plan-adopted',
      'network.site-plan-adopted',
      'network.site-plan-outdated',
    ]);
    const { body } = await ask('read-plan', { plan }, true);
    assert.ok(body['adoptedAt'] !== null && body['adoptedBy'] !== null);
  });

  it('counts what was adopted as standing, at the cost of a further tenant', async () => {
    await tools.kernel.facts.write([demand('d5', '乙', 2000)], testActor());
    const again = await planned({ alone: false });
    const { body } = await ask('read-plan', { plan: again }, true);
    const told = body['plan'] as SitePlan;
    assert.deepEqual(
      told.sites.map(({ candidate: id, cost, construction }) => [id, cost, construction]),
      [['urn:ngsi-ld:CandidateSite:c3', 20_000, 'existing']],
    );
    // Of two sites one is shared; the further tenant makes the other one shared, and no third.
    const rate = async () => (await tools.kernel.measures.evaluate('5g-site-sharing-rate')).value;
    assert.equal(await rate(), 50);
    assert.deepEqual((await ask('adopt-plan', { plan: again })).body, { projects: 1, demands: 1 });
    assert.equal(await rate(), 100);
  });

  it('stops a plan that is removed while it waits or computes', async () => {
    const { body } = await ask('start-plan', { city, name: '不要了' });
    const { plan: unwanted, job } = body as { plan: string; job: string };
    assert.equal((await ask('remove-plan', { plan: unwanted })).status, 200);
    assert.notEqual((await tools.kernel.jobs.get(job)).state, 'waiting');
    assert.equal(
      (await ask('read-plan', { plan: unwanted }, true)).body['code'],
      'network.site-plan-not-found',
    );
  });

  it('refuses what cannot be, with a code for each', async () => {
    const nothing = '00000000-0000-7000-8000-000000000000';
    const codes = [
      await ask('start-plan', { city: 'urn:x:nowhere', name: '无' }),
      await ask('start-plan', { city: 'urn:ngsi-ld:CandidateSite:c1', name: '无' }),
      await ask('start-plan', { city, name: '坏', settings: { capacity: { macro: 0.0005, micro: 1 } } }),
      await ask('start-plan', { city, name: '坏', settings: { share: 0 } }),
      await ask('read-plan', { plan: nothing }, true),
      await ask('adopt-plan', { plan: nothing }),
    ].map(({ body }) => body['code']);
    assert.deepEqual(codes, [
      'network.city-not-found',
      'network.city-without-demands',
      'http.bad-input',
      'http.bad-input',
      'network.site-plan-not-found',
      'network.site-plan-not-found',
    ]);
  });
});
