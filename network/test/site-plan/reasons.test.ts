import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkPlan } from '../../site-plan/check/check-plan.ts';
import { readPlanProblem } from '../../site-plan/input/plan-problem.ts';
import { planSites } from '../../site-plan/plan-sites.ts';
import { at, candidate, demand, problem, settings } from './sample-plans.ts';

const ring = (west: number, south: number, east: number, north: number) => [
  [at(west, south), at(east, south), at(east, north), at(west, north)],
];

test('each demand that nobody can serve has its reason, and each candidate near it too', async () => {
  const far = 5000;
  const given = problem({
    demands: [
      demand('served', 'A', at(0, 0)),
      demand('zero', 'A', [0, 0]),
      demand('nowhere', 'A', at(0, 0), { places: null }),
      demand('indoor', 'A', at(0, 0), { kind: 'indoor' }),
      demand('lonely', 'A', at(far, far)),
      demand('refused', 'A', at(0, 2000), { height: 25 }),
    ],
    candidates: [
      candidate('good', at(100, 0)),
      candidate('zero', [0, 0]),
      candidate('again', at(100, 0)),
      candidate('asked', at(0, 2010), { availability: 'refused', refusalReason: '产权单位未同意' }),
      candidate('closed', at(0, 2020), { availability: 'unopened' }),
      candidate('unsaid', at(0, 2030), { cost: null }),
      candidate('full', at(0, 2040), { slots: 0 }),
      candidate('park', at(0, 2050), { kind: 'greenSpace' }),
      candidate('roof', at(300, 2100)),
      candidate('school', at(-80, 2070), { height: 26 }),
      candidate('short', at(-25, 2086), { height: 20 }),
      candidate('tower', at(0, 2095), { kind: 'tower', height: 22 }),
      candidate('beside', at(30, 2098)),
    ],
    zones: [
      { id: 'ban', kind: 'forbidden', rings: ring(-20, 2045, 20, 2055) },
      {
        id: 'old',
        kind: 'heritage',
        maxHeight: 18,
        allowedKinds: ['rooftop'],
        rings: ring(250, 2080, 350, 2120),
      },
      { id: 'apart', kind: 'spacing', minSpacing: 50, rings: ring(-20, 2085, 50, 2105) },
    ],
    sensitive: [{ id: 'class', place: at(-90, 2070), height: 20 }],
  });
  const plan = await planSites(given, { seed: 1 });
  assert.deepEqual(checkPlan(given, plan), []);
  const reasons = Object.fromEntries(plan.unserved.map(({ demand: id, reason }) => [id, reason.code]));
  assert.deepEqual(reasons, {
    zero: 'without-place',
    nowhere: 'without-place',
    indoor: 'indoor',
    lonely: 'none-near',
    refused: 'all-refused',
  });
  const refusals = plan.unserved.find(({ demand: id }) => id === 'refused')?.refusals ?? [];
  assert.deepEqual(
    refusals.map(({ candidate: id, reason }) => [id, reason.code]),
    [
      ['asked', 'refused'],
      ['closed', 'unopened'],
      ['unsaid', 'unsaid'],
      ['full', 'no-slots'],
      ['park', 'forbidden'],
      ['short', 'too-low'],
      ['tower', 'too-low'],
      ['beside', 'too-near'],
      ['school', 'exposure'],
      ['roof', 'zone-height'],
    ],
  );
  assert.deepEqual(
    plan.notices.map(({ code }) => code),
    ['same-candidate', 'candidate-without-place', 'demand-without-place', 'demand-without-place'],
  );
});

test('zone rules that contradict each other or say nothing are told, and the strictest holds', async () => {
  const given = problem({
    demands: [demand('d', 'A', at(0, 0), { height: 10 })],
    candidates: [candidate('c', at(0, 10))],
    zones: [
      { id: 'roofs', kind: 'restricted', allowedKinds: ['rooftop'], rings: ring(-50, -50, 50, 50) },
      { id: 'poles', kind: 'heritage', allowedKinds: ['pole'], rings: ring(-50, -50, 50, 50) },
      { id: 'odd', kind: 'forbidden', allowedKinds: ['pole'], rings: ring(900, 900, 950, 950) },
      { id: 'mute', kind: 'restricted', rings: ring(900, 900, 950, 950) },
      {
        id: 'zero',
        kind: 'forbidden',
        rings: [
          [
            [0, 0],
            [0, 0],
            [0, 0],
          ],
        ],
      },
    ],
  });
  const plan = await planSites(given, { seed: 1 });
  assert.deepEqual(plan.notices.map((notice) => Object.values(notice).join(' ')).toSorted(), [
    'forbidden-but-allowed odd',
    'zone-says-nothing mute',
    'zone-without-place zero',
    'zones-contradict roofs poles',
  ]);
  assert.deepEqual(plan.unserved[0]?.refusals, [
    { candidate: 'c', reason: { code: 'kind-not-allowed', zone: 'poles' } },
  ]);
});

test('what has no room beside the rest says what is in the way, and a budget that is too small is told', async () => {
  const demands = ['A', 'B'].map((operator) => demand(operator, operator, at(0, 0)));
  const crowded = await planSites(
    problem({ demands, candidates: [candidate('c', at(0, 10), { slots: 1 })] }),
    { seed: 1 },
  );
  assert.deepEqual(
    crowded.unserved.map(({ reason, refusals }) => [reason.code, refusals[0]?.reason.code]),
    [['no-room', 'taken-up']],
  );
  const poor = problem({
    demands,
    candidates: [candidate('c', at(0, 10))],
    settings: { ...settings, budget: 110_000 },
  });
  const plan = await planSites(poor, { seed: 1 });
  assert.deepEqual(checkPlan(poor, plan), []);
  assert.deepEqual([plan.objective, plan.served, plan.cost], ['served', 1, 100_000]);
  assert.deepEqual(plan.notices, [{ code: 'budget-too-small', budget: 110_000, least: 120_000 }]);
  assert.deepEqual([plan.needed, crowded.needed], [{ least: 120_000, found: 120_000 }, null]);
  assert.deepEqual(
    plan.unserved.map(({ reason }) => reason.code),
    ['budget'],
  );
});

test('a problem that is none is refused with the place of what is wrong', () => {
  for (const [change, where] of [
    [{ demands: [demand('d', 'nobody', at(0, 0))] }, '/demands/0/operator'],
    [{ demands: [demand('d', 'A', at(0, 0)), demand('d', 'B', at(0, 0))] }, '/demands/1/id'],
    [{ candidates: [candidate('c', at(0, 0), { slots: -1 })] }, '/candidates/0/slots'],
    [{ settings: { ...settings, share: 0 } }, '/settings/share'],
    [{ operators: [] }, '/operators'],
  ] as const)
    assert.throws(
      () => problem(change as never),
      (error: { code?: string; values?: { where?: string } }) =>
        error.code === 'network.bad-plan-problem' && error.values?.where === where,
      where,
    );
  assert.throws(() => readPlanProblem(null));
});

test('what cannot be used takes no place from what stands there as well; of what can, the best is used', async () => {
  const near = demand('wanted', 'A', at(0, 0));
  for (const [unusable, reason] of [
    [{ availability: null }, 'unsaid'],
    [{ availability: 'refused' }, 'refused'],
    [{ slots: null }, 'unsaid'],
    [{ cost: null }, 'unsaid'],
    [{ slots: 0 }, 'no-slots'],
  ] as const) {
    const given = problem({
      demands: [near],
      candidates: [candidate('first', at(100, 0), unusable), candidate('good', at(100, 0))],
    });
    const plan = await planSites(given, { seed: 1 });
    assert.deepEqual(
      [plan.sites.map(({ candidate: id }) => id), plan.notices],
      [['good'], []],
      `${reason} ${JSON.stringify(unusable)}`,
    );
    assert.deepEqual(checkPlan(given, plan), []);
  }
  const given = problem({
    demands: [near],
    candidates: [
      candidate('dear', at(100, 0), { cost: 9e8, slots: 1 }),
      candidate('cheap', at(100, 0)),
      candidate('standing', at(100, 0), { availability: 'used', cost: 2e5 }),
    ],
  });
  const plan = await planSites(given, { seed: 1 });
  assert.deepEqual(
    plan.sites.map(({ candidate: id }) => id),
    ['standing'],
  );
  assert.deepEqual(
    plan.notices.map((notice) => ('other' in notice ? notice.other : null)),
    ['standing', 'standing'],
  );
});

test('an operator that is on a site already takes no slot of it; another one does', async () => {
  const full = candidate('full', at(100, 0), { availability: 'used', slots: 0, present: ['A'] });
  const given = problem({
    demands: [demand('own', 'A', at(0, 0)), demand('other', 'B', at(0, 0))],
    candidates: [full],
  });
  const plan = await planSites(given, { seed: 1 });
  assert.deepEqual(checkPlan(given, plan), []);
  assert.deepEqual(
    plan.sites.map(({ tenants }) => tenants.map(({ operator }) => operator)),
    [['A']],
  );
  assert.deepEqual(
    plan.unserved.map(({ demand: id, refusals }) => [id, refusals.map(({ reason }) => reason.code)]),
    [['other', ['no-slots']]],
  );
});
