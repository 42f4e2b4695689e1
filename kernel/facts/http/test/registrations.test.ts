import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../../test/fixture-pack/pack.ts';
import { create } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { idOf, registration, registrationClient, root } from './registration-client.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server();
});
after(() => test[Symbol.asyncDispose]());

const { ask, make, found } = registrationClient(() => app);

describe('registrations as resources (clauses 5.9 and 5.10.1)', () => {
  it('are made, read, changed and removed', async () => {
    const path = `/${idOf('One')}`;
    const made = await ask('POST', '', registration('One', { registrationName: 'first', floor: 3 }));
    assert.deepEqual([made.status, made.headers.location], [201, root + path]);
    assert.deepEqual(
      (await ask('GET', path)).body,
      registration('One', { registrationName: 'first', floor: 3 }),
    );
    assert.equal((await ask('POST', '', registration('One'))).status, 409);
    // 5.5.8: a member that is null goes, others stay.
    const fragment = { endpoint: 'https://other.example', registrationName: null, floor: 'urn:ngsi-ld:null' };
    assert.equal((await ask('PATCH', path, fragment)).status, 204);
    assert.deepEqual(
      (await ask('GET', path)).body,
      registration('One', { endpoint: 'https://other.example' }),
    );
    assert.equal((await ask('DELETE', path)).status, 204);
    for (const method of ['GET', 'DELETE'] as const) assert.equal((await ask(method, path)).status, 404);
    assert.equal((await ask('PATCH', path, { endpoint: 'http://a.example' })).status, 404);
  });

  it('get an id where they have none, and ignore what only the broker says (table 5.2.9-2)', async () => {
    const { id: _, ...rest } = registration('Nameless', {
      status: 'failed',
      timesSent: 7,
      createdAt: '2020',
    });
    const { headers } = await ask('POST', '', rest);
    const { body } = await ask('GET', String(headers.location).slice(root.length));
    assert.match(body.id, /^urn:ngsi-ld:ContextSourceRegistration:[0-9a-f-]{36}$/);
    assert.deepEqual([body.status, body.timesSent, body.createdAt], [undefined, undefined, undefined]);
  });

  it('show their times on request (clause 6.3.11)', async () => {
    await make('Timed');
    const { body } = await ask('GET', `/${idOf('Timed')}?options=sysAttrs`);
    assert.match(body.createdAt, /^\d{4}-.*Z$/);
    assert.equal((await ask('GET', '?type=Timed&sysAttrs=true')).body[0].modifiedAt, body.modifiedAt);
  });

  it('are refused with the member that is at fault (clauses 5.2.8 to 5.2.11, 4.3.6.6)', async () => {
    const info = (one: unknown) => ({ information: [one] });
    const cases: readonly [object, string][] = [
      [{ type: 'Building' }, 'type'],
      [{ endpoint: 'somewhere' }, 'endpoint'],
      [{ information: [] }, 'information'],
      [info({}), 'information[0].entities'],
      [info({ entities: [] }), 'information[0].entities'],
      [info({ entities: [{ id: 'urn:a:1' }] }), 'information[0].entities[0].type'],
      [info({ propertyNames: [] }), 'information[0].propertyNames'],
      [info({ propertyNames: ['a'], more: 1 }), 'information[0].more'],
      [{ mode: 'sometimes' }, 'mode'],
      [{ operations: ['queryEntity', 'cook'] }, 'operations'],
      [{ mode: 'auxiliary' }, 'operations'],
      [{ mode: 'exclusive' }, 'information[0].entities.id'],
      [
        { mode: 'exclusive', ...info({ entities: [{ type: 'A', id: 'urn:a:1' }] }) },
        'information[0].propertyNames',
      ],
      [{ location: { type: 'Point', coordinates: [] } }, 'location'],
      [
        { observationInterval: { startAt: '2026-01-02T00:00:00Z', endAt: '2026-01-01T00:00:00Z' } },
        'observationInterval.endAt',
      ],
      [{ management: { timeout: 0 } }, 'management.timeout'],
      [{ datasetId: ['not a uri'] }, 'datasetId'],
      [{ contextSourceInfo: [{ key: 'accept', value: 'text/html' }] }, 'contextSourceInfo'],
      [{ contextSourceInfo: [{ key: 'X Y', value: '1' }] }, 'contextSourceInfo[0].key'],
      [{ expiresAt: '2020-01-01T00:00:00Z' }, 'expiresAt'],
      [{ description: '' }, 'description'],
      [{ floor: '\ud800' }, 'floor'],
    ];
    for (const [rest, where] of cases) {
      const { status, body } = await ask('POST', '', registration('Bad', rest));
      assert.deepEqual([status, body.code, body.values.where], [400, 'facts.bad-registration', where]);
    }
    for (const rest of [
      info({ entities: [{ type: 'no name' }] }),
      info({ entities: [{ type: 'A', idPattern: '(' }] }),
      { refreshRate: 'often' },
      { observationInterval: { startAt: 'now' } },
      { scope: 'no scope!' },
    ])
      assert.equal((await ask('POST', '', registration('Bad', rest))).status, 400, JSON.stringify(rest));
    assert.equal((await ask('POST', '', [registration('Bad')])).status, 400);
    assert.equal((await ask('GET', `/${idOf('Bad')}`)).status, 404);
  });

  it('are not changed into what could not be made (clause 5.9.3.4)', async () => {
    await make('Kept');
    for (const fragment of [
      { information: null },
      { type: 'Building' },
      { expiresAt: '2020-01-01T00:00:00Z' },
    ])
      assert.equal((await ask('PATCH', `/${idOf('Kept')}`, fragment)).status, 400);
    assert.deepEqual((await ask('GET', `/${idOf('Kept')}`)).body, registration('Kept'));
  });

  it('are one tenant’s own (clause 4.14)', async () => {
    const tenant = { 'ngsild-tenant': 'sources' };
    assert.equal((await ask('GET', '?type=Own', undefined, tenant)).body.code, 'facts.no-such-tenant');
    assert.equal((await ask('POST', '', registration('Own'), tenant)).status, 201);
    assert.equal((await ask('GET', '?type=Own', undefined, tenant)).body.length, 1);
    assert.deepEqual(await found('type=Own'), []);
  });
});

describe('modes (clauses 4.3.6.3, 5.9.2.4)', () => {
  const exclusive = (entity: string, name: string, mode = 'exclusive') => ({
    mode,
    information: [{ entities: [{ type: 'Lamp', id: entity }], propertyNames: [name] }],
  });

  it('what one source has for itself no other has', async () => {
    await make('Only', exclusive('urn:lamp:1', 'power'));
    const again = await ask('POST', '', registration('Again', exclusive('urn:lamp:1', 'power')));
    assert.deepEqual([again.status, again.body.values.other], [409, idOf('Only')]);
    assert.match(again.body.type, /\/Conflict$/);
    const beside = exclusive('urn:lamp:1', 'power', 'redirect');
    assert.equal((await ask('POST', '', registration('Beside', beside))).status, 409);
    await make('Other', exclusive('urn:lamp:1', 'colour'));
    await make('Further', exclusive('urn:lamp:1', 'power', 'inclusive'));
    // Its own is no rival.
    assert.equal((await ask('PATCH', `/${idOf('Only')}`, { description: 'the one' })).status, 204);
    assert.equal((await ask('PATCH', `/${idOf('Other')}`, exclusive('urn:lamp:1', 'power'))).status, 409);
  });

  it('what has expired keeps nothing from others', async () => {
    const expiresAt = new Date(test.clock.now().getTime() + 1_000).toISOString();
    await make('Brief', { ...exclusive('urn:lamp:9', 'power'), expiresAt });
    const next = registration('Next', exclusive('urn:lamp:9', 'power'));
    assert.equal((await ask('POST', '', next)).status, 409);
    test.clock.advance(1_000);
    assert.equal((await ask('POST', '', next)).status, 201);
  });

  it('what is kept here is no one else’s alone', async () => {
    await test.kernel.facts.write([create('urn:door:1', { open: true }, ['Door'])], testActor());
    const door = (rest: object) => ({ entities: [{ type: 'Door', ...rest }] });
    const refused = [
      { mode: 'exclusive', information: [{ ...door({ id: 'urn:door:1' }), propertyNames: ['open'] }] },
      { mode: 'redirect', information: [door({})] },
      { mode: 'redirect', information: [door({ idPattern: '^urn:door:' })] },
    ];
    for (const rest of refused) assert.equal((await ask('POST', '', registration('Door', rest))).status, 409);
    await make('Door', {
      mode: 'exclusive',
      information: [{ ...door({ id: 'urn:door:1' }), propertyNames: ['size'] }],
    });
    await make('Doors', { mode: 'redirect', information: [door({ id: 'urn:door:2' })] });
  });
});

it('a registration is over when it says so, and is removed (clause 5.2.9)', async () => {
  const later = new Date(test.clock.now().getTime() + 3_600_000).toISOString();
  await make('Brief', { expiresAt: later });
  assert.deepEqual(await found('type=Brief&attrs=none'), ['Brief']);
  test.clock.advance(3_700_000);
  assert.deepEqual(await found('type=Brief&attrs=none'), []);
  assert.equal((await ask('GET', `/${idOf('Brief')}`)).status, 404);
  await make('Brief');
  assert.deepEqual(await found('type=Brief&attrs=none'), ['Brief']);
});
