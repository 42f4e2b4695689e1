import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { verifyEvidence } from '@yuheng/kernel/measures-verify';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { create, property, relationship, urn } from './coverage-facts.ts';

const area = { keyArea: relationship(urn('KeyArea', 'k')) };
const site = (id: string, tenants: unknown, construction: string, exposure: string) =>
  create('SiteProject', id, {
    tenants: property(tenants),
    construction: property(construction),
    exposure: property(exposure),
  });
/** A project for tenants of a candidate, which may have others. */
const on = (of: string, id: string, tenants: unknown, construction: string) =>
  create('SiteProject', id, {
    tenants: property(tenants),
    construction: property(construction),
    candidate: relationship(urn('CandidateSite', of)),
  });
const stage = (id: string, name: string, days: number | null) =>
  create('SiteStage', id, {
    stage: property(name),
    enteredAt: property('2026-01-01T00:00:00Z'),
    ...(days === null ? {} : { leftAt: property('2026-02-01T00:00:00Z'), days: property(days, 'DAY') }),
  });
const candidate = (id: string, kind: string, availability: string, reason?: string) =>
  create('CandidateSite', id, {
    kind: property(kind),
    availability: property(availability),
    ...(reason === undefined ? {} : { refusalReason: property(reason) }),
  });
const indoor = (id: string, keyBuilding: boolean, status: string) =>
  create('IndoorSystem', id, { keyBuilding: property(keyBuilding), status: property(status) });
const station = (id: string, status: string, more: object) =>
  create('BaseStation', id, { technology: property('5G'), status: property(status), ...more });

/** Figures that somebody can work out by hand. */
const records = [
  site('1', ['A', 'B'], 'newBuild', 'passed'),
  site('2', 'A', 'newBuild', 'failed'),
  site('3', ['A'], 'existing', 'unmeasured'),
  site('4', ['A', 'B', 'C'], 'existing', 'passed'),
  site('5', ['B', 'C'], 'resource', 'passed'),
  stage('1', 'survey', 4),
  stage('2', 'survey', 8),
  stage('3', 'power', 30),
  stage('4', 'power', null),
  candidate('1', 'pole', 'used'),
  candidate('2', 'pole', 'opened'),
  candidate('3', 'rooftop', 'opened'),
  candidate('4', 'duct', 'used'),
  candidate('5', 'tower', 'used'),
  candidate('6', 'pole', 'unopened'),
  candidate('7', 'pole', 'refused', '文物保护'),
  candidate('8', 'greenSpace', 'refused', '文物保护'),
  candidate('9', 'greenSpace', 'refused', '业主不同意'),
  indoor('1', true, 'accepted'),
  indoor('2', true, 'planned'),
  indoor('3', true, 'accepted'),
  indoor('4', true, 'underConstruction'),
  indoor('5', false, 'planned'),
  station('1', 'onAir', area),
  station('2', 'onAir', area),
  station('3', 'planned', area),
  station('4', 'onAir', {}),
  ...[3000, 5000].map((population, index) =>
    create('CoverageCell', String(index), { population: property(population, 'C62'), ...area }),
  ),
];

describe('figures of the build-out', { timeout: 120_000 }, () => {
  let house: TestKernel;
  before(async () => {
    house = await testKernel([pack as never]);
  });
  after(() => house[Symbol.asyncDispose]());

  const evaluate = (code: string) => house.kernel.measures.evaluate(code);

  it('have no value without records, but for counts', async () => {
    for (const code of [
      '5g-site-sharing-rate',
      '5g-days-per-stage',
      '5g-public-resource-use',
      '5g-stations-per-10k',
    ])
      assert.equal((await evaluate(code)).status, 'no-data', code);
  });

  it('are what one gets by hand, and their evidence verifies', async () => {
    await house.kernel.facts.write(records, testActor());
    for (const [code, value] of [
      ['5g-site-sharing-rate', 60],
      ['5g-new-site-sharing-rate', 50],
      ['5g-exposure-passed', 75],
      ['5g-days-per-stage', 14],
      ['5g-public-resource-use', 50],
      ['5g-public-resources-refused', 3],
      ['5g-key-buildings-indoor', 50],
      ['5g-stations-per-10k', 2.5],
    ] as const) {
      const measured = await evaluate(code);
      assert.equal(measured.value, value, code);
      assert.deepEqual(verifyEvidence(await house.kernel.measures.bundle(measured.id)), [], code);
    }
  });

  it('count sites and not projects: whoever joins later makes a site shared, and no further one', async () => {
    const rates = async () => [
      (await evaluate('5g-site-sharing-rate')).value,
      (await evaluate('5g-new-site-sharing-rate')).value,
    ];
    const add = (...more: ReturnType<typeof on>[]) => house.kernel.facts.write(more, testActor());
    await add(
      on('x', '6', ['A'], 'newBuild'),
      on('y', '7', 'B', 'existing'),
      on('z', '8', ['A', 'B'], 'newBuild'),
    );
    assert.deepEqual(await rates(), [50, 50], '4 of 8 sites, 2 of 4 new ones');
    await add(on('x', '9', ['B'], 'existing'));
    assert.deepEqual(await rates(), [62.5, 75], 'B joins A');
    await add(
      on('y', '10', ['B'], 'existing'),
      on('z', '11', 'A', 'existing'),
      on('y', '12', [], 'existing'),
    );
    assert.deepEqual(await rates(), [62.5, 75], 'the same operator once more is no other tenant');
    const { id } = await evaluate('5g-new-site-sharing-rate');
    assert.deepEqual(verifyEvidence(await house.kernel.measures.bundle(id)), []);
  });

  it('open by stage and by reason', async () => {
    const app = await house.server();
    const parts = async (code: string, by: string) => {
      const { id } = await evaluate(code);
      const answer = (await app.inject(`/api/measures/read-parts?id=${id}&by=${by}`)).json();
      return answer.parts.map(({ of, value }: { of: string[]; value: number }) => [...of, value]);
    };
    assert.deepEqual(await parts('5g-days-per-stage', 'stage'), [
      ['power', 30],
      ['survey', 6],
    ]);
    assert.deepEqual(await parts('5g-public-resources-refused', 'refusalReason'), [
      ['业主不同意', 1],
      ['文物保护', 2],
    ]);
    assert.deepEqual(await parts('5g-stations-per-10k', 'keyArea'), [[urn('KeyArea', 'k'), 2.5]]);
  });
});
