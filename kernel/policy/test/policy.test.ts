import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Role } from '../../identity/actor.ts';
import { loadKernelRegistry } from '../../packs/open-kernel.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { testActor } from '../../test/test-kernel.ts';
import { openPolicy, type Policy } from '../policy.ts';

const packs = [fixturePack];
const registry = loadKernelRegistry(packs);

const cases: readonly (readonly [Role, string, boolean])[] = [
  ['viewer', 'facts.read', true],
  ['viewer', 'measures.read', true],
  ['viewer', 'measures/list-measures', true],
  ['viewer', 'facts.write', false],
  ['viewer', 'fixture/echo-text', false],
  ['viewer', 'facts.readwrite', false],
  ['officer', 'measures.read', true],
  ['officer', 'fixture.write', false],
  ['officer', 'cases.write', true],
  ['officer', 'cases/answer-notice', true],
  ['officer', 'scenarios.write', true],
  ['viewer', 'scenarios.write', false],
  ['officer', 'facts.write', false],
  ['officer', 'identity.write', false],
  ['machine', 'facts.read', true],
  ['machine', 'facts.write', true],
  ['machine', 'cases.read', false],
  ['machine', 'fixture.write', false],
  ['administrator', 'identity.write', true],
  ['administrator', 'identity/add-key', true],
];

describe('policy', () => {
  let policy: Policy;
  let folder: string;
  before(async () => {
    policy = await openPolicy({ registry, packs, folder: null });
    folder = await mkdtemp(join(tmpdir(), 'policies-'));
  });
  after(() => rm(folder, { recursive: true }));

  for (const [role, action, allowed] of cases) {
    it(`${role} ${allowed ? 'holds' : 'does not hold'} ${action}`, () => {
      assert.equal(policy.may(testActor({ roles: [role] }), action), allowed);
    });
  }

  it('adds up roles, and gives nothing without one', () => {
    assert.equal(policy.may(testActor({ roles: ['machine', 'viewer'] }), 'cases.read'), true);
    assert.equal(policy.may(testActor({ roles: [] }), 'facts.read'), false);
    assert.throws(() => policy.demand(testActor({ roles: [] }), 'facts.read'), { code: 'policy.denied' });
    policy.demand(testActor({ roles: ['viewer'] }), 'facts.read');
  });

  it('tells the permission of an operation that is denied', () => {
    assert.throws(() => policy.demand(testActor({ roles: ['viewer'] }), 'fixture/echo-text'), {
      code: 'policy.denied',
      values: { permission: 'fixture.write' },
    });
  });

  it('gives nothing for a role that it does not know', () => {
    const actor = testActor({ roles: ['emperor' as Role, 'constructor' as Role] });
    assert.equal(policy.may(actor, 'facts.read'), false);
  });

  it('every policy of the kernel and the packs speaks both languages', () => {
    for (const { id, source, annotations } of policy.inForce) {
      assert.ok(id.startsWith(`${source}.`), id);
      assert.match(annotations['description'] ?? '', /^[A-Z].*\.$/, id);
      assert.match(annotations['description_zh'] ?? '', /\p{Script=Han}.*。$/u, id);
    }
  });

  it('a house adds its own, and they are held against what there is', async () => {
    const file = join(folder, 'own.cedar');
    const open = (text: string) => writeFile(file, text).then(() => openPolicy({ registry, packs, folder }));
    const own = await open(
      '@id("no-notices") forbid (principal in Organisation::"甲", action == Action::"cases/answer-notice", resource);',
    );
    const of = (organisation: string) => testActor({ roles: ['officer'], organisation });
    assert.equal(own.may(of('甲'), 'cases/answer-notice'), false);
    assert.equal(own.may(of('乙'), 'cases/answer-notice'), true);
    assert.equal(own.may(of('甲'), 'cases/read-case'), true);
    for (const [text, code] of [
      ['@id("a") permit (principal, action == Action::"cases/answer-notise", resource);', 'bad-policies'],
      ['@id("a") permit (principal, action, resource is Kase);', 'bad-policies'],
      ['@id("a") permit (principal, action, resource in CaseType::"fixture.repare");', 'bad-policies'],
      ['@id("a") permit (principal, action, resource) when { principal.age > 3 };', 'bad-policies'],
      ['@id("kernel.administrator") permit (principal, action, resource);', 'policy-twice'],
      ['permit', 'bad-policies'],
    ])
      await assert.rejects(open(text ?? ''), { code: `policy.${code}` }, text);
    await assert.rejects(openPolicy({ registry, packs, folder: join(folder, 'none') }), {
      code: 'policy.no-folder',
    });
  });

  it('a forbid has the last word, also over an administrator', async () => {
    const own = await policy.check([
      { source: 'own', text: '@id("no") forbid (principal, action == Action::"facts.write", resource);' },
    ]);
    const other = await openPolicy({ registry, packs, folder: null });
    other.replace(own);
    assert.equal(other.may(testActor(), 'facts.write'), false);
    assert.deepEqual(other.explain(testActor(), 'facts.write'), {
      allowed: false,
      reasons: ['no'],
      errors: [],
    });
    assert.deepEqual(other.explain(testActor(), 'facts.read').reasons, ['kernel.administrator']);
  });
});
