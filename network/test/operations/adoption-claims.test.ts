import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { testActor } from '@yuheng/kernel/test-kernel';
import { adoptPlan } from '../../store/adopt-plan.ts';
import { claimPlan, endClaim, giveUpClaim, renewClaim } from '../../store/plan-adoption.ts';
import { city, type PlanHouse, planHouse } from './plan-house.ts';

const minute = 60_000;
const refusedAs = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

describe('claims of plans that are being adopted', { timeout: 120_000 }, () => {
  let house: PlanHouse;
  let kernel: Kernel;
  let [one, other] = ['', ''];
  const by = testActor();
  const claim = (plan: string) =>
    kernel.database.transaction((tx) => claimPlan(tx, plan, house.tools.clock.text));
  const statusOf = async (id: string) =>
    (await kernel.facts.get(`urn:ngsi-ld:SiteDemand:${id}`))?.facts['status']?.value;

  before(async () => {
    house = await planHouse();
    ({ kernel } = house.tools);
    one = await house.planned({ alone: false });
    other = await house.planned({ alone: false, seed: 2 });
  });
  after(() => house[Symbol.asyncDispose]());

  /** A kernel whose first writing of facts waits until it is let through, and tells when it has come that far. */
  function heldKernel() {
    let [arrive, pass] = [() => {}, () => {}];
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const passing = new Promise<void>((resolve) => (pass = resolve));
    const write: Kernel['facts']['write'] = async (...args) => {
      arrive();
      await passing;
      return kernel.facts.write(...args);
    };
    return { held: { ...kernel, facts: { ...kernel.facts, write } } as Kernel, arrived, pass };
  }

  it('keep another plan of the city off for ten minutes without progress, and no longer', async () => {
    const held = await claim(one);
    house.tools.clock.advance(10 * minute);
    await assert.rejects(claim(other), refusedAs('network.site-plan-busy'));
    house.tools.clock.advance(1);
    const taken = await claim(other);
    assert.notEqual(taken.token, held.token);
    // Whoever has lost it can neither go on nor finish, nor take it from the other.
    for (const step of [renewClaim, endClaim] as const)
      await assert.rejects(
        kernel.database.transaction((tx) => step(tx, held, house.tools.clock.text)),
        refusedAs('network.site-plan-overtaken'),
      );
    assert.equal(await giveUpClaim(kernel.database, held), false);
    await assert.rejects(claim(one), refusedAs('network.site-plan-busy'));
    assert.equal(await giveUpClaim(kernel.database, taken), true);
  });

  it('last longer where there is progress, and pass on at once to who adopts the same plan again', async () => {
    const held = await claim(one);
    house.tools.clock.advance(9 * minute);
    await kernel.database.transaction((tx) => renewClaim(tx, held, house.tools.clock.text));
    house.tools.clock.advance(9 * minute);
    await assert.rejects(claim(other), refusedAs('network.site-plan-busy'));
    const again = await claim(one);
    await assert.rejects(
      kernel.database.transaction((tx) => renewClaim(tx, held, house.tools.clock.text)),
      refusedAs('network.site-plan-overtaken'),
    );
    await giveUpClaim(kernel.database, again);
  });

  it('keep a plan from being removed, and a plan that is gone or was never there from being claimed', async () => {
    const held = await claim(one);
    const { body } = await house.ask('remove-plan', { plan: one });
    assert.equal(body['code'], 'network.site-plan-busy');
    await giveUpClaim(kernel.database, held);
    await assert.rejects(
      claim('00000000-0000-7000-8000-000000000000'),
      refusedAs('network.site-plan-not-found'),
    );
  });

  it('end the adoption of who was overtaken before it has recorded anything', async () => {
    const { held, arrived, pass } = heldKernel();
    const late = adoptPlan(held, one, by);
    late.catch(() => undefined);
    await arrived;
    house.tools.clock.advance(10 * minute + 1);
    const quick = await claim(other);
    pass();
    await assert.rejects(late, refusedAs('network.site-plan-overtaken'));
    assert.equal(await statusOf('d1'), 'open');
    assert.deepEqual((await kernel.facts.query({ types: ['SiteProject'] })).entities, []);
    const claims = await kernel.database.query('select plan from network.plan_adoption');
    assert.deepEqual(claims, [{ plan: other }], 'the claim of the other is left alone');
    await giveUpClaim(kernel.database, quick);
  });

  it('are taken before the plan is read: what somebody adopted meanwhile is not adopted again', async () => {
    // The first look finds the plan open; before it is claimed, another adopts it to the end.
    let overtaken = false;
    const database: Kernel['database'] = {
      ...kernel.database,
      query: ((...args: Parameters<Kernel['database']['query']>) => kernel.database.query(...args)) as never,
      transaction: (async (work: Parameters<Kernel['database']['transaction']>[0]) => {
        if (!overtaken) {
          overtaken = true;
          assert.deepEqual(await adoptPlan(kernel, one, by), { projects: 2, demands: 3 });
        }
        return kernel.database.transaction(work);
      }) as never,
    };
    const write = () => assert.fail('nothing is recorded a second time');
    const facts = { ...kernel.facts, write };
    await assert.rejects(
      adoptPlan({ ...kernel, database, facts }, one, by),
      refusedAs('network.site-plan-adopted'),
    );
    assert.equal(overtaken, true);
    assert.equal(await statusOf('d1'), 'planned');
    assert.deepEqual(await kernel.database.query('select plan from network.plan_adoption'), []);
    const { body } = await house.ask('list-plans', { city }, true);
    const adopted = (body['plans'] as { id: string; adoptedAt: string | null }[]).filter(
      ({ adoptedAt }) => adoptedAt !== null,
    );
    assert.deepEqual(
      adopted.map(({ id }) => id),
      [one],
    );
  });
});
