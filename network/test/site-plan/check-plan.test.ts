import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan } from '../../site-plan/check/check-plan.ts';
import { planSites } from '../../site-plan/plan-sites.ts';
import type { SitePlan } from '../../site-plan/result/site-plan.ts';
import { at, candidate, demand, problem, settings } from './sample-plans.ts';

const given = problem({
  demands: [
    demand('d1', 'A', at(0, 0)),
    demand('d2', 'B', at(30, 0)),
    demand('d3', 'A', at(900, 0), { traffic: 800 }),
  ],
  candidates: [
    candidate('c1', at(0, 50)),
    candidate('c2', at(900, 50), { kind: 'tower', slots: 1 }),
    candidate('shut', at(0, 60), { availability: 'refused' }),
    candidate('low', at(950, 0), { cost: 1e6 }),
    candidate('near', at(0, 100), { cost: 1e6 }),
  ],
  zones: [
    { id: 'ban', kind: 'forbidden', rings: [[at(940, -10), at(960, -10), at(960, 10), at(940, 10)]] },
    {
      id: 'apart',
      kind: 'spacing',
      minSpacing: 80,
      rings: [[at(-99, -99), at(99, -99), at(99, 199), at(-99, 199)]],
    },
    {
      id: 'height',
      kind: 'restricted',
      maxHeight: 28,
      rings: [[at(-99, -99), at(99, -99), at(99, 199), at(-99, 199)]],
    },
  ],
  sensitive: [{ id: 's', place: at(0, 250), height: 10 }],
  settings: { ...settings, budget: 1e9 },
});

test('the checker finds every fault that is planted', async () => {
  const plan = await planSites(given, { seed: 1 });
  assert.deepEqual(checkPlan(given, plan), []);
  assert.equal(plan.sites.length, 2);
  const [first, second] = plan.sites;
  const [one, two] = first?.tenants ?? [];
  assert.ok(first && second && one && two);
  const found = (change: Partial<SitePlan>, of = given) => [
    ...new Set(checkPlan(of, { ...plan, ...change }).map(({ fault }) => fault)),
  ];
  const sites = (change: object) => ({ sites: [{ ...first, ...change }, second] }) as Partial<SitePlan>;
  const cases: readonly (readonly [string, Partial<SitePlan>, typeof given?])[] = [
    ['unknown-candidate', sites({ candidate: 'c9' })],
    ['unknown-candidate', sites({ place: at(1, 50) })],
    ['candidate-twice', { sites: [first, first, second] }],
    ['not-available', sites({ candidate: 'shut', place: at(0, 60) })],
    ['unknown-demand', sites({ tenants: [{ ...one, demands: ['d9'] }, two] })],
    ['demand-twice', sites({ tenants: [{ ...one, demands: ['d1', 'd1'] }, two] })],
    ['demand-forgotten', { sites: [first] }],
    ['wrong-operator', sites({ tenants: [{ ...one, demands: ['d2'] }, two] })],
    ['tenant-without-demand', sites({ tenants: [{ ...one, demands: [] }, two] })],
    ['tenant-twice', sites({ tenants: [one, { ...two, operator: one.operator }] })],
    ['too-far', sites({ tenants: [{ ...one, demands: ['d1', 'd3'] }, two] })],
    ['too-much-traffic', sites({ tenants: [{ ...one, demands: ['d1', 'd3'] }, two] })],
    ['too-low', sites({ height: 14 })],
    ['too-high', sites({ height: 29 })],
    ['too-many-tenants', { sites: [first, { ...second, tenants: [...second.tenants, two] }] }],
    ['zone', { sites: [first, { ...second, candidate: 'low', place: at(950, 0) }] }],
    ['spacing', { sites: [first, second, { ...first, candidate: 'near', place: at(0, 100) }] }],
    ['wrong-cost', sites({ cost: first.cost + 0.01 })],
    ['wrong-cost', { cost: plan.cost - 1 }],
    ['wrong-split', sites({ tenants: [{ ...one, cost: one.cost - 0.01 }, two] })],
    ['wrong-split', { sharing: { ...plan.sharing, byOperator: [{ operator: 'A', sites: 1, cost: 1 }] } }],
    ['over-budget', {}, { ...given, settings: { ...settings, budget: plan.cost - 1 } }],
    ['bound-above-cost', { lowerBound: plan.cost + 0.01 }],
    ['bound-above-cost', { servedBound: plan.servedWeight - 1 }],
    ['wrong-weight', { servedWeight: 7, servedBound: 7 }],
    ['site-exposure', {}, { ...given, settings: { ...settings, share: 0.01 } }],
    ['exposure', {}, { ...given, sensitive: [{ id: 's', place: at(0, 250), height: 10, background: 0.99 }] }],
  ];
  for (const [fault, change, of] of cases)
    assert.ok(found(change, of).includes(fault as never), `${fault}: ${found(change, of)}`);
});
