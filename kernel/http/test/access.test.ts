import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Role } from '../../identity/actor.ts';
import { fixturePack } from '../../test/fixture-pack/pack.ts';
import { headersOf, type TestKernel, testKernel } from '../../test/test-kernel.ts';
import { createServer } from '../server.ts';

let test: TestKernel;
let app: FastifyInstance;
/** Every route of the server, as the server itself tells them. */
const routes: { method: string; url: string }[] = [];

before(async () => {
  test = await testKernel([fixturePack]);
  app = await test.server({ auth: true });
  for (const line of listRoutes(app)) routes.push(line);
});
after(() => test[Symbol.asyncDispose]());

/** Reads fastify's own list: a tree of paths, four characters deeper each time, with their methods. */
function listRoutes(server: FastifyInstance): { method: string; url: string }[] {
  const found: { method: string; url: string }[] = [];
  const above: string[] = [];
  for (const line of server.printRoutes({ commonPrefix: false }).split('\n').filter(Boolean)) {
    const [, indent, path, methods] = /^((?:│ {3}| {4})*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    assert.ok(indent !== undefined && path !== undefined, line);
    above.splice(indent.length / 4, Infinity, path);
    // Of a path that goes on, the list tells nothing but the star; there is one.
    const url = path === '*' ? '/log/tile/0/000' : above.join('');
    for (const method of methods?.split(', ') ?? []) found.push({ method, url });
  }
  return found;
}

/** Open to everybody, and why. A new route belongs here only with a reason. */
const OPEN = new Set([
  'GET /healthz', // told to load balancers
  'GET /readyz',
  'GET /metrics', // counts only
  'GET /openapi.json', // the contract is public
  'POST /api/identity/sign-in', // how one comes in
  'POST /api/identity/sign-out',
  'POST /oauth/token', // by the client's own secret, as the next
  'POST /oauth/revoke',
  'POST /oauth/logout/:provider', // by a token that the provider has signed
  'GET /.well-known/oauth-authorization-server', // where they are
  'GET /api/identity/who', // answers null to nobody
  'POST /api/identity/sign-in-with-password',
  'GET /api/identity/list-providers', // what the sign-in page offers
  'POST /api/identity/begin-provider-sign-in', // how one comes in, as the next
  'POST /api/identity/finish-provider-sign-in',
  'POST /api/identity/set-password', // of whoever is signed in, which it asks itself
  'POST /api/identity/end-session', // likewise
]);

describe('access', () => {
  it('nobody is refused at every route that is not open', async () => {
    assert.ok(routes.length > 25, `only ${routes.length} routes were read from the server's list`);
    const prefix = routes.filter(({ url }) => url.startsWith('/ngsi-ld/v1/'));
    assert.ok(prefix.length >= 12, `only ${prefix.length} NGSI-LD routes`);
    for (const { method, url } of routes) {
      if (method === 'HEAD' || OPEN.has(`${method} ${url}`)) continue;
      const target = url.replace(':id', 'urn:a:1').replace(':attribute', 'a');
      const answer = await app.inject({
        method: method as 'GET',
        url: target,
        ...(method === 'POST' || method === 'PATCH'
          ? { payload: '{}', headers: { 'content-type': 'application/json' } }
          : {}),
      });
      assert.equal(answer.statusCode, 401, `${method} ${url}`);
      assert.equal(answer.json().code, 'identity.not-signed-in');
    }
  });

  it('nobody is refused before what they send is read', async () => {
    for (const url of ['/ngsi-ld/v1/entities', '/api/fixture/echo-text', '/api/fixture/count-bytes']) {
      const answer = await app.inject({
        method: 'POST',
        url,
        payload: '{',
        headers: { 'content-type': 'application/json' },
      });
      assert.equal(answer.statusCode, 401, url);
    }
  });

  it('the list of routes holds every operation, and open routes exist', async () => {
    const known = new Set(routes.map(({ method, url }) => `${method} ${url}`));
    for (const [path, { operation }] of test.kernel.registry.operations) {
      const route = `${operation.kind === 'query' ? 'GET' : 'POST'} /api/${path}`;
      assert.ok(known.has(route), route);
      assert.equal(operation.permission === null, OPEN.has(route), route);
    }
    for (const route of OPEN) assert.ok(known.has(route), route);
  });

  it('the open ones answer', async () => {
    for (const url of ['/healthz', '/readyz', '/metrics', '/openapi.json'])
      assert.equal((await app.inject(url)).statusCode, 200, url);
    assert.deepEqual((await app.inject('/api/identity/who')).json(), { user: null });
    const told = async (role: Role) => {
      const headers = await headersOf(test.kernel, role);
      return (await app.inject({ url: '/api/identity/who', headers })).json().user;
    };
    const viewer = await told('viewer');
    assert.deepEqual(
      ['facts.read', 'identity.read', 'identity.write', 'audit.watch'].map((one) => viewer.may.includes(one)),
      [true, true, false, false],
    );
    assert.equal(viewer.administers, false);
    const chief = await told('administrator');
    assert.ok(chief.may.includes('audit.watch') && chief.administers && chief.tenant === null);
  });

  it('an unknown key is refused everywhere, one that is malformed is nobody', async () => {
    const unknown = { authorization: 'Bearer abcdefghijklmnopqrstuvwxyz' };
    for (const url of ['/ngsi-ld/v1/entities?type=T', '/api/identity/who', '/healthz'])
      assert.equal((await app.inject({ url, headers: unknown })).statusCode, 401, url);
    for (const authorization of [
      'Bearer',
      'Bearer x',
      'Basic abcdefghijklmnop',
      'Bearer a b',
      "Bearer '; select 1 --",
    ])
      assert.equal(
        (await app.inject({ url: '/ngsi-ld/v1/entities?type=T', headers: { authorization } })).statusCode,
        401,
      );
  });

  it('a viewer reads and does not write; a machine writes facts and nothing else; an administrator does all', async () => {
    const entity = { id: 'urn:a:access', type: 'Thing' };
    const statusOf = async (
      role: 'viewer' | 'machine' | 'officer' | 'administrator',
      method: 'GET' | 'POST',
      url: string,
      payload?: object,
    ): Promise<number> => {
      const headers = await headersOf(test.kernel, role);
      return (await app.inject({ method, url, headers, ...(payload ? { payload } : {}) })).statusCode;
    };
    const [entities, upsert, echo, measures] = [
      '/ngsi-ld/v1/entities',
      '/ngsi-ld/v1/entityOperations/upsert',
      '/api/fixture/echo-text',
      '/api/measures/list-measures',
    ];
    assert.equal(await statusOf('viewer', 'GET', `${entities}?type=Thing`), 200);
    assert.equal(await statusOf('viewer', 'GET', measures), 200);
    assert.equal(await statusOf('viewer', 'POST', entities, entity), 403);
    assert.equal(await statusOf('viewer', 'POST', upsert, [entity]), 403);
    assert.equal(await statusOf('viewer', 'POST', echo, { text: 'x' }), 403);
    assert.equal(await statusOf('machine', 'POST', upsert, [entity]), 201);
    assert.equal(await statusOf('machine', 'GET', measures), 403);
    assert.equal(
      await statusOf('machine', 'POST', '/api/identity/issue-link', {
        id: 'user:x',
        name: 'X',
        roles: ['administrator'],
      }),
      403,
    );
    assert.equal(await statusOf('officer', 'GET', `${entities}?type=Thing`), 200);
    assert.equal(await statusOf('administrator', 'POST', upsert, [entity]), 204);
    assert.equal(
      await statusOf('officer', 'POST', '/api/identity/issue-link', {
        id: 'user:x',
        name: 'X',
        roles: ['administrator'],
      }),
      403,
    );
    assert.equal(await statusOf('administrator', 'POST', echo, { text: 'x' }), 200);
  });

  it('an officer writes nothing over NGSI-LD: no facts, purge, subscriptions, registrations, contexts or snapshots', async () => {
    const headers = await headersOf(test.kernel, 'officer');
    const reads = /\/(?:entityOperations\/query|entityMaps)$/;
    const writing = routes.filter(
      ({ method, url }) =>
        url.startsWith('/ngsi-ld/v1/') &&
        ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method) &&
        !reads.test(url),
    );
    for (const part of ['entities', 'subscriptions', 'csourceRegistrations', 'jsonldContexts', 'snapshots'])
      assert.ok(
        writing.some(({ method, url }) => method === 'DELETE' && url.startsWith(`/ngsi-ld/v1/${part}`)),
        part,
      );
    for (const { method, url } of writing) {
      const answer = await app.inject({
        method: method as 'POST',
        url: url.replaceAll(/:\w+/g, 'urn:a:1'),
        headers: { ...headers, 'content-type': 'application/json' },
        ...(method === 'DELETE' ? {} : { payload: '{}' }),
      });
      const { code, values } = answer.json<{ code: string; values: object }>();
      assert.deepEqual([code, values], ['policy.denied', { permission: 'facts.write' }], `${method} ${url}`);
    }
  });

  it('a refusal tells the permission that is missing', async () => {
    const headers = await headersOf(test.kernel, 'viewer');
    const answer = await app.inject({
      method: 'POST',
      url: '/api/fixture/echo-text',
      headers,
      payload: { text: 'x' },
    });
    assert.equal(answer.json().code, 'policy.denied');
    assert.deepEqual(answer.json().values, { permission: 'fixture.write' });
  });

  it('every answer carries the headers that keep a browser safe', async () => {
    for (const url of ['/healthz', '/nothing', '/ngsi-ld/v1/entities?type=T', '/ngsi-ld/v1/entities/%ff']) {
      const { headers } = await app.inject(url);
      assert.match(String(headers['content-security-policy']), /default-src 'none'.*frame-ancestors 'none'/);
      assert.doesNotMatch(String(headers['content-security-policy']), /unsafe/);
      assert.equal(headers['x-content-type-options'], 'nosniff', url);
      assert.equal(headers['referrer-policy'], 'no-referrer');
    }
  });

  it('what operations answer is kept by no cache', async () => {
    for (const url of ['/api/identity/who', '/api/identity/list-providers'])
      assert.equal((await app.inject(url)).headers['cache-control'], 'no-store', url);
  });

  it('without authentication everybody is an administrator', async () => {
    const open = await createServer({ kernel: test.kernel, auth: false, consoleFolder: null });
    const answer = await open.inject({
      method: 'POST',
      url: '/api/fixture/echo-text',
      payload: { text: 'x' },
    });
    assert.deepEqual(answer.json(), { text: 'x', by: 'user:anybody' });
    await open.close();
  });

  it('a fault inside tells nothing of the inside, and is reported', async () => {
    const headers = await headersOf(test.kernel, 'administrator');
    const answer = await app.inject({ method: 'POST', url: '/api/fixture/break-down', headers, payload: {} });
    assert.equal(answer.statusCode, 500);
    assert.doesNotMatch(answer.body, /secret/);
    assert.equal(answer.json().code, 'http.internal');
    assert.match(String(test.reported.splice(0)), /a secret of the inside/);
  });
});
