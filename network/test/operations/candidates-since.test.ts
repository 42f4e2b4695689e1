import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseStatements } from '@yuheng/kernel/statement';
import { testActor } from '@yuheng/kernel/test-kernel';
import { planHouse, property } from './plan-house.ts';

/** Sets what is recorded of a candidate. */
async function say(house: Awaited<ReturnType<typeof planHouse>>, id: string, stated: object): Promise<void> {
  const statements = parseStatements(stated as never);
  await house.tools.kernel.facts.write(
    [{ op: 'append', id: `urn:ngsi-ld:CandidateSite:${id}`, statements }],
    testActor({ synthetic: true }),
  );
}

test('a plan is not adopted once a candidate of it is refused, gone or taken', async () => {
  await using house = await planHouse();
  const { kernel } = house.tools;
  const plan = await house.planned({ alone: false });
  const projects = async () => (await kernel.facts.query({ types: ['SiteProject'] })).entities.length;
  const adopt = async () => {
    const { status, body } = await house.ask('adopt-plan', { plan });
    return [status, body['code'] ?? null];
  };
  const outdated = [409, 'network.site-plan-outdated'];

  await say(house, 'c1', { availability: property('refused') });
  assert.deepEqual(await adopt(), outdated);
  await say(house, 'c1', { availability: property('unopened') });
  assert.deepEqual(await adopt(), outdated);
  await kernel.facts.write(
    [{ op: 'remove', id: 'urn:ngsi-ld:CandidateSite:c1', attribute: 'availability', all: true }],
    testActor({ synthetic: true }),
  );
  assert.deepEqual(await adopt(), outdated);
  await say(house, 'c1', { availability: property('opened') });

  // Another project has taken two of three places on it; the plan wants two.
  const other = { plan: 'urn:ngsi-ld:SitePlan:another', candidate: 'urn:ngsi-ld:CandidateSite:c1' };
  await kernel.facts.write(
    [
      {
        op: 'create',
        id: 'urn:ngsi-ld:SiteProject:other',
        types: ['SiteProject'],
        statements: parseStatements({
          name: property('别家'),
          tenants: property(['丙', '丁']),
          candidate: { type: 'Relationship', object: other.candidate },
          plan: { type: 'Relationship', object: other.plan },
          city: { type: 'Relationship', object: 'urn:ngsi-ld:AdministrativeArea:c1' },
        }),
      },
    ],
    testActor({ synthetic: true }),
  );
  assert.deepEqual(await adopt(), outdated);
  assert.equal(await projects(), 1);

  // There is a place more than was thought: all fit.
  await say(house, 'c1', { slots: property(4, 'C62') });
  assert.deepEqual(await adopt(), [200, null]);
  assert.ok((await projects()) > 1);
});

test('a plan without a site is not adopted: there is nothing to build', async () => {
  await using house = await planHouse();
  const plan = await house.planned({ alone: false, settings: { budget: 1 } });
  const { status, body } = await house.ask('adopt-plan', { plan });
  assert.deepEqual([status, body['code']], [409, 'network.site-plan-empty']);
});

test('settings that nobody knows are refused before anything is planned', async () => {
  await using house = await planHouse();
  const city = 'urn:ngsi-ld:AdministrativeArea:c1';
  const { status, body } = await house.ask('start-plan', { city, name: '方案', settings: { budgt: 1 } });
  assert.deepEqual([status, body['code']], [400, 'http.bad-input']);
});
