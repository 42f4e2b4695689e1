import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import { readPlanProblem } from '../../site-plan/input/plan-problem.ts';
import { planSites } from '../../site-plan/plan-sites.ts';
import { at, candidate, demand, settings } from './sample-plans.ts';

const fine = {
  operators: [{ id: 'A', frequency: 2600 }],
  demands: [demand('d', 'A', at(0, 0))],
  candidates: [candidate('c', at(100, 0))],
  zones: [{ id: 'z', kind: 'spacing', minSpacing: 100, rings: [[at(0, 0), at(900, 0), at(0, 900)]] }],
  sensitive: [{ id: 's', place: at(400, 0), height: 10 }],
  settings,
};

function refusal(more: object): Readonly<Record<string, string | number>> {
  try {
    readPlanProblem({ ...fine, ...more });
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'network.bad-plan-problem');
    return error.values;
  }
  return assert.fail('not refused');
}

describe('a site planning problem from outside', () => {
  it('says nothing by null wherever something may be left out, as its documentation has it', async () => {
    const silent = readPlanProblem({
      ...fine,
      demands: [{ ...fine.demands[0], name: null, kind: null }],
      candidates: [{ ...fine.candidates[0], name: null, refusalReason: null }],
      zones: [{ ...fine.zones[0], name: null, maxHeight: null, minSpacing: null, allowedKinds: null }],
      sensitive: [{ ...fine.sensitive[0], name: null, background: null }],
      settings: { ...settings, budget: null },
    });
    const zones = fine.zones.map(({ minSpacing: _unsaid, ...zone }) => zone);
    assert.deepEqual(silent, { ...fine, zones });
    // What must be there may say nothing, and the plan tells of it.
    const unknown = readPlanProblem({
      ...fine,
      demands: [{ ...fine.demands[0], places: null }],
      candidates: [
        { ...fine.candidates[0], place: null, height: null, slots: null, cost: null, tenantCost: null },
      ],
      zones: [{ ...fine.zones[0], rings: null }],
    });
    const { notices } = await planSites(unknown, { seed: 1, steps: 10 });
    assert.deepEqual(
      notices.map(({ code }) => code),
      ['zone-without-place', 'candidate-without-place', 'demand-without-place'],
    );
    assert.equal(unknown.candidates[0]?.slots, null);
  });

  it('is refused with where, what is wrong and what is expected', () => {
    for (const [more, told] of [
      [
        { demands: [{ ...fine.demands[0], radius: 0 }] },
        { where: '/demands/0/radius', fault: 'at-least', found: '0', limit: 1 },
      ],
      [
        { demands: [{ ...fine.demands[0], radius: null }] },
        { where: '/demands/0/radius', fault: 'type', found: 'null', expected: 'number' },
      ],
      [
        { demands: [{ ...fine.demands[0], priority: 'urgent' }] },
        { where: '/demands/0/priority', fault: 'choice', found: '"urgent"', allowed: 'high, normal, low' },
      ],
      [
        { candidates: [{ ...fine.candidates[0], cost: 'dear' }] },
        { where: '/candidates/0/cost', fault: 'type', found: '"dear"', expected: 'number, null' },
      ],
      [
        { candidates: [{ ...fine.candidates[0], place: [113.6, 134.7] }] },
        { where: '/candidates/0/place/1', fault: 'at-most', found: '134.7', limit: 90 },
      ],
      [
        { settings: { ...settings, budget: -1 } },
        { where: '/settings/budget', fault: 'at-least', found: '-1', limit: 0 },
      ],
      [{ zones: [{ id: 'z', rings: null }] }, { where: '/zones/0', fault: 'missing', members: 'kind' }],
    ] as const)
      assert.deepEqual(refusal(more), told);
    for (const [more, where, fault, found] of [
      [{ demands: [...fine.demands, ...fine.demands] }, '/demands/1/id', 'twice', 'd'],
      [{ operators: [...fine.operators, ...fine.operators] }, '/operators/1/id', 'twice', 'A'],
      [{ demands: [demand('d', 'B', at(0, 0))] }, '/demands/0/operator', 'unknown', 'B'],
    ] as const) {
      const told = refusal(more);
      assert.deepEqual([told['where'], told['fault'], told['found']], [where, fault, found]);
    }
  });
});
