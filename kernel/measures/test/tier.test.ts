import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '../../identity/actor.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { append, create } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import type { MeasureDefinition } from '../definition.ts';
import { isStatement, tierOf } from '../tier-of.ts';
import { verifyEvidence } from '../verify.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([fixturePack]);
});
after(() => test[Symbol.asyncDispose]());

const system = testActor({ id: 'key:lamps', source: 'key:lamps', roles: ['machine'] });
const person = testActor({ id: 'user:ming', source: 'console', roles: ['administrator'] });

describe('the tier of a measurement', () => {
  it('is that of the worst of its facts', async () => {
    const { facts, measures } = test.kernel;
    const state = async (value: string, by: Actor) => {
      await facts.write([append('urn:tier:1', { state: value })], by);
      return await measures.evaluate('lamps-on');
    };
    await facts.write(
      [create('urn:tier:1', { state: 'on' }, ['Lamp']), create('urn:tier:2', { state: 'on' }, ['Lamp'])],
      system,
    );
    assert.equal((await measures.evaluate('lamps-on')).tier, 'A');
    assert.deepEqual([(await state('on', person)).tier], ['D'], 'one of two was typed');
    assert.equal((await state('on', system)).tier, 'A', 'a system has recorded it since');
    const off = await state('off', person);
    assert.deepEqual([off.value, off.tier], [1, 'A'], 'what was typed is not used');
  });

  it('is sealed, and cannot be said to be better than it is', async () => {
    const { facts, measures, audit } = test.kernel;
    await facts.write([create('urn:tier:3', { state: 'on' }, ['Lamp'])], person);
    const { id } = await measures.evaluate('lamps-on');
    const bundle = await measures.bundle(id);
    assert.deepEqual([bundle.measurement.tier, verifyEvidence(bundle)], ['D', []]);
    const better = { ...bundle, measurement: { ...bundle.measurement, tier: 'A' as const } };
    assert.deepEqual(
      verifyEvidence(better).map(({ code, detail }) => [code, detail]),
      [
        ['tier-differs', 'D ≠ A'],
        ['not-sealed', id],
      ],
    );
    assert.equal((await audit.read(bundle.measurement.auditSequence))?.action, 'measures.measure');
  });

  it('is made anew where one was kept that says more than its facts', async () => {
    const { measures } = test.kernel;
    const kept = await measures.evaluate('lamps-on');
    await test.database.query(`update measures.measurement set tier = 'A' where id = $1`, [kept.id]);
    const anew = await measures.evaluate('lamps-on');
    assert.notEqual(anew.id, kept.id);
    assert.equal(anew.tier, 'D');
    assert.deepEqual(await measures.evaluate('lamps-on'), anew);
  });

  it('of a measure that claims no more than reports is not touched by who reported', async () => {
    const used = (await test.kernel.facts.query({ types: ['Lamp'] })).entities.flatMap((entity) =>
      Object.values(entity.facts),
    );
    const tiers = (['A', 'B', 'C', 'D'] as const).map((tier: MeasureDefinition['tier']) =>
      tierOf({ tier }, used.some(isStatement)),
    );
    assert.deepEqual(tiers, ['D', 'D', 'C', 'D']);
    assert.equal(tierOf({ tier: 'B' }, false), 'B');
  });
});
