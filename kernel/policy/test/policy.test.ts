import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Role } from '../../identity/actor.ts';
import { testActor } from '../../test/test-kernel.ts';
import { demand, may } from '../policy.ts';

const cases: readonly (readonly [Role, string, boolean])[] = [
  ['viewer', 'facts.read', true],
  ['viewer', 'anything.read', true],
  ['viewer', 'facts.write', false],
  ['viewer', 'facts.readwrite', false],
  ['officer', 'plan.write', true],
  ['officer', 'cases.write', true],
  ['officer', 'scenarios.write', true],
  ['viewer', 'scenarios.write', false],
  ['officer', 'facts.write', false],
  ['officer', 'identity.write', false],
  ['machine', 'facts.read', true],
  ['machine', 'facts.write', true],
  ['machine', 'cases.read', false],
  ['machine', 'plan.write', false],
  ['administrator', 'identity.write', true],
];

describe('policy', () => {
  for (const [role, permission, allowed] of cases) {
    it(`${role} ${allowed ? 'holds' : 'does not hold'} ${permission}`, () => {
      assert.equal(may(testActor({ roles: [role] }), permission), allowed);
    });
  }

  it('adds up roles, and gives nothing without one', () => {
    assert.equal(may(testActor({ roles: ['machine', 'viewer'] }), 'cases.read'), true);
    assert.equal(may(testActor({ roles: [] }), 'facts.read'), false);
    assert.throws(() => demand(testActor({ roles: [] }), 'facts.read'), { code: 'policy.denied' });
    demand(testActor({ roles: ['viewer'] }), 'facts.read');
  });

  it('gives nothing for a role that it does not know', () => {
    assert.equal(may(testActor({ roles: ['emperor' as Role, 'constructor' as Role] }), 'facts.read'), false);
  });
});
