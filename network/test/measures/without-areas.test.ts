import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { pack } from '../../pack.ts';
import { create, property, relationship, urn } from './coverage-facts.ts';

const [withArea, without] = [urn('City', 'a'), urn('City', 'b')];

describe('a city without a key area', () => {
  let house: TestKernel;
  let app: Awaited<ReturnType<TestKernel['server']>>;
  before(async () => {
    house = await testKernel([pack as never]);
    app = await house.server();
  });
  after(() => house[Symbol.asyncDispose]());

  const station = (id: string, city: string, more: object = {}) =>
    create('BaseStation', id, {
      technology: property('5G'),
      status: property('onAir'),
      operator: property('A'),
      city: relationship(city),
      ...more,
    });

  it('has no figure of coverage, and no fault: while nothing is on record, and with stations alone', async () => {
    for (const stations of [[], [station('s1', without)]]) {
      if (stations.length > 0) await house.kernel.facts.write(stations, testActor());
      for (const { code } of pack.measures) {
        const { value, status } = await house.kernel.measures.evaluate(code);
        assert.ok(value === null || Number.isFinite(value), `${code}: ${value}`);
        if (/coverage|per-10k/.test(code)) assert.deepEqual([code, value, status], [code, null, 'no-data']);
      }
    }
  });

  it('is no part of a figure that others have', async () => {
    await house.kernel.facts.write(
      [
        create('KeyArea', 'k', { name: property('中心'), city: relationship(withArea) }),
        create('CoverageCell', 'c', {
          keyArea: relationship(urn('KeyArea', 'k')),
          city: relationship(withArea),
          population: property(10_000, 'C62'),
        }),
        station('s2', withArea, { keyArea: relationship(urn('KeyArea', 'k')) }),
      ],
      testActor(),
    );
    const { id, value } = await house.kernel.measures.evaluate('5g-key-area-coverage');
    assert.equal(value, 0);
    const response = await app.inject(`/api/measures/read-parts?id=${id}&by=city`);
    assert.equal(response.statusCode, 200, response.body);
    for (const part of response.json().parts as { of: string; value: number | null }[])
      assert.ok(part.value === null || Number.isFinite(part.value), JSON.stringify(part));
  });
});
