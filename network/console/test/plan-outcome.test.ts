import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planOutcome, type UnservedCode } from '../sharing/plan-outcome.ts';
import type { ComputedPlan } from '../sharing/sharing-queries.ts';

const plan = (objective: 'cost' | 'served', ...codes: readonly UnservedCode[]) => ({
  objective,
  unserved: codes.map((code) => ({ reason: { code } })) as unknown as ComputedPlan['unserved'],
});

describe('what a plan comes to', () => {
  it('is met where only indoor systems could do more', () => {
    assert.deepEqual(planOutcome(plan('cost')), { kind: 'met', reasons: [] });
    assert.equal(planOutcome(plan('cost', 'indoor', 'indoor')).kind, 'met');
  });

  it('is a part where the records leave something out, with the most frequent reason first', () => {
    assert.deepEqual(planOutcome(plan('cost', 'indoor', 'none-near', 'all-refused', 'none-near')), {
      kind: 'part',
      reasons: [
        { code: 'none-near', count: 2 },
        { code: 'indoor', count: 1 },
        { code: 'all-refused', count: 1 },
      ],
    });
  });

  it('is short where the budget ends first, whatever else is not served', () => {
    assert.equal(planOutcome(plan('served', 'budget', 'indoor')).kind, 'short');
    assert.equal(planOutcome(plan('served', 'indoor')).kind, 'short');
  });
});
