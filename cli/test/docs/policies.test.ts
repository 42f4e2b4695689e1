import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Actor } from '@yuheng/kernel/actor';
import { loadKernelRegistry } from '@yuheng/kernel/open-kernel';
import type { Pack } from '@yuheng/kernel/pack';
import { openPolicy } from '@yuheng/kernel/policy';
import { testActor } from '@yuheng/kernel/test-kernel';
import { pack as world } from '@yuheng/world/pack';
import { packs as usual } from '../../server/packs.ts';

/** With the world, as in the demo. */
const packs = [...usual, world as Pack];
const guide = join(import.meta.dirname, '../../../docs/policies.md');

describe('policies of the packs and of docs/policies.md', async () => {
  const registry = loadKernelRegistry(packs);
  const policy = await openPolicy({ registry, packs, folder: null });
  const of = (role: Actor['roles'][number], organisation: string | null = null) =>
    testActor({ roles: [role], organisation });

  it('the packs grant what their officers do, and nothing to viewers and machines', () => {
    for (const [action, may] of [
      ['plan.write', ['officer', 'administrator']],
      ['network.write', ['officer', 'administrator']],
      ['world/play-event', ['officer', 'administrator']],
      ['plan.read', ['viewer', 'officer', 'administrator']],
      ['facts.write', ['machine', 'administrator']],
    ] as const)
      for (const role of ['viewer', 'officer', 'machine', 'administrator'] as const)
        assert.equal(
          policy.may(of(role), action),
          (may as readonly string[]).includes(role),
          `${role} ${action}`,
        );
  });

  it('every policy of a pack speaks both languages', () => {
    for (const { id, source, annotations } of policy.inForce) {
      assert.ok(id.startsWith(`${source}.`), id);
      assert.match(annotations['description'] ?? '', /^[A-Z].*\.$/, id);
      assert.match(annotations['description_zh'] ?? '', /\p{Script=Han}.*。$/u, id);
    }
  });

  it('the examples of the guide can be used, and do what it says', async () => {
    const [, example = ''] = /```cedar\n([\s\S]*?)```/.exec(await readFile(guide, 'utf8')) ?? [];
    const own = policy.trial(await policy.check([{ source: 'guide', text: example }]));
    assert.equal(own.inForce.length, policy.inForce.length + 3);
    assert.equal(typeof own.rows(of('viewer', '甲市'), 'cases.read', 'Case', null), 'object');
    assert.equal(own.rows(of('officer', '甲市'), 'cases.read', 'Case', null), 'every');
    assert.equal(typeof own.rows(of('machine', '甲公司'), 'facts.write', 'Entity', null), 'object');
    assert.equal(own.rows(of('machine', '乙公司'), 'facts.write', 'Entity', null), 'every');
  });
});
