import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkPlan } from '../../site-plan/check/check-plan.ts';
import { preparePlan } from '../../site-plan/model/prepare-plan.ts';
import { planSites } from '../../site-plan/plan-sites.ts';
import { optimisePlan } from '../../site-plan/search/optimise-plan.ts';
import { separatePlans } from '../../site-plan/share/separate-plans.ts';
import { bestOfAll } from './brute-force.ts';
import { at, candidate, demand, problem, problems, settings } from './sample-plans.ts';

test('a small problem is solved to its proof: as much served and as cheap as any way there is', async () => {
  await fc.assert(
    fc.asyncProperty(problems, fc.nat(), async (given, seed) => {
      const plan = await planSites(given, { seed });
      assert.deepEqual(checkPlan(given, plan), []);
      assert.deepEqual([plan.lowerBound, plan.gap], [plan.cost, 0]);
      if (given.settings.mergeRadius > 0) return;
      const best = bestOfAll(given);
      assert.deepEqual([plan.servedWeight, plan.cost], [best.weight, best.cost]);
    }),
    { numRuns: 150 },
  );
});

test('under a budget a small problem is solved to its proof too; cut off, its bound is never below what any way serves', async () => {
  await fc.assert(
    fc.asyncProperty(problems, fc.integer({ min: 0, max: 40 }), async (given, budget) => {
      const bound = { ...given, settings: { ...given.settings, mergeRadius: 0, budget } };
      const best = bestOfAll(bound, budget);
      const proven = await planSites(bound, { seed: 1 });
      assert.deepEqual(checkPlan(bound, proven), []);
      assert.deepEqual([proven.servedWeight, proven.gap], [best.weight, 0]);
      if (proven.objective === 'cost') assert.equal(proven.cost, best.cost);
      const cut = await planSites(bound, { seed: 1, steps: 500 });
      assert.deepEqual(checkPlan(bound, cut), []);
      assert.ok(cut.servedWeight <= best.weight && best.weight <= cut.servedBound);
    }),
    { numRuns: 60 },
  );
});

/** A street of demands of both operators with candidates all along. */
const street = problem({
  demands: Array.from({ length: 60 }, (_, index) =>
    demand(`d${index}`, index % 2 === 0 ? 'A' : 'B', at(150 * index, (index * 37) % 90), { radius: 400 }),
  ),
  candidates: Array.from({ length: 120 }, (_, index) =>
    candidate(`c${index}`, at(76 * index, (index * 53) % 200), {
      cost: 60_000 + 1000 * ((index * 29) % 70),
      slots: 1 + (index % 2),
    }),
  ),
  zones: [
    {
      id: 'z',
      kind: 'spacing',
      minSpacing: 160,
      rings: [[at(-99, -99), at(9999, -99), at(9999, 999), at(-99, 999)]],
    },
  ],
});

test('the same seed and steps give the same plan; more steps no worse one; progress only gets better', async () => {
  const told: { readonly total: number; readonly bound: number }[] = [];
  const { model } = preparePlan(street);
  await optimisePlan(model, { seed: 2, steps: 20_000, onProgress: (progress) => told.push(progress) });
  for (const [index, { total, bound }] of told.entries()) {
    const before = told[index - 1];
    assert.ok(bound <= total && (!before || (total <= before.total && bound >= before.bound)));
  }
  let cost = Number.POSITIVE_INFINITY;
  for (const steps of [1000, 20_000]) {
    const [one, two] = [
      await planSites(street, { seed: 7, steps }),
      await planSites(street, { seed: 7, steps }),
    ];
    assert.deepEqual({ ...one, seconds: 0 }, { ...two, seconds: 0 });
    assert.deepEqual(checkPlan(street, one), []);
    assert.ok(one.cost <= cost && one.lowerBound <= one.cost);
    cost = one.cost;
  }
});

test('under a budget the street is proven as well, at any budget; progress tells what is served and what can be', async () => {
  const { cost } = await planSites(street, { seed: 1 });
  for (const part of [0.2, 0.5]) {
    const told: { readonly weight: number; readonly bound: number }[] = [];
    const plan = await planSites(
      { ...street, settings: { ...settings, budget: Math.round(part * cost) } },
      { seed: 1, onProgress: ({ served }) => served && told.push(served) },
    );
    assert.deepEqual([plan.objective, plan.gap], ['served', 0]);
    for (const [index, { weight, bound }] of told.entries()) {
      const before = told[index - 1];
      assert.ok(weight <= plan.servedWeight && bound >= plan.servedBound);
      assert.ok(!before || (weight >= before.weight && bound <= before.bound));
    }
  }
});

test('whoever aborts hears their own reason', async () => {
  const reason = new Error('enough');
  await assert.rejects(planSites(street, { seed: 1, signal: AbortSignal.abort(reason) }), reason);
});

test('alone, each operator is served the same, and what all pay for the shared plan is its cost to the fen', async () => {
  const shared = await planSites(street, { seed: 1, steps: 40_000 });
  const gain = await separatePlans(street, shared, { seed: 1, steps: 40_000 });
  assert.deepEqual(
    gain.separate.map(({ missed }) => missed),
    [0, 0],
  );
  const paid = shared.sharing.byOperator.reduce((sum, { cost }) => sum + Math.round(100 * cost), 0);
  assert.equal(paid, Math.round(100 * shared.cost));
  assert.ok(gain.ratio < 1 && shared.sharing.tenantsPerSite > 1);
});

test('demands of one operator that lie together get one site; what stands twice in the list counts once', async () => {
  const given = problem({
    demands: [
      demand('d1', 'A', at(0, 0), { traffic: 400 }),
      demand('d2', 'A', at(20, 0), { traffic: 500 }),
      demand('d3', 'A', at(0, 0), { traffic: 400 }),
      demand('d4', 'A', at(25, 0), { traffic: 400 }),
    ],
    candidates: [candidate('c1', at(100, 0)), candidate('c2', at(0, 100))],
    settings: { ...settings, mergeRadius: 50 },
  });
  const plan = await planSites(given, { seed: 1 });
  assert.deepEqual(checkPlan(given, plan), []);
  assert.equal(plan.served, 4);
  const groups = plan.sites.map(({ tenants }) => tenants[0]?.demands.toSorted()).toSorted();
  assert.deepEqual(groups, [['d1', 'd2', 'd3'], ['d4']]);
  assert.deepEqual(plan.notices, [{ code: 'same-demand', demand: 'd3', other: 'd1' }]);
});
