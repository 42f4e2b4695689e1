import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualSettings } from '../../site-plan/input/problem-of-facts.ts';
import { signed } from '../sharing/percent.ts';
import { askedOf, budgetOf, type PlanRequest } from '../sharing/plan-request.ts';

const request: PlanRequest = {
  ...usualSettings,
  share: 20,
  name: ' 方案 ',
  budget: '',
  seconds: 60,
  seed: 1,
  alone: true,
};

describe('what is asked of a plan', () => {
  it('takes a budget in the unit of the language, none where nothing is typed', () => {
    assert.equal(budgetOf('150', 'zh-CN'), 1_500_000);
    assert.equal(budgetOf('1.5', 'en'), 1_500_000);
    assert.equal(budgetOf(' ', 'en'), undefined);
    assert.equal(budgetOf('0', 'en'), 0);
    for (const typed of ['很多', '-1', '1e300']) assert.equal(budgetOf(typed, 'zh-CN'), null, typed);
  });

  it('sends the usual settings as they are, and a budget only where there is one', () => {
    assert.deepEqual(askedOf(request, 'urn:c', undefined), {
      city: 'urn:c',
      name: '方案',
      seconds: 60,
      seed: 1,
      alone: true,
      settings: usualSettings,
    });
    const { settings } = askedOf(request, 'urn:c', 5) as { settings: object };
    assert.deepEqual(settings, { ...usualSettings, budget: 5 });
  });

  it('writes a difference with its sign', () => {
    assert.deepEqual(
      [1, -2, 0].map((value) => signed(value, String)),
      ['+1', '−2', '±0'],
    );
  });
});
