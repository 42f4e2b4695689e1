import assert from 'node:assert/strict';
import { test as node } from 'node:test';
import { TENANT } from '../../facts/store/shard.ts';
import { seenEvent } from '../../http/seen-event.ts';
import type { Role } from '../../identity/actor.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { create } from '../../test/stated.ts';
import { testActor, testKernel } from '../../test/test-kernel.ts';

const HOUSE = `@id("own") permit (principal in Role::"supplier", action in Action::"facts.read", resource is Entity)
  when { principal has organisation && resource.hasTag("supplier") && resource.getTag("supplier").contains(principal.organisation) };
  @id("price") forbid (principal in Role::"supplier", action == Action::"facts.read-attribute", resource == Attribute::"price");
  @id("attributes") permit (principal in Role::"supplier", action == Action::"facts.read-attribute", resource);`;

node('of what happens, everybody hears what they may see', async () => {
  await using test = await testKernel([fixturePack]);
  const { kernel } = test;
  await kernel.policy.check([{ source: 'house', text: HOUSE }]).then(kernel.policy.replace);
  await kernel.facts.write([create('urn:x:a', { supplier: 'a', price: 1, load: 1 })], testActor());
  const of = (organisation: string, role: string) => testActor({ organisation, roles: [role as Role] });
  const facts = (entity: string, attributes: readonly string[]) => ({
    type: 'facts',
    data: { entity, types: ['Thing'], attributes, at: '' },
  });
  const heard = (actor: ReturnType<typeof of>, event: { type: string; data: object }) =>
    Promise.resolve(seenEvent(kernel, actor, event as never));
  const changed = facts('urn:x:a', ['price', 'load']);
  assert.equal(await heard(of('x', 'viewer'), changed), changed);
  assert.deepEqual(await heard(of('a', 'supplier'), changed), facts('urn:x:a', ['load']));
  assert.equal(await heard(of('a', 'supplier'), facts('urn:x:a', ['price'])), null);
  assert.equal(await heard(of('b', 'supplier'), changed), null);
  assert.equal(await heard(of('a', 'supplier'), facts('urn:x:gone', [])), null);
  const other = { type: 'case', data: { case: '018f0000-0000-7000-8000-000000000000' } };
  assert.equal(await heard(of('x', 'viewer'), other), other);
  assert.equal(await heard(of('x', 'machine'), other), null);
  assert.equal(await heard(of('a', 'supplier'), { type: 'measure', data: {} }), null);
  assert.deepEqual(await heard(of('a', 'supplier'), { type: 'resync', data: {} }), {
    type: 'resync',
    data: {},
  });
});

const OWN = `@id("own-jobs") forbid (principal in Role::"viewer", action == Action::"records.read",
  resource is Record in RecordType::"jobs.job")
  unless { principal has organisation && resource.units.contains(principal.organisation) };`;

node('of what a record is about, whoever may read it hears', async () => {
  await using test = await testKernel([fixturePack]);
  const { kernel } = test;
  await kernel.policy.check([{ source: 'house', text: OWN }]).then(kernel.policy.replace);
  const of = (organisation: string, role: Role = 'viewer') => testActor({ organisation, roles: [role] });
  const job = '018f0000-0000-7000-8000-000000000001';
  await test.database.query(
    `insert into jobs.job (tenant, id, type, input, actor, state, attempt, asked_at)
     values ($1, $2, 'fixture.x', '{}', $3, 'done', 1, now())`,
    [TENANT, job, of('甲市')],
  );
  const event = { type: 'job', data: { job, state: 'done' } };
  const heard = (actor: ReturnType<typeof of>) => Promise.resolve(seenEvent(kernel, actor, event as never));
  assert.equal(await heard(of('甲市')), event);
  assert.equal(await heard(of('乙市')), null);
  assert.equal(await heard(of('乙市', 'officer')), event);
});
