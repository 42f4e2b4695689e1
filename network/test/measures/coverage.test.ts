import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verifyEvidence } from '@yuheng/kernel/measures-verify';
import { parseStatements } from '@yuheng/kernel/statement';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { coveredArea, property, relationship, sample, urn } from './coverage-facts.ts';

const by = testActor();

/** The figure over real PostgreSQL: what moves it, and what its evidence says. */
describe('coverage of key areas', { timeout: 120_000 }, () => {
  let house: TestKernel;
  before(async () => {
    house = await testKernel([pack as never]);
    await house.kernel.facts.write(coveredArea, by);
  });
  after(() => house[Symbol.asyncDispose]());

  const figure = async (code = '5g-key-area-coverage') => (await house.kernel.measures.evaluate(code)).value;
  const change = (type: string, id: string, attributes: object) =>
    house.kernel.facts.write(
      [{ op: 'append', id: urn(type, id), statements: parseStatements(attributes as never) }],
      by,
    );

  it('is what runs predict, by cells, residents and floor area', async () => {
    assert.equal(await figure(), 75);
    assert.equal(await figure('5g-population-coverage'), 60);
    assert.equal(await figure('5g-floor-area-coverage'), 60);
  });

  it('falls with a station that fails, where no other one covers', async () => {
    await change('BaseStation', 'A', { status: property('outOfService') });
    assert.equal(await figure(), 25);
    await change('BaseStation', 'A', { status: property('onAir') });
    assert.equal(await figure(), 75);
  });

  it('believes drive tests where there are any: enough of a cell’s samples must reach the threshold', async () => {
    await house.kernel.facts.write(
      [1, 2, 3].map((row) => sample(row, 4, -104)),
      by,
    );
    assert.equal(await figure(), 100);
    await house.kernel.facts.write([sample(4, 4, -106)], by);
    assert.equal(await figure(), 100, 'three of four reach it, as 75 % asks');
    await house.kernel.facts.write([sample(5, 2, -110), sample(6, 3, -110)], by);
    assert.equal(
      await figure(),
      75,
      'cell 2 falls against its prediction; cell 3 is covered by the other operator',
    );
  });

  it('moves when one row of a drive test changes, and shows that row in its evidence; the bundle verifies offline', async () => {
    const { measures } = house.kernel;
    const old = await measures.evaluate('5g-key-area-coverage');
    await change('DriveTestSample', 't1', { rsrp: property(-107, 'DBM') });
    const now = await measures.evaluate('5g-key-area-coverage');
    assert.deepEqual([old.value, now.value], [75, 50]);
    const rowIn = async (id: string) =>
      (await measures.evidence(id)).find(
        ({ entity, attribute }) => entity === urn('DriveTestSample', 't1') && attribute === 'rsrp',
      );
    assert.deepEqual([(await rowIn(old.id))?.value, (await rowIn(now.id))?.value], [-104, -107]);
    const bundle = await measures.bundle(now.id);
    assert.deepEqual(verifyEvidence(bundle), []);
    const of = (selection: string) => new Set(bundle.facts[selection]?.map(({ entity }) => entity)).size;
    assert.deepEqual(
      ['results', 'levels', 'samples', 'cells', 'thresholds', 'stations'].map(of),
      [2, 6, 6, 4, 2, 2],
    );
    // As somebody would who wants the old figure back.
    const row = bundle.facts['samples']?.find(
      ({ entity, attribute }) => entity.endsWith('t1') && attribute === 'rsrp',
    );
    const forged = structuredClone(bundle);
    for (const fact of forged.facts['samples'] ?? [])
      if (fact.instance === row?.instance) Object.assign(fact, { value: -104 });
    const faults = verifyEvidence(forged).map(({ code }) => code);
    assert.ok(faults.includes('fact-changed') && faults.includes('value-differs'), String(faults));
  });

  it('does not count a sample of a station that is off air, and counts one of nobody knows which', async () => {
    await change('DriveTestSample', 't1', { rsrp: property(-104, 'DBM') });
    assert.equal(await figure(), 75);
    for (const row of [1, 2, 3, 4])
      await change('DriveTestSample', `t${row}`, { server: relationship(urn('BaseStation', 'A')) });
    assert.equal(await figure(), 75);
    await change('BaseStation', 'A', { status: property('outOfService') });
    assert.equal(await figure(), 25);
    await change('BaseStation', 'A', { status: property('onAir') });
  });

  it('opens by key area and by operator', async () => {
    const { id } = await house.kernel.measures.evaluate('5g-key-area-coverage');
    const app = await house.server();
    const parts = async (attribute: string) =>
      (await app.inject(`/api/measures/read-parts?id=${id}&by=${attribute}`))
        .json()
        .parts.map(({ of, value }: { of: string[]; value: number }) => [of.join(' '), value]);
    assert.deepEqual(await parts('operator'), [
      ['A', 50],
      ['B', 25],
    ]);
    const area = urn('KeyArea', 'k');
    assert.deepEqual(await parts('keyArea'), [[area, 75]]);
    assert.deepEqual(await parts('keyArea,operator'), [
      [`${area} A`, 50],
      [`${area} B`, 25],
    ]);
  });

  it('has no value without a cell, and none is covered where no threshold is known', async () => {
    await change('CoverageThreshold', 'A', { scene: property('scenicArea') });
    assert.equal(await figure(), 25);
    const { kernel } = house;
    await kernel.facts.write(
      [1, 2, 3, 4].map((number) => ({ op: 'delete', id: urn('CoverageCell', `c${number}`) })),
      by,
    );
    assert.equal(await figure(), null);
  });
});
