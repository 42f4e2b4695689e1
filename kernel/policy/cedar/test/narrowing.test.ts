import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Narrowing, narrowing } from '../narrowing.ts';
import { parsePolicies } from '../parse-policies.ts';
import { compilePolicy, PolicySet } from '../policy-set.ts';
import { CedarEntity, CedarSet, EntityRef, entityKey } from '../value.ts';
import { entitiesOf, randomWorld, recordOf } from './random-requests.ts';

describe('what is left of policies before the resource is known', () => {
  it('decides every resource as the whole does, in random worlds', () => {
    const kinds = { every: 0, none: 0, some: 0 };
    let asked = 0;
    for (let seed = 1; seed <= 1500; seed += 1) {
      const world = randomWorld(seed, 4);
      const entities = entitiesOf(world);
      const actions = new Map([...entities].filter(([, { type }]) => type === 'Action'));
      const set = new PolicySet(
        world.policies.map((policy, index) => compilePolicy(`p${index}`, policy)),
        actions,
      );
      for (const { principal, action, resource, context } of world.requests) {
        const known = entities.get(entityKey(principal.type, principal.id));
        const asking = {
          principal: known ?? new EntityRef(principal.type, principal.id),
          action: set.action(action.id),
          context: recordOf(context),
          entities,
        };
        const left = narrowing(set, { ...asking, resourceType: resource.type, known: new Map() });
        kinds[typeof left === 'string' ? left : 'some'] += 1;
        for (const id of ['a', '甲', 'c"d\\', 'unheard of']) {
          const one = entities.get(entityKey(resource.type, id)) ?? new CedarEntity(resource.type, id);
          // Of an entity that nothing is known of, nothing is known to either.
          const whole = set.decide({ ...asking, resource: one });
          assert.equal(holds(left, one), whole, `seed ${seed}, ${resource.type} ${id}`);
          asked += 1;
        }
      }
    }
    assert.ok(asked > 20_000 && Math.min(...Object.values(kinds)) > 100, JSON.stringify(kinds));
  });

  const of = async (text: string, roles: readonly string[] = ['supplier']) =>
    narrowing(new PolicySet(await parsePolicies(text), new Map()), {
      principal: new CedarEntity('Key', 'k', {
        ancestors: new Set(roles.map((role) => entityKey('Role', role))),
        attributes: new Map([['organisation', '甲']]),
      }),
      action: new EntityRef('Action', 'facts.read'),
      context: new Map(),
      resourceType: 'Entity',
      known: new Map([['tenant', '']]),
    });

  it('says for an index what must hold of every row', async () => {
    const machines = `@id("a") permit (principal in Role::"supplier", action, resource in EntityType::"Machine")
      when { resource.hasTag("supplier") && resource.getTag("supplier").contains(principal.organisation) };`;
    const one = await of(machines);
    assert.ok(typeof one === 'object');
    assert.deepEqual(one.groups, [{ type: 'EntityType', ids: ['Machine'] }]);
    assert.deepEqual(one.equalities, [{ tag: 'supplier', values: ['甲'] }]);
    assert.deepEqual(one.tags, new Set(['supplier']));
    const both = await of(`${machines} @id("b") permit (principal, action, resource in EntityType::"Site")
      when { resource.getTag("supplier").containsAny(["乙", "丙"]) };`);
    assert.ok(typeof both === 'object');
    assert.deepEqual(both.groups[0]?.ids.toSorted(), ['Machine', 'Site']);
    assert.deepEqual(both.equalities[0]?.values.toSorted(), ['丙', '乙', '甲']);
    const open = await of(
      `${machines} @id("b") permit (principal, action, resource) when { resource.scopes.contains("/a") };`,
    );
    assert.ok(typeof open === 'object');
    assert.deepEqual([open.groups, open.equalities], [[], []]);
    assert.equal(await of(machines, ['other']), 'none');
    assert.equal(await of(`${machines} @id("all") permit (principal, action, resource);`), 'every');
  });

  it('a tenant is known before its rows are', async () => {
    const own = (tenant: string) =>
      of(
        `@id("a") permit (principal, action, resource) when { resource has tenant && resource.tenant == "${tenant}" };`,
      );
    assert.deepEqual([await own(''), await own('b')], ['every', 'none']);
  });

  it('what fails of a row leaves its policy out', async () => {
    const forbids = await of(`@id("p") permit (principal, action, resource);
      @id("f") forbid (principal, action, resource) when { resource.getTag("secret").contains("yes") };`);
    assert.ok(typeof forbids === 'object');
    const row = (tags: ReadonlyMap<string, CedarSet>) => new CedarEntity('Entity', 'e', { tags });
    assert.equal(forbids.holds(row(new Map())), true);
    assert.equal(forbids.holds(row(new Map([['secret', new CedarSet(['yes'])]]))), false);
  });
});

function holds(left: Narrowing, resource: CedarEntity): boolean {
  return typeof left === 'string' ? left === 'every' : left.holds(resource);
}
