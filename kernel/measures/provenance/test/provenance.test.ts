import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { factDigest } from '../../../facts/model/make-fact.ts';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { create } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { verifyEvidence } from '../../verify.ts';
import { provFaults } from './prov-faults.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([fixturePack]);
  const { facts } = test.kernel;
  const machine = testActor({ id: 'key:lamps', source: 'file:abc', organisation: '路灯（一）所' });
  const person = testActor({ id: "user:o'neil (night)", source: 'console' });
  await facts.write([create('urn:prov:1', { state: 'on' }, ['Lamp'])], machine);
  await facts.write([create('urn:prov:2', { state: 'on' }, ['Lamp'])], person);
});
after(() => test[Symbol.asyncDispose]());

type Wire = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

async function exported(measurement: string): Promise<Wire> {
  const app = await test.server();
  const answer = await app.inject(`/api/measures/export-provenance?measurement=${measurement}`);
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json();
}

describe('provenance of a measurement', { timeout: 60_000 }, () => {
  it('is a sound PROV-JSON document', async () => {
    const { id } = await test.kernel.measures.evaluate('lamps-on');
    const document = await exported(id);
    assert.deepEqual(provFaults(document), []);
    const broken = { ...document, entity: {} };
    assert.ok(provFaults(broken).length > 3, 'what refers to nothing is found');
  });

  it('names figure, definition, software, recorders and sources, and every fact with its digest', async () => {
    const { measures } = test.kernel;
    const measurement = await measures.evaluate('lamps-on');
    const { entity, agent, activity, used, wasAssociatedWith } = await exported(measurement.id);
    const figure = entity?.[`yh:measurement/${measurement.id}`];
    assert.deepEqual(
      [figure?.['prov:value'], figure?.['yh:factRoot'], figure?.['yh:tier']],
      [{ $: '2', type: 'xsd:double' }, measurement.factRoot, 'D'],
    );
    assert.deepEqual(Object.keys(activity ?? {}), [`yh:evaluation/${measurement.id}`]);
    assert.equal(Object.values(wasAssociatedWith ?? {})[0]?.['prov:agent'], 'yh:software/yuheng%2F0.1.0');
    assert.deepEqual(
      Object.entries(agent ?? {}).map(([name, record]) => [name, (record['prov:type'] as { $: string }).$]),
      [
        ['yh:software/yuheng%2F0.1.0', 'prov:SoftwareAgent'],
        ['yh:agent/key%3Alamps/%E8%B7%AF%E7%81%AF%EF%BC%88%E4%B8%80%EF%BC%89%E6%89%80', 'prov:SoftwareAgent'],
        ['yh:agent/user%3Ao%27neil%20%28night%29', 'prov:Person'],
        ['yh:organisation/%E8%B7%AF%E7%81%AF%EF%BC%88%E4%B8%80%EF%BC%89%E6%89%80', 'prov:Organization'],
      ],
    );
    assert.equal(entity?.['yh:source/file%3Aabc']?.['yh:digest'], 'abc');
    const facts = await measures.evidence(measurement.id);
    assert.equal(Object.keys(used ?? {}).length, facts.length + 1, 'the facts and the definition');
    for (const fact of facts)
      assert.equal(entity?.[`yh:fact/${fact.instance}`]?.['yh:digest'], factDigest(fact));
  });

  it('leaves the bundle as it is: it is verified as before', async () => {
    const { measures } = test.kernel;
    assert.deepEqual(verifyEvidence(await measures.bundle((await measures.evaluate('lamps-on')).id)), []);
  });
});
