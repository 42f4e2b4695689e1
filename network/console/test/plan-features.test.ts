import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { candidateOrder } from '../sharing/candidate-order.ts';
import { candidatePoints, chosenRing, demandPoints, serviceLines } from '../sharing/plan-features.ts';
import { planNames } from '../sharing/plan-names.ts';
import type { ComputedPlan, PlanRecords } from '../sharing/sharing-queries.ts';

const at = (x: number) => ({ type: 'Point', coordinates: [x, 34] });

function candidate(id: string, kind: string, availability: string): PlanRecords['candidates'][number] {
  const none = { owner: null, refusalReason: null, height: null, slots: null, cost: null, tenantCost: null };
  return { id, name: id, kind, availability, location: at(113), ...none };
}

function demand(id: string, location: ReturnType<typeof at> | null): PlanRecords['demands'][number] {
  const none = { kind: null, operator: null, priority: null, status: null, radius: null };
  return { id, name: null, location, ...none };
}

const records: PlanRecords = {
  demands: [demand('d1', at(113.1)), demand('d2', at(113.2)), demand('d3', at(113.3)), demand('d4', null)],
  candidates: [
    candidate('refused', 'rooftop', 'refused'),
    candidate('opened', 'pole', 'opened'),
    candidate('tower', 'tower', 'used'),
  ],
  zones: [],
};
const plan = {
  sites: [
    { candidate: 'tower', name: '塔', place: [113, 34], tenants: [{ operator: '甲', demands: ['d1'] }] },
  ],
  unserved: [{ demand: 'd2', name: null, place: null }],
  exposure: [],
} as unknown as ComputedPlan;
const names = planNames(records, plan);

describe('a plan on the map', () => {
  it('tells demands that are served, that nobody serves, and others; what has no place is left out', () => {
    assert.deepEqual(
      demandPoints(records, plan).features.map(({ properties }) => [
        properties?.['id'],
        properties?.['state'],
      ]),
      [
        ['d1', 'served'],
        ['d2', 'unserved'],
        ['d3', 'other'],
      ],
    );
  });

  it('leaves chosen candidates to the sites, and ties these to what they serve', () => {
    assert.deepEqual(
      candidatePoints(records, plan).features.map(({ properties }) => properties?.['id']),
      ['refused', 'opened'],
    );
    assert.deepEqual(
      serviceLines(plan, names).features.map(({ geometry }) => geometry),
      [
        {
          type: 'LineString',
          coordinates: [
            [113, 34],
            [113.1, 34],
          ],
        },
      ],
    );
  });

  it('rings what is chosen, and nothing that is nowhere', () => {
    assert.equal(chosenRing('d1', names).features.length, 1);
    for (const id of [undefined, 'd4', 'gone']) assert.equal(chosenRing(id, names).features.length, 0);
  });

  it('lists towers first, and refused candidates last', () => {
    assert.deepEqual(
      records.candidates.toSorted(candidateOrder).map(({ id }) => id),
      ['tower', 'opened', 'refused'],
    );
  });
});
