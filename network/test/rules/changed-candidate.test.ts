import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CandidateNow, changedCandidate } from '../../rules/changed-candidate.ts';
import type { PlanSite } from '../../site-plan/result/site-plan.ts';

const site = (...operators: readonly string[]) =>
  ({
    candidate: 'c',
    tenants: operators.map((operator) => ({ operator, demands: ['d'], cost: 0 })),
  }) as unknown as PlanSite;
const now = (availability: unknown, slots: unknown, ...tenants: readonly string[]): CandidateNow => ({
  availability,
  slots,
  tenants: new Set(tenants),
});
const holds = (of: PlanSite, what: CandidateNow | null, unopened = false): boolean =>
  changedCandidate([of], new Map(what === null ? [] : [['c', what]]), unopened) === null;

test('a site holds while its candidate is there, open, and has the room for whoever is new on it', () => {
  assert.ok(holds(site('A', 'B'), now('opened', 2)));
  assert.ok(!holds(site('A', 'B'), now('opened', 1)));
  assert.ok(!holds(site('A'), null));
  assert.ok(!holds(site('A'), now('refused', 9, 'A')));
  assert.ok(!holds(site('A'), now(undefined, 9)));
  assert.ok(!holds(site('A'), now('unopened', 9)));
  assert.ok(holds(site('A'), now('unopened', 9), true));
  // Who is there already takes no place, however full it is; where somebody is, the site stands.
  assert.ok(holds(site('A', 'B'), now('used', 1, 'A', 'B')));
  assert.ok(!holds(site('A', 'C'), now('used', 2, 'A', 'B')));
  assert.ok(holds(site('A', 'C'), now(undefined, 3, 'A', 'B')));
});
