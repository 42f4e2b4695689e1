import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const id = 'urn:ngsi-ld:Car:concise';
const dataset = 'urn:ngsi-ld:Dataset:gps';
const put = async (attributes: object): Promise<number> => {
  const payload = { id, type: 'Car', ...attributes };
  await app.inject({ method: 'POST', url: '/ngsi-ld/v1/entityOperations/upsert', payload: [payload] });
  const url = `/ngsi-ld/v1/entities/${id}`;
  return (await app.inject({ method: 'PUT', url, payload })).statusCode;
};
const shown = async (format: string): Promise<Record<string, unknown>> =>
  (await app.inject({ method: 'GET', url: `/ngsi-ld/v1/entities/${id}?format=${format}` })).json();

/** ETSI GS CIM 009 V1.9.1, clauses 4.5.3 and 4.5.5. */
describe('several instances of an attribute in concise form', () => {
  it('are instances, of which one says no dataset', async () => {
    const speed = [{ value: 54 }, { value: 55, datasetId: dataset }];
    const near = [{ object: 'urn:ngsi-ld:Car:2' }, { object: 'urn:ngsi-ld:Car:3', datasetId: dataset }];
    assert.equal(await put({ speed, near }), 204);
    const { speed: speeds, near: nears } = await shown('normalized');
    assert.deepEqual(speeds, [
      { type: 'Property', value: 54 },
      { type: 'Property', value: 55, datasetId: dataset },
    ]);
    assert.deepEqual(nears, [
      { type: 'Relationship', object: 'urn:ngsi-ld:Car:2' },
      { type: 'Relationship', object: 'urn:ngsi-ld:Car:3', datasetId: dataset },
    ]);
  });

  it('come back from what was answered', async () => {
    const answered = await shown('concise');
    assert.equal(await put(answered), 204);
    assert.deepEqual(await shown('concise'), answered);
  });

  it('are a value where none says its kind or dataset', async () => {
    assert.equal(await put({ speeds: [{ value: 1 }, { value: 2 }] }), 204);
    const { speeds } = await shown('simplified');
    assert.deepEqual(speeds, [{ value: 1 }, { value: 2 }]);
  });

  it('may not be without a dataset twice', async () => {
    assert.equal(await put({ speed: [{ value: 1 }, { type: 'Property', value: 2 }] }), 400);
  });
});
