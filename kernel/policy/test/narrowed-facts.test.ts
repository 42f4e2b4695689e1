import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Entity } from '../../facts/model/entity.ts';
import type { Selection } from '../../facts/selection.ts';
import type { Actor, Role } from '../../identity/actor.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { create, upsert } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { randomOf } from '../cedar/test/random-requests.ts';
import { narrowedGraph, narrowedKernel } from '../narrowed-kernel.ts';
import { attributeResource, entityResource } from '../resources.ts';
import { visibleTo } from '../visible.ts';

/** What a house might say, one text after another. */
const HOUSES = [
  // A supplier sees its own lamps, without what they price.
  `@id("own") permit (principal in Role::"supplier", action == Action::"facts.read", resource is Entity in EntityType::"Lamp")
     when { principal has organisation && resource.hasTag("supplier") && resource.getTag("supplier").contains(principal.organisation) };
   @id("attributes") permit (principal in Role::"supplier", action == Action::"facts.read-attribute", resource is Attribute)
     unless { resource == Attribute::"price" };`,
  // Everything but what is secret.
  `@id("all") permit (principal in Role::"supplier", action in Action::"facts.read", resource);
   @id("secret") forbid (principal in Role::"supplier", action == Action::"facts.read", resource is Entity)
     when { resource.hasTag("secret") && resource.getTag("secret").contains("true") };`,
  // By scope, by number, by a single one.
  `@id("scoped") permit (principal in Role::"supplier", action in Action::"facts.read", resource is Entity)
     when { resource.scopes.contains("/north") };
   @id("strong") permit (principal in Role::"supplier", action in Action::"facts.read", resource is Entity)
     when { resource.hasTag("load") && resource.getTag("load").containsAny(["10", "20"]) };
   @id("one") permit (principal, action == Action::"facts.read", resource == Entity::"urn:x:7");
   @id("names") forbid (principal in Role::"supplier", action == Action::"facts.read-attribute", resource in EntityType::"Spot");`,
  // Nothing.
  '@id("none") permit (principal in Role::"supplier", action == Action::"fixture/echo-text", resource);',
];

const time = { relation: null, timeAt: null, endTimeAt: null, property: 'createdAt', lastN: null } as const;

const supplier = (organisation: string | null, roles = ['supplier']): Actor =>
  testActor({ id: 'key:s', organisation, roles: roles as Role[] });

describe('facts as somebody sees them', () => {
  let test: TestKernel;
  let all: readonly Entity[];
  before(async () => {
    test = await testKernel([fixturePack]);
    const random = randomOf(7);
    const pick = <T>(...from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const changes = Array.from({ length: 120 }, (_, index) =>
      create(
        `urn:x:${index}`,
        {
          ...(random() < 0.8 ? { supplier: pick<unknown>('甲', '乙', ['甲', '乙']) as string } : {}),
          ...(random() < 0.5 ? { secret: pick<boolean | string>(true, false, 'true') } : {}),
          ...(random() < 0.5 ? { price: 5 } : {}),
          ...(random() < 0.7 ? { load: pick(10, 20, 30) } : {}),
          ...(random() < 0.5 ? { scope: pick('/north', '/south') } : {}),
          name: `n${index % 10}`,
        },
        pick(['Lamp'], ['Spot'], ['Thing'], ['Lamp', 'Spot'], ['Other', 'Lamp']),
      ),
    );
    await test.kernel.facts.write(changes, testActor());
    all = (await test.kernel.facts.query({})).entities;
  });
  after(() => test[Symbol.asyncDispose]());

  for (const [index, text] of HOUSES.entries()) {
    it(`answers what may be seen and nothing else: house ${index}`, async () => {
      const { kernel } = test;
      kernel.policy.replace(await kernel.policy.check([{ source: 'house', text }]));
      const actors = [
        supplier('甲'),
        supplier('乙'),
        supplier(null),
        supplier('甲', ['viewer']),
        supplier('甲', []),
      ];
      for (const actor of actors) {
        const may = (entity: Entity) =>
          kernel.policy.may(actor, 'facts.read', entityResource(entity, null, null));
        const mayAttribute = (name: string, types: readonly string[]) =>
          kernel.policy.may(actor, 'facts.read-attribute', attributeResource(name, types, null));
        const expected = all.filter(may).map((entity) => ({
          id: entity.id,
          names: Object.keys(entity.facts)
            .filter((name) => mayAttribute(name, entity.types))
            .toSorted(),
        }));
        const shape = (entities: readonly Entity[]) =>
          entities.map(({ id, facts }) => ({ id, names: Object.keys(facts).toSorted() }));
        const own = narrowedKernel(kernel, actor, null);
        const seen = await own.facts.query({}, { count: true });
        assert.deepEqual(shape(seen.entities), expected);
        assert.equal(seen.total ?? seen.entities.length, expected.length);
        // Page by page, and by one's own conditions.
        const paged: Entity[] = [];
        for (let offset = 0; offset < 200; offset += 7)
          paged.push(...(await own.facts.query({ offset, limit: 7 })).entities);
        assert.deepEqual(shape(paged), expected);
        const asked: readonly Selection[] = [
          { types: ['Lamp'] },
          { ids: ['urn:x:7', 'urn:x:8', 'urn:x:9'] },
          { scopeQ: '/north' },
        ];
        for (const selection of asked) {
          const whole = (await kernel.facts.query(selection)).entities.map(({ id }) => id);
          const ids = expected.map(({ id }) => id).filter((id) => whole.includes(id));
          assert.deepEqual(
            (await own.facts.query(selection)).entities.map(({ id }) => id),
            ids,
          );
        }
        for (const entity of all.slice(0, 30)) {
          const got = await own.facts.get(entity.id);
          const wanted = expected.find(({ id }) => id === entity.id);
          assert.deepEqual(got && shape([got])[0], wanted ?? null);
          const history = await own.facts.history({ entity: entity.id });
          assert.deepEqual(
            [...new Set(history.map(({ attribute }) => attribute))]
              .filter((name) => name !== 'scope')
              .toSorted(),
            wanted?.names ?? [],
          );
        }
        const instances = all.flatMap(({ facts }) => Object.values(facts).map((fact) => fact.instance));
        const told = await own.facts.instances(instances);
        assert.equal(
          told.length,
          expected.reduce((sum, { names }) => sum + names.length, 0),
        );

        const past = await own.facts.evolutions({
          selectors: [{}],
          time,
          limit: 500,
          offset: 0,
          count: true,
        });
        assert.deepEqual(
          past.evolutions.map(({ id }) => id),
          expected.map(({ id }) => id),
        );
        for (const { id, instances: moments } of past.evolutions) {
          const names = new Set(expected.find((one) => one.id === id)?.names);
          for (const { attribute } of moments) assert.ok(attribute === 'scope' || names.has(attribute), id);
        }
        const census = await own.facts.census();
        const lamps = all.filter((entity) => may(entity) && entity.types.includes('Lamp')).length;
        assert.equal(
          census.find(({ type, attribute }) => type === 'Lamp' && attribute === '')?.n ?? 0,
          lamps,
        );
      }
    });
  }

  it('what is withheld cannot be asked about either', async () => {
    const { kernel } = test;
    kernel.policy.replace(await kernel.policy.check([{ source: 'house', text: HOUSES[0] ?? '' }]));
    const own = narrowedKernel(kernel, supplier('甲'), null).facts;
    const withheld = { code: 'policy.withheld', values: { attribute: 'price' } };
    await assert.rejects(own.query({ q: 'price>1' }), withheld);
    await assert.rejects(own.query({ types: ['Lamp'], order: [{ path: ['price'] }] }), withheld);

    await assert.rejects(
      own.evolutions({ selectors: [{}], time, q: 'price>1', limit: 1, offset: 0 }),
      withheld,
    );
    await assert.rejects(own.query({ q: 'street{Spot:name}=="x"' }), { code: 'policy.withheld' });
    assert.deepEqual((await own.query({ attributes: ['price'] })).entities, []);
    const some = await own.query({ attributes: ['price', 'name'] });
    assert.ok(some.entities.length > 5 && some.entities.every(({ facts }) => !('price' in facts)));
    assert.ok((await own.query({ q: 'load==10' })).entities.length > 0);
  });

  it('writes only what may be written, before and after', async () => {
    const { kernel } = test;
    const text = `@id("own") permit (principal in Role::"supplier", action in [Action::"facts.read", Action::"facts.write"], resource is Entity)
      when { principal has organisation && resource.hasTag("supplier") && resource.getTag("supplier").contains(principal.organisation) };`;
    kernel.policy.replace(await kernel.policy.check([{ source: 'house', text }]));
    const actor = supplier('丙');
    assert.equal(kernel.policy.may(actor, 'facts.write'), true);
    const { facts } = narrowedGraph(
      await kernel.tenants.find(null),
      visibleTo(kernel.policy, actor, null, { entityTypes: new Map(), writing: true }),
      null,
    );
    const denied = { code: 'policy.denied', values: { permission: 'facts.write' } };
    const mine = create('urn:y:1', { supplier: '丙', load: 1 });
    await facts.write([mine], actor);
    await assert.rejects(facts.write([create('urn:y:2', { supplier: '甲' })], actor), denied);
    await assert.rejects(facts.write([create('urn:y:2', {})], actor), denied);
    await assert.rejects(facts.write([upsert('urn:y:1', { supplier: '甲' })], actor), denied);
    await assert.rejects(facts.write([upsert('urn:x:0', { supplier: '丙' })], actor), denied);
    await assert.rejects(facts.write([{ op: 'delete', id: 'urn:x:0' }], actor), denied);
    // All or none.
    await assert.rejects(facts.write([upsert('urn:y:1', { load: 2 }), create('urn:y:3', {})], actor), denied);
    const whole = await kernel.facts.query({ idPattern: '^urn:y:' });
    assert.deepEqual(
      whole.entities.map(({ id, facts: own }) => [id, own['load']?.value, own['supplier']?.value]),
      [['urn:y:1', 1, '丙']],
    );
    assert.deepEqual((await kernel.facts.get('urn:x:0'))?.version, 1);
    await facts.write([upsert('urn:y:1', { load: 2 })], actor);
    await facts.write([{ op: 'delete', id: 'urn:y:1' }], actor);
    assert.equal(await kernel.facts.get('urn:y:1'), null);
  });
});
