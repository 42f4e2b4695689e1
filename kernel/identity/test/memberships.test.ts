import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { type AttackTarget, attackTarget, type Headers } from '../../test/attacks/attack-target.ts';
import { upsert } from '../../test/stated.ts';
import { testActor } from '../../test/test-kernel.ts';

let target: AttackTarget;
let app: FastifyInstance;
let chief: Headers;
before(async () => {
  target = await attackTarget();
  app = target.app;
  for (const name of ['a', 'b']) {
    const { facts } = await target.test.kernel.tenants.make(name);
    await facts.write([upsert('urn:x:1', { n: 1 }, ['Thing'])], testActor());
  }
  chief = await target.browser('user:chief', 'administrator');
});
after(() => target[Symbol.asyncDispose]());

const call = async (name: string, payload: object, headers: Headers = chief) => {
  const answer = await target.post(`/api/identity/${name}`, payload, headers);
  return answer.statusCode === 200 ? 200 : String(answer.json<{ code: string }>().code);
};
const list = async (name: string, query: string, headers: Headers = chief) =>
  (await app.inject({ url: `/api/identity/${name}${query}`, headers })).json();
const signIn = async (id: string): Promise<Headers> => {
  const { identity } = target.test.kernel;
  const { session } = await identity.signIn(await identity.issueLink(testActor({ id })));
  return { cookie: `yuheng-session=${session}`, 'sec-fetch-site': 'same-origin' };
};
const facts = async (tenant: string | null, headers: Headers, method: 'GET' | 'DELETE' = 'GET') => {
  const { statusCode } = await app.inject({
    method,
    url: `/ngsi-ld/v1/entities/urn:x:${method === 'GET' ? 1 : 2}`,
    headers: { ...headers, ...(tenant === null ? {} : { 'ngsild-tenant': tenant }) },
  });
  return statusCode;
};

describe('what somebody holds in a tenant', () => {
  it('is said of each tenant by itself, and is in force with their next request', async () => {
    assert.equal(
      await call('add-person', { id: 'user:ming', name: '明', roles: ['administrator'], tenant: 'a' }),
      200,
    );
    assert.equal(await call('add-member', { id: 'user:ming', roles: ['viewer'], tenant: 'b' }), 200);
    const ming = await signIn('user:ming');
    assert.deepEqual(
      (await list('list-tenants', '', ming)).tenants,
      [
        { name: 'a', roles: ['administrator'], administers: true },
        { name: 'b', roles: ['viewer'], administers: false },
      ],
      'and not the one without a name',
    );
    const { user } = await list('who', '', ming);
    assert.deepEqual(
      [user.tenant, user.may, user.administers],
      ['a', [], true],
      'a page is told what is theirs, and asks for nothing else',
    );
    assert.deepEqual(
      [await facts('a', ming), await facts('b', ming), await facts(null, ming), await facts('c', ming)],
      [200, 200, 403, 403],
    );
    assert.deepEqual(
      [await facts('a', ming, 'DELETE'), await facts('b', ming, 'DELETE')],
      [404, 403],
      'may, and may not',
    );
    assert.equal(await call('change-person', { id: 'user:ming', roles: ['viewer'], tenant: 'a' }), 200);
    assert.equal(
      await call('change-person', { id: 'user:ming', roles: ['administrator'], tenant: 'b' }),
      200,
    );
    assert.deepEqual(
      [await facts('a', ming, 'DELETE'), await facts('b', ming, 'DELETE')],
      [403, 404],
      'turned round',
    );
  });

  it('ends there and nowhere else, and where nothing is left they are nobody', async () => {
    await call('add-person', { id: 'user:lan', name: '兰', roles: ['viewer'], tenant: 'a' });
    await call('add-member', { id: 'user:lan', roles: ['viewer'], tenant: 'b' });
    const first = await signIn('user:lan');
    assert.equal(await call('remove-member', { id: 'user:lan', tenant: 'b' }), 200);
    assert.deepEqual([await facts('a', first), await facts('b', first)], [200, 403]);
    assert.equal(await call('remove-member', { id: 'user:lan', tenant: 'b' }), 'identity.person-not-found');
    assert.equal(await call('remove-member', { id: 'user:lan', tenant: 'a' }), 'identity.own-tenant');
    assert.equal(await call('add-member', { id: 'user:lan', roles: ['officer'], tenant: 'b' }), 200);
    assert.equal(
      await call('add-member', { id: 'user:lan', roles: ['officer'], tenant: 'b' }),
      'identity.person-exists',
    );
    assert.equal(await facts('a', first), 401, 'with the session that was theirs without it');
    const lan = await signIn('user:lan');
    assert.equal(await facts('b', lan), 200, 'again');
    assert.equal(await call('close-person', { id: 'user:lan', tenant: 'a' }), 200);
    assert.deepEqual([await facts('a', lan), await facts('b', lan)], [401, 401], 'the account is closed');
  });

  it('has its own organisation and unit in each; closing one shuts out there alone', async () => {
    const own = async (tenant: string): Promise<string> => {
      const answer = await target.post('/api/identity/add-organisation', { name: '工信局', tenant }, chief);
      return answer.json().organisation;
    };
    const [inA, inB] = [await own('a'), await own('b')];
    const hua = { id: 'user:hua', name: '华', roles: ['viewer'] };
    assert.equal(await call('add-person', { ...hua, organisation: inA, tenant: 'a' }), 200);
    assert.equal(
      await call('add-member', { id: 'user:hua', roles: ['viewer'], organisation: inA, tenant: 'b' }),
      'identity.organisation-not-found',
    );
    assert.equal(
      await call('add-member', { id: 'user:hua', roles: ['viewer'], organisation: inB, tenant: 'b' }),
      200,
    );
    const headers = await signIn('user:hua');
    assert.equal(await call('close-organisation', { organisation: inB, tenant: 'b' }), 200);
    assert.deepEqual([await facts('a', headers), await facts('b', headers)], [200, 403]);
  });

  it('is shown to who administers there, without what is the account’s', async () => {
    const of = async (tenant: string, id: string) =>
      (await list('list-people', `?tenant=${tenant}`)).people.find((one: { id: string }) => one.id === id);
    const { own, elsewhere, password, sessions, roles } = await of('b', 'user:ming');
    assert.deepEqual([own, elsewhere, password, sessions, roles], [false, true, null, 0, ['administrator']]);
    const home = await of('a', 'user:ming');
    assert.deepEqual(
      [home.own, home.elsewhere, home.password, home.sessions, home.roles],
      [true, true, 'none', 1, ['viewer']],
    );
    assert.deepEqual(
      (await list('list-people', '')).people.map(({ id }: { id: string }) => id),
      ['user:chief'],
    );
  });

  it('of the house is administering every tenant, and nothing else of it is', async () => {
    const officer = await target.browser('user:officer', 'officer');
    assert.deepEqual(
      [await facts(null, officer), await facts('a', officer), await facts('b', officer)],
      [404, 403, 403],
    );
    assert.deepEqual(
      [await facts(null, chief, 'DELETE'), await facts('a', chief, 'DELETE')],
      [404, 404],
      'may in all',
    );
    const tenants = (await list('list-tenants', '')).tenants.map(({ name }: { name: string }) => name);
    assert.deepEqual(tenants, [null, 'a', 'b']);
  });

  it('is explained in the tenant that is asked for', async () => {
    const decide = async (query: string, headers: Headers = chief) =>
      (await app.inject({ url: `/api/policy/read-decision?action=identity.write${query}`, headers })).json();
    const ming = await signIn('user:ming');
    assert.equal((await decide('&tenant=b', ming)).allowed, true);
    const refused = await decide('&tenant=a', ming);
    assert.equal(refused.allowed, false);
    assert.match(refused.words.en, /the whole of the tenant a: no policy permits it/);
    assert.equal((await decide('', ming)).code, 'identity.other-tenant');
    assert.equal((await decide('&tenant=b&resource=Tenant/a', ming)).allowed, false, 'not of another');
    assert.equal((await decide('&tenant=a&roles=administrator')).allowed, true);
    assert.equal((await decide('&tenant=a&roles=administrator&resource=Tenant/b')).allowed, false);
    const entity = await decide('&tenant=a&resource=Entity/urn:x:1&roles=viewer');
    assert.equal(entity.code, undefined);
    assert.equal((await decide('&resource=Entity/urn:x:1&roles=viewer')).code, 'facts.not-found');
  });
});
