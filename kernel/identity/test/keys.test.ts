import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
let administrator: { authorization: string };
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server({ auth: true });
  administrator = await headersOf(test.kernel, 'administrator');
});
after(() => test[Symbol.asyncDispose]());

const bearer = (key: string): { authorization: string } => ({ authorization: `Bearer ${key}` });
const call = async (name: string, payload: object, headers: object = administrator) => {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/identity/${name}`,
    payload,
    headers: { ...headers },
  });
  return { status: answer.statusCode, ...answer.json<{ key?: string; code?: string }>() };
};
const add = async (name: string, more: object = {}): Promise<string> => {
  const { key } = await call('add-key', { name, roles: ['machine'], ...more });
  assert.ok(key !== undefined, name);
  return key;
};
const listed = async (headers: object = administrator) =>
  (await app.inject({ url: '/api/identity/list-keys', headers: { ...headers } })).json<{
    keys: readonly { name: string; [more: string]: unknown }[];
  }>().keys;

describe('keys of systems', () => {
  it('name the system and its organisation as the source of what it writes', async () => {
    const key = await add('air-gateway', { organisation: '环境监测中心' });
    const written = await app.inject({
      method: 'POST',
      url: '/ngsi-ld/v1/entities',
      headers: bearer(key),
      payload: { id: 'urn:key:1', type: 'Air', pm25: 38 },
    });
    assert.equal(written.statusCode, 201);
    const entity = await test.kernel.facts.get('urn:key:1');
    assert.deepEqual(Object.values(entity?.facts ?? {})[0]?.by, {
      actor: 'key:air-gateway',
      organisation: '环境监测中心',
      source: 'key:air-gateway',
      synthetic: false,
    });
  });

  it('live on in another server, and are refused everywhere as soon as they are revoked', async () => {
    const key = await add('short-lived');
    const next = await test.another();
    assert.equal((await next.identity.callerOf('key', key))?.id, 'key:short-lived');
    assert.equal((await call('revoke-key', { name: 'short-lived' })).status, 200);
    assert.equal(await next.identity.callerOf('key', key), null);
    const refused = await app.inject({ url: '/ngsi-ld/v1/types', headers: bearer(key) });
    assert.deepEqual([refused.statusCode, refused.json().code], [401, 'identity.not-signed-in']);
    assert.deepEqual(await call('revoke-key', { name: 'short-lived' }), {
      ...(await call('revoke-key', { name: 'never-was' })),
      values: { name: 'short-lived' },
      detail: 'No key named short-lived is in force. npx yuheng key list shows all.',
      messages: test.kernel.registry.errorText('identity.key-not-found', { name: 'short-lived' }),
    });
  });

  it('have a name of their own while they are in force', async () => {
    const first = await add('twice');
    const refused = await call('add-key', { name: 'twice', roles: ['machine'] });
    assert.deepEqual([refused.status, refused.code], [409, 'identity.key-exists']);
    await call('revoke-key', { name: 'twice' });
    const second = await add('twice', { roles: ['viewer', 'viewer'] });
    assert.equal(await test.kernel.identity.callerOf('key', first), null);
    assert.deepEqual((await test.kernel.identity.callerOf('key', second))?.usual.roles, ['viewer']);
    assert.equal((await listed()).filter(({ name }) => name === 'twice').length, 2);
    const made = await Promise.all(
      [1, 2, 3].map(() => call('add-key', { name: 'at-once', roles: ['machine'] })),
    );
    assert.deepEqual(made.map(({ status }) => status).toSorted(), [200, 409, 409]);
    for (const name of ['', 'Upper', 'key:x', 'local-914a293f', '名'])
      assert.equal((await call('add-key', { name, roles: ['machine'] })).code, 'http.bad-input', name);
  });

  it('are listed with when they were made, used and revoked, and never shown again', async () => {
    const madeAt = test.clock.text;
    const key = await add('watched', { synthetic: true });
    const now = async () => (await listed()).find(({ name }) => name === 'watched');
    const view = {
      name: 'watched',
      organisation: null,
      roles: ['machine'],
      synthetic: true,
      everywhere: false,
      madeAt,
      lastUsedAt: null,
      revokedAt: null,
    };
    assert.deepEqual(await now(), view);
    await test.kernel.identity.callerOf('key', key);
    test.clock.advance(59_000);
    await test.kernel.identity.callerOf('key', key);
    assert.deepEqual(await now(), { ...view, lastUsedAt: madeAt });
    test.clock.advance(1000);
    await test.kernel.identity.callerOf('key', key);
    assert.deepEqual(await now(), { ...view, lastUsedAt: test.clock.text });
    await call('revoke-key', { name: 'watched' });
    assert.equal((await now())?.['revokedAt'], test.clock.text);
    const rows = await test.database.query<{ line: string }>('select key::text as line from identity.key');
    for (const line of [...rows.map((row) => row.line), JSON.stringify(await listed())])
      assert.ok(!line.includes(key) && !line.includes(Buffer.from(key).toString('hex')));
  });

  it('are for administrators to give, to see and to take, and the log tells of it', async () => {
    for (const role of ['viewer', 'officer', 'machine'] as const) {
      const headers = await headersOf(test.kernel, role);
      assert.equal((await call('add-key', { name: 'mine', roles: ['machine'] }, headers)).status, 403, role);
      assert.equal((await call('revoke-key', { name: 'mine' }, headers)).status, 403, role);
      const list = await app.inject({ url: '/api/identity/list-keys', headers });
      assert.equal(list.statusCode, 403, role);
    }
    const last = async () => test.kernel.audit.read((await test.kernel.audit.verify()).entries);
    await test.kernel.identity.keys.add(
      { name: 'logged', organisation: null, roles: ['machine'], synthetic: false },
      testActor(),
    );
    const added = await last();
    await test.kernel.identity.keys.revoke('logged', testActor());
    const revoked = await last();
    assert.deepEqual(
      [added, revoked].map((entry) => [entry?.actor, entry?.action, entry?.resource]),
      [
        ['user:tester', 'identity.add-key', 'key:logged'],
        ['user:tester', 'identity.revoke-key', 'key:logged'],
      ],
    );
  });
});
