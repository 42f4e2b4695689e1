import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { testActor } from '@yuheng/kernel/test-kernel';
import type { SitePlan } from '../../site-plan/result/site-plan.ts';
import { candidate, city, demand, type PlanHouse, planHouse } from './plan-house.ts';

describe('what a plan tells while it is computed', { timeout: 120_000 }, () => {
  let house: PlanHouse;
  before(async () => {
    house = await planHouse();
    // A street on which every site could serve many, so that the proof takes a while.
    const some = Array.from({ length: 400 }, (_, at) => at);
    const demands = some.map((at) =>
      demand(`s${at}`, at % 3 === 0 ? '甲' : '乙', 20_000 + ((at * 7919) % 12_000)),
    );
    const sites = some.map((at) =>
      candidate(`t${at}`, 20_000 + ((at * 104_729) % 12_000), 60_000 + ((at * 31_337) % 90_000)),
    );
    for (let from = 0; from < 800; from += 400)
      await house.tools.kernel.facts.write([...demands, ...sites].slice(from, from + 400), testActor());
  });
  after(() => house[Symbol.asyncDispose]());

  it('is the cost of the best so far and a bound below it, and stays until the plan is there', async () => {
    const { body } = await house.ask('start-plan', { city, name: '街', seconds: 3, alone: false });
    const seen: { cost: number; lowerBound: number }[] = [];
    for (;;) {
      const { body: read } = await house.ask('read-plan', { plan: String(body['plan']) }, true);
      const soFar = read['soFar'] as (typeof seen)[number] | null;
      if (read['plan'] !== null) {
        const { cost, lowerBound, gap } = read['plan'] as SitePlan;
        assert.ok(seen.length > 0, 'it was told before it was there');
        assert.ok(gap < 0.2, String(gap));
        const { progress } = await house.tools.kernel.jobs.get(String(body['job']));
        assert.deepEqual(progress, { done: 3, total: 3, step: 'planning' });
        for (const told of seen) {
          assert.ok(told.lowerBound > 0 && told.lowerBound <= told.cost);
          // What is not served costs as well.
          assert.ok(told.cost >= lowerBound && told.lowerBound <= told.cost && cost <= told.cost);
        }
        const costs = seen.map((told) => told.cost);
        const bounds = seen.map((told) => told.lowerBound);
        assert.deepEqual(
          costs,
          costs.toSorted((a, b) => b - a),
          'the best only gets better',
        );
        assert.deepEqual(
          bounds,
          bounds.toSorted((a, b) => a - b),
          'and so does the bound',
        );
        return;
      }
      if (soFar !== null && soFar.cost !== seen.at(-1)?.cost) seen.push(soFar);
      await pause(30);
    }
  });

  it('is under a small budget the weight that is served and a bound above it; progress counts the plans alone too', async () => {
    const { body } = await house.ask('start-plan', {
      city,
      name: '紧',
      seconds: 3,
      settings: { budget: 900_000 },
    });
    const seen: { servedWeight: number; servedBound: number }[] = [];
    for (;;) {
      const { body: read } = await house.ask('read-plan', { plan: String(body['plan']) }, true);
      const soFar = read['soFar'] as (typeof seen)[number] | null;
      if (read['plan'] !== null) {
        const { objective, servedWeight, servedBound } = read['plan'] as SitePlan;
        assert.equal(objective, 'served');
        assert.ok(seen.length > 0, 'it was told before it was there');
        for (const told of seen)
          assert.ok(told.servedWeight <= servedWeight && told.servedBound >= servedBound);
        const { progress } = await house.tools.kernel.jobs.get(String(body['job']));
        assert.deepEqual(progress, { done: 9, total: 9, step: 'comparing' });
        return;
      }
      if (soFar !== null && 'servedWeight' in soFar) seen.push(soFar);
      await pause(30);
    }
  });
});
