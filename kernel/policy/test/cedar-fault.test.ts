import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BadPolicies, parsePolicies } from '../cedar/parse-policies.ts';
import { cedarFault } from '../cedar-fault.ts';

const CASES = [
  ['permit', 'policy-end', '—'],
  ['permit (principal, action, resource);', 'policy-id', '—'],
  ['@id("a") permit （principal, action, resource);', 'policy-token', '—'],
  ['@id("a") allow (principal, action, resource);', 'policy-effect', 'allow'],
  ['@id("a") permit (principal, action);', 'policy-scope', 'resource'],
  ['@id("a") permit (principal, action, resource in T:"X");', 'policy-token', ':'],
  ['@id("a") permit (principal == "x", action, resource);', 'policy-other', undefined],
] as const;

test('what Cedar says most is known by its kind', async () => {
  for (const [text, fault, found] of CASES) {
    const error = await parsePolicies(text).then(
      () => assert.fail(text),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof BadPolicies);
    const told = cedarFault(error.message);
    assert.deepEqual([told.fault, told['found']], [fault, found], text);
    assert.equal(told['said'], error.message);
  }
});
