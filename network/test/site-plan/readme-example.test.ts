import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { checkPlan } from '../../site-plan/check/check-plan.ts';
import { readPlanProblem } from '../../site-plan/input/plan-problem.ts';
import { planSites } from '../../site-plan/plan-sites.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const section = readme.slice(readme.indexOf('## One plan of sites'));
const [, example = '', words = ''] = /```json\n([\s\S]*?)```\n\n([\s\S]*?)\n\n/.exec(section) ?? [];

test('the example of the documentation gives the plan that it says, sharing and refusal included', async () => {
  const problem = readPlanProblem(JSON.parse(example));
  const plan = await planSites(problem, { seed: 1 });
  assert.deepEqual(checkPlan(problem, plan), []);
  assert.deepEqual(
    plan.sites.map(({ candidate, tenants }) => [
      candidate,
      tenants.map(({ operator, demands }) => [operator, demands]),
    ]),
    [
      [
        'library',
        [
          ['A', ['d1']],
          ['B', ['d2']],
        ],
      ],
      ['tower', [['A', ['d3']]]],
    ],
  );
  assert.deepEqual([plan.objective, plan.gap], ['cost', 0]);
  assert.match(words, new RegExp(`^Its plan costs ${plan.cost} yuan`));
  assert.deepEqual(
    plan.unserved.map(({ demand, reason, refusals }) => [demand, reason.code, refusals]),
    [['d4', 'all-refused', [{ candidate: 'park', reason: { code: 'refused', detail: 'protected trees' } }]]],
  );
});
