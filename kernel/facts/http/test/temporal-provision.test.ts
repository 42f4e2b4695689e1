import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { idOf, pathOf, property, root, short, temporalClient } from './temporal-client.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());
const { ask, create, values } = temporalClient(() => app);

describe('provision of temporal evolutions (clauses 5.6.11 to 5.6.16)', () => {
  it('is created once, and added to after that', async () => {
    const first = await create('made', { speed: [property(1, 0), property(2, 1)] });
    assert.deepEqual([first.status, first.headers['location']], [201, `${root}/${idOf('made')}`]);
    assert.equal((await create('made', { speed: property(3, 2), level: property(9, 0) })).status, 204);
    assert.deepEqual(await values('made'), [1, 2, 3]);
    assert.deepEqual(await values('made', '', 'level'), [9]);
    assert.equal((await ask('GET', `/ngsi-ld/v1/entities/${idOf('made')}`)).status, 404);
  });

  it('takes the place of what the same series said of the same moment', async () => {
    await create('again', {
      speed: [property(1, 0), property(2, 1), property(3, 1, { datasetId: 'urn:d:1' })],
    });
    await create('again', { speed: [property(7, 1), property(8, 1)] });
    assert.deepEqual((await values('again')).toSorted(), [1, 3, 8]);
  });

  it('adds attributes to what there is only', async () => {
    await create('more', { speed: property(1, 0) });
    const add = (name: string) => ask('POST', `${pathOf(name)}/attrs`, { speed: property(2, 5) });
    assert.equal((await add('more')).status, 204);
    assert.equal((await add('nowhere')).status, 404);
    assert.deepEqual(await values('more'), [1, 2]);
  });

  it('restates one instance, which keeps its id', async () => {
    await create('restated', { speed: [property(1, 0, { unitCode: 'KMH' }), property(2, 1)] });
    const [one] = (await ask('GET', pathOf('restated'))).body.speed;
    const url = `${pathOf('restated')}/attrs/speed/${one.instanceId}`;
    assert.equal((await ask('PATCH', url, { value: 5 })).status, 204);
    const [now] = (await ask('GET', `${pathOf('restated')}?options=sysAttrs`)).body.speed;
    const { instanceId, value, unitCode, observedAt } = now;
    assert.deepEqual(
      { instanceId, value, unitCode, observedAt },
      { instanceId: one.instanceId, value: 5, unitCode: 'KMH', observedAt: short(0) },
    );
    assert.equal((await ask('PATCH', url, { type: 'Nothing', value: 5 })).status, 400);
    assert.equal((await ask('PATCH', url.replace('speed', 'level'), { value: 5 })).status, 404);
    assert.deepEqual(await values('restated'), [5, 2]);
  });

  it('withdraws an instance, a series, an attribute, all of it', async () => {
    const other = { datasetId: 'urn:d:1' };
    await create('gone', {
      speed: [property(1, 0), property(2, 1), property(3, 2, other)],
      level: property(1, 0),
    });
    const [one] = (await ask('GET', pathOf('gone'))).body.speed;
    const instance = `${pathOf('gone')}/attrs/speed/${one.instanceId}`;
    assert.equal((await ask('DELETE', instance)).status, 204);
    assert.equal((await ask('DELETE', instance)).status, 404);
    assert.deepEqual(await values('gone'), [2, 3]);
    assert.equal((await ask('DELETE', `${pathOf('gone')}/attrs/speed?datasetId=urn:d:1`)).status, 204);
    assert.deepEqual(await values('gone'), [2]);
    assert.equal((await ask('DELETE', `${pathOf('gone')}/attrs/speed?deleteAll=true`)).status, 204);
    assert.equal((await ask('DELETE', `${pathOf('gone')}/attrs/speed`)).status, 404);
    assert.equal((await ask('DELETE', pathOf('gone'))).status, 204);
    assert.equal((await ask('DELETE', pathOf('gone'))).status, 404);
    assert.equal((await ask('GET', pathOf('gone'))).status, 404);
  });

  it('refuses what is no evolution, and stores nothing of it', async () => {
    for (const bad of [
      { speed: { type: 'Property', value: 'urn:ngsi-ld:null' } },
      { speed: [property(1, 0), { type: 'Property' }] },
      { speed: [] },
      { scope: '/a//b' },
    ])
      assert.equal((await create('bad', bad)).status, 400, JSON.stringify(bad));
    assert.equal(
      (await create('bad', { speed: property(1, 0), power: property('x', 0) }, 'Lamp')).status,
      400,
    );
    assert.equal((await ask('GET', pathOf('bad'))).status, 404);
    for (const [method, path] of [
      ['DELETE', `${pathOf('made')}/attrs/speed/nothing`],
      ['DELETE', `${pathOf('made')}/attrs/a-b`],
      ['DELETE', `${root}/nothing`],
      ['POST', `${root}//attrs`],
    ] as const)
      assert.equal((await ask(method, path, method === 'POST' ? { a: 1 } : undefined)).status, 400, path);
    assert.equal((await ask('DELETE', root)).status, 405);
  });

  it('notes the end of what is known by its past alone', async () => {
    await create('ended', { speed: property(1, 0), scope: ['/a'] });
    const end = (name: string) => ask('DELETE', `/ngsi-ld/v1/entities/${idOf('ended')}/attrs/${name}`);
    assert.deepEqual(
      [(await end('speed')).status, (await end('speed')).status, (await end('scope')).status],
      [204, 404, 204],
    );
    const { body } = await ask('GET', `${pathOf('ended')}?timeproperty=deletedAt`);
    const { deletedAt, instanceId: _instance, ...speed } = body.speed[0];
    assert.deepEqual(speed, { type: 'Property', value: 'urn:ngsi-ld:null' });
    assert.ok(Date.parse(deletedAt) > 0);
    assert.deepEqual(body.scope[0].value, []);
    assert.deepEqual(await values('ended'), [1]);
    assert.equal((await ask('GET', `${pathOf('ended')}?options=audit`)).body.speed.length, 2);
  });
});

describe('the past of the present (clauses 5.6.5, 5.6.6, 5.7.3)', () => {
  it('is there from the first write on, and stays when the entity goes', async () => {
    const id = idOf('present');
    await ask('POST', '/ngsi-ld/v1/entities', { id, type: 'Thing', speed: property(1, 0) });
    await ask('PATCH', `/ngsi-ld/v1/entities/${id}`, { speed: property(2, 1) });
    await ask('DELETE', `/ngsi-ld/v1/entities/${id}`);
    assert.deepEqual(await values('present'), [1, 2]);
    assert.equal((await ask('GET', `${pathOf('present')}?timeproperty=deletedAt`)).body.speed.length, 1);
  });
});
