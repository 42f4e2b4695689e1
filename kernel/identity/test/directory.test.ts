import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { partsOf } from '../../cases/parts.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';

let test: TestKernel;
let app: FastifyInstance;
let administrator: { authorization: string };
before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server({ auth: true });
  administrator = await headersOf(test.kernel, 'administrator');
  await test.kernel.identity.issueLink(testActor({ id: 'user:chief', roles: ['administrator'] }));
});
after(() => test[Symbol.asyncDispose]());

type Answer = { readonly status: number; readonly body: Record<string, unknown> };
async function call(name: string, payload: object, headers: object = administrator): Promise<Answer> {
  const answer = await app.inject({
    method: 'POST',
    url: `/api/identity/${name}`,
    payload,
    headers: { ...headers },
  });
  return { status: answer.statusCode, body: answer.json() };
}
async function list<T>(name: string, headers: object = administrator): Promise<readonly T[]> {
  const answer = await app.inject({ url: `/api/identity/${name}`, headers: { ...headers } });
  assert.equal(answer.statusCode, 200, answer.body);
  return Object.values(answer.json())[0] as T[];
}
const added = async (name: string): Promise<string> =>
  String((await call('add-organisation', { name })).body['organisation']);
const sessionOf = async (id: string): Promise<string> =>
  (await test.kernel.identity.signIn(await test.kernel.identity.issueLink(testActor({ id })))).session;
const actorOf = async (session: string) =>
  (await test.kernel.identity.callerOf('session', session))?.usual ?? null;

describe('organisations, units and people', () => {
  it('are on record with names and ids, and every request knows them', async () => {
    const organisation = await added('市工信局');
    const unit = String((await call('add-unit', { organisation, name: '通信处' })).body['unit']);
    const person = { id: 'user:hua', name: '华', organisation, unit, roles: ['officer'] };
    assert.equal((await call('add-person', person)).status, 200);
    const session = await sessionOf('user:hua');
    assert.deepEqual(await actorOf(session), {
      id: 'user:hua',
      name: '华',
      organisation: '市工信局',
      organisationId: organisation,
      unit: '通信处',
      unitId: unit,
      tenant: null,
      source: 'console',
      roles: ['officer'],
      synthetic: false,
    });
    const other = await added('市大数据局');
    await call('change-person', { id: 'user:hua', organisation: other, roles: ['viewer'] });
    const moved = await actorOf(session);
    assert.deepEqual(
      [moved?.organisation, moved?.unit, moved?.roles],
      ['市大数据局', undefined, ['viewer']],
      'a move leaves the unit, and is in force with the next request',
    );
    const wrong = await call('change-person', { id: 'user:hua', unit });
    assert.deepEqual([wrong.status, wrong.body['code']], [404, 'identity.unit-not-found']);
  });

  it('keep under a new name what they were given under an old one, which no other takes', async () => {
    const organisation = await added('旧名局');
    await call('add-person', { id: 'user:lan', name: '兰', organisation, roles: ['officer'] });
    const session = await sessionOf('user:lan');
    assert.equal((await call('rename-organisation', { organisation, name: '新名局' })).status, 200);
    const actor = await actorOf(session);
    assert.deepEqual([actor?.organisation, actor?.formerly], ['新名局', ['旧名局']]);
    assert.ok(actor);
    assert.deepEqual([...partsOf({ owner: '旧名局', participants: [] }, actor)], ['owner']);
    assert.deepEqual([...partsOf({ owner: '别局', participants: ['新名局'] }, actor)], ['participant']);
    for (const name of ['旧名局', '新名局'])
      assert.equal((await call('add-organisation', { name })).body['code'], 'identity.name-taken', name);
    const other = await added('第三局');
    const taken = await call('rename-organisation', { organisation: other, name: '旧名局' });
    assert.equal(taken.body['code'], 'identity.name-taken');
    assert.equal((await call('rename-organisation', { organisation, name: '旧名局' })).status, 200);
    assert.deepEqual((await actorOf(session))?.formerly, ['新名局']);
  });

  it('are shut out at once, on every server, when they or their organisation are closed', async () => {
    const organisation = await added('将停局');
    await call('add-person', { id: 'user:mei', name: '梅', organisation, roles: ['viewer'] });
    await call('add-person', { id: 'user:zhu', name: '竹', roles: ['viewer'] });
    const key = String(
      (await call('add-key', { name: 'closing', organisation: '将停局', roles: ['machine'] })).body['key'],
    );
    const [mei, zhu] = [await sessionOf('user:mei'), await sessionOf('user:zhu')];
    const link = await test.kernel.identity.issueLink(testActor({ id: 'user:zhu' }));
    const next = await test.another();
    assert.equal((await next.identity.callerOf('session', mei))?.id, 'user:mei');
    assert.equal((await next.identity.callerOf('key', key))?.id, 'key:closing');
    await call('close-organisation', { organisation });
    await call('close-person', { id: 'user:zhu' });
    for (const identity of [test.kernel.identity, next.identity]) {
      assert.equal(await identity.callerOf('session', mei), null);
      assert.equal(await identity.callerOf('session', zhu), null);
      assert.equal(await identity.callerOf('key', key), null);
      await assert.rejects(identity.signIn(link), { code: 'identity.bad-link' });
    }
    await assert.rejects(sessionOf('user:mei'), { code: 'identity.bad-link' });
    assert.notEqual(await added('将停局'), organisation, 'its name may be given again');
    assert.equal((await call('reopen-person', { id: 'user:zhu' })).status, 200);
    assert.equal(await actorOf(zhu), null, 'what had ended stays ended');
    assert.equal((await actorOf(await sessionOf('user:zhu')))?.id, 'user:zhu');
  });

  it('never lose the last administrator', async () => {
    const organisation = await added('管理局');
    await call('change-person', { id: 'user:chief', organisation });
    for (const [name, payload] of [
      ['close-person', { id: 'user:chief' }],
      ['change-person', { id: 'user:chief', roles: ['viewer'] }],
      ['close-organisation', { organisation }],
    ] as const) {
      const refused = await call(name, payload);
      assert.deepEqual([refused.status, refused.body['code']], [409, 'identity.last-administrator'], name);
    }
    await call('add-person', { id: 'user:second', name: '二', roles: ['administrator'] });
    const both = await Promise.all(
      ['user:chief', 'user:second'].map((id) => call('change-person', { id, roles: ['officer'] })),
    );
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409], 'not even two at once');
    await call('change-person', { id: 'user:chief', roles: ['administrator'] });
  });

  it('are known by their names to whoever reads what they did, also when they have left', async () => {
    await call('add-person', { id: 'user:gone', name: '辛', roles: ['officer'] });
    await call('close-person', { id: 'user:gone' });
    await test.kernel.identity.issueKey(testActor({ id: 'user:acting', name: '代' }));
    const reader = await headersOf(test.kernel, 'viewer');
    const names = await list<{ id: string; name: string }>('list-names', reader);
    const named = (id: string) => names.find((one) => one.id === id);
    assert.deepEqual(named('user:gone'), { id: 'user:gone', name: '辛' });
    assert.deepEqual(
      named('user:acting'),
      { id: 'user:acting', name: '代' },
      'a process that acts as somebody',
    );
    assert.equal((await app.inject('/api/identity/list-names')).statusCode, 401, 'not to everybody');
  });

  it('of one tenant have nothing to do in another', async () => {
    await test.kernel.tenants.make('city');
    const chief = { id: 'user:city-chief', name: '市', roles: ['administrator'], tenant: 'city' };
    assert.equal((await call('add-person', chief)).status, 200);
    const { identity } = test.kernel;
    const { session, caller } = await identity.signIn(await identity.issueLink(testActor(chief as never)));
    assert.equal(caller.usual.tenant, 'city');
    const headers = { cookie: `yuheng-session=${session}`, 'sec-fetch-site': 'same-origin' };
    const own = await list<{ id: string }>('list-people', headers);
    assert.deepEqual(
      own.map(({ id }) => id),
      ['user:city-chief'],
    );
    assert.deepEqual(await list('list-names', headers), [{ id: 'user:city-chief', name: '市' }]);
    const everywhere = await list<{ id: string }>('list-names');
    assert.ok(
      everywhere.some(({ id }) => id === 'user:city-chief'),
      'whoever reads in all tenants reads the names of all',
    );
    const house = testActor({ id: 'user:of-the-house', roles: ['viewer'] });
    const { session: reader } = await identity.signIn(await identity.issueLink(house));
    const there = await list<{ id: string }>('list-names', { cookie: `yuheng-session=${reader}` });
    assert.ok(there.some(({ id }) => id === 'user:of-the-house'));
    assert.ok(!there.some(({ id }) => id === 'user:city-chief'), 'and nobody else does');
    const refused = async (name: string, payload: object): Promise<unknown> =>
      (await call(name, payload, headers)).body['code'];
    assert.equal(
      await refused('change-person', { id: 'user:hua', roles: ['administrator'] }),
      'identity.person-not-found',
    );
    assert.equal(await refused('close-person', { id: 'user:chief' }), 'identity.person-not-found');
    assert.equal(await refused('issue-link', { id: 'user:chief' }), 'identity.person-not-found');
    assert.equal(
      await refused('issue-link', { id: 'user:chief', name: 'x', roles: ['viewer'] }),
      'identity.person-not-found',
    );
    assert.equal(await refused('end-session', { person: 'user:chief' }), 'identity.person-not-found');
    assert.equal(await refused('add-organisation', { name: 'x', tenant: 'other' }), 'identity.other-tenant');
    for (const [url, tenant] of [
      ['/ngsi-ld/v1/entities?type=T', undefined],
      ['/ngsi-ld/v1/entities?type=T', 'elsewhere'],
      ['/api/measures/list-measures', undefined],
      ['/api/facts/list-dead-letters', undefined],
      ['/api/facts/list-dead-letters?tenant=elsewhere', undefined],
      ['/api/events', undefined],
      ['/log/checkpoint', undefined],
    ] as const) {
      const answer = await app.inject({
        url,
        headers: { ...headers, ...(tenant === undefined ? {} : { 'ngsild-tenant': tenant }) },
      });
      assert.deepEqual([answer.statusCode, answer.json().code], [403, 'identity.other-tenant'], url);
    }
    const mine = await app.inject({
      method: 'POST',
      url: '/ngsi-ld/v1/entities',
      headers: { ...headers, 'ngsild-tenant': 'city' },
      payload: { id: 'urn:city:1', type: 'T' },
    });
    assert.equal(mine.statusCode, 201, mine.body);
    const dead = await app.inject({ url: '/api/facts/list-dead-letters?tenant=city', headers });
    assert.equal(dead.statusCode, 200);
  });

  it('refuse what is no name and no id, and tell the log of every change', async () => {
    for (const name of ['', ' ', ' x', 'x ', 'a\u0000', 'a\u202eb', 'x'.repeat(201)])
      assert.equal(
        (await call('add-organisation', { name })).body['code'],
        'http.bad-input',
        JSON.stringify(name),
      );
    for (const id of ['user:', 'key:x', 'user:A', "user:x'--", 'system:identity'])
      assert.equal(
        (await call('add-person', { id, name: 'x', roles: ['viewer'] })).body['code'],
        'http.bad-input',
      );
    const machine = await call('add-person', { id: 'user:m', name: 'x', roles: ['machine'] });
    assert.equal(machine.body['code'], 'http.bad-input');
    const organisation = await added('记录局');
    const last = await test.kernel.audit.read((await test.kernel.audit.verify()).entries);
    assert.deepEqual(
      [last?.action, last?.resource],
      ['identity.add-organisation', `organisation:${organisation}`],
    );
  });

  it('are for administrators to change', async () => {
    for (const role of ['viewer', 'officer', 'machine'] as const) {
      const headers = await headersOf(test.kernel, role);
      for (const name of [
        'add-organisation',
        'rename-organisation',
        'close-organisation',
        'add-unit',
        'rename-unit',
        'close-unit',
        'add-person',
        'change-person',
        'close-person',
        'reopen-person',
        'issue-link',
      ])
        assert.equal((await call(name, {}, headers)).status, 403, `${role} ${name}`);
      const people = await app.inject({ url: '/api/identity/list-people', headers });
      assert.equal(people.statusCode, 403, role);
    }
  });
});
