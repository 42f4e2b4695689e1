import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '@yuheng/kernel/actor';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { packs } from '../../server/packs.ts';
import { sampleOf } from './sample-input.ts';

type App = Awaited<ReturnType<TestKernel['server']>>;
type Role = Actor['roles'][number];
type Headers = Readonly<Record<string, string>>;

const TENANTS = [null, 'a', 'b', 'c'] as const;

describe('somebody who holds one role in one tenant and another in the next', () => {
  let test: TestKernel;
  let app: App;
  /** Administrators of `a` and viewers of `b`, by what they come with. */
  const callers = new Map<string, Headers>();
  /** Officer of the tenant without a name, administrator of `b`. */
  let office: Headers;
  /** Every route of the server, as its router prints them. */
  const routes: { readonly url: string; readonly method: string }[] = [];

  const session = async (id: string): Promise<Headers> => {
    const { identity } = test.kernel;
    const { session: secret } = await identity.signIn(await identity.issueLink(testActor({ id })));
    return { cookie: `yuheng-session=${secret}`, 'sec-fetch-site': 'same-origin' };
  };
  const idOf = async (tenant: string | null): Promise<number> => (await test.kernel.tenants.find(tenant)).id;
  const holding = (held: readonly Role[]) => ({ organisation: null, unit: null, roles: held });

  before(async () => {
    test = await testKernel(packs);
    const { identity, tenants } = test.kernel;
    for (const tenant of ['a', 'b', 'c']) await tenants.make(tenant);
    app = await test.server({ auth: true });
    const chief = testActor();
    const person = { name: '明', synthetic: false, ...holding(['administrator']) };
    await identity.people.add(await idOf('a'), { id: 'user:ming', ...person }, chief);
    await identity.members.put(await idOf('b'), 'user:ming', holding(['viewer']), chief);
    callers.set('session', await session('user:ming'));
    await identity.people.add(
      await idOf(null),
      { id: 'user:lan', ...person, ...holding(['officer']) },
      chief,
    );
    await identity.members.put(await idOf('b'), 'user:lan', holding(['administrator']), chief);
    office = await session('user:lan');
    const key = { name: 'gateway', organisation: null, synthetic: false, roles: ['administrator'] as const };
    const secret = await identity.keys.add(key, chief, await idOf('a'));
    callers.set('key', { authorization: `Bearer ${secret}` });
    const { token } = await identity.tokens.issue({ id: 'gateway', secret }, null);
    callers.set('token', { authorization: `Bearer ${token}` });
    // A tree: what a line says comes after what stands above it.
    const above: string[] = [];
    for (const line of app.printRoutes({ commonPrefix: false }).split('\n')) {
      const [, indent = '', part = '', methods = ''] = /^(.*)── (\S+)(?: \(([A-Z, ]+)\))?/.exec(line) ?? [];
      const depth = (indent.length - 1) / 4;
      above.splice(depth, above.length, part);
      for (const method of methods.split(', '))
        if (!['HEAD', 'OPTIONS', ''].includes(method)) routes.push({ url: above.join(''), method });
    }
  });
  after(() => test[Symbol.asyncDispose]());

  /** What becomes of an operation with an input that its schema takes, in a tenant where it can name one. */
  const operations = () =>
    [...test.kernel.registry.operations].flatMap(([path, { operation }]) => {
      const { properties = {} } = operation.input as { readonly properties?: object };
      return operation.permission === null ? [] : [{ path, operation, names: 'tenant' in properties }];
    });
  async function codeOf(
    { path, operation }: ReturnType<typeof operations>[number],
    headers: Headers,
    tenant: string | null,
  ): Promise<string> {
    const input = {
      ...(sampleOf(operation.input) as Record<string, string>),
      ...(tenant === null ? {} : { tenant }),
    };
    const fromQuery = operation.kind === 'query' || operation.body !== undefined;
    const answer = await app.inject({
      method: operation.kind === 'query' ? 'GET' : 'POST',
      url: fromQuery ? `/api/${path}?${new URLSearchParams(input)}` : `/api/${path}`,
      headers: {
        ...headers,
        ...(operation.kind === 'query'
          ? {}
          : { 'content-type': operation.body === undefined ? 'application/json' : 'text/plain' }),
      },
      ...(operation.kind === 'query'
        ? {}
        : { payload: operation.body === undefined ? JSON.stringify(input) : 'x' }),
    });
    return answer.statusCode < 400 ? 'done' : answer.json<{ code: string }>().code;
  }

  it('is refused by every operation in a tenant in which they hold nothing', async () => {
    let asked = 0;
    for (const operation of operations())
      for (const [by, headers] of callers) {
        const where = operation.names ? ['c', ...(by === 'session' ? [] : ['b'])] : [null];
        for (const tenant of where) {
          if (!operation.names && operation.operation.everyTenant === true) continue;
          const code = await codeOf(operation, headers, tenant);
          assert.equal(code, 'identity.other-tenant', `${operation.path} in ${tenant} by ${by}`);
          asked += 1;
        }
      }
    assert.ok(asked > 500, `${asked} asked`);
  });

  it('may do in a tenant what its role there permits, at every operation, and nothing by the other', async () => {
    const { policy } = test.kernel;
    let [permitted, refused] = [0, 0];
    for (const operation of operations().filter(({ names }) => names)) {
      const headers = callers.get('session') ?? {};
      const may = policy.may(testActor({ roles: ['viewer'], tenant: 'b' }), operation.path);
      const code = await codeOf(operation, headers, 'b');
      if (may) assert.ok(!['policy.denied', 'identity.other-tenant'].includes(code), operation.path);
      else assert.equal(code, 'policy.denied', operation.path);
      if (may) permitted += 1;
      else refused += 1;
      const own = await codeOf(operation, headers, 'a');
      assert.ok(!['policy.denied', 'identity.other-tenant'].includes(own), `${operation.path} ${own}`);
    }
    assert.ok(permitted > 2 && refused > 10, `${permitted} ${refused}`);
  });

  it('has no more in the tenant without a name by administering another', async () => {
    const { policy } = test.kernel;
    let refused = 0;
    for (const operation of operations()) {
      const may = policy.may(testActor({ roles: ['officer'], tenant: null }), operation.path);
      if (may) continue;
      assert.equal(await codeOf(operation, office, null), 'policy.denied', operation.path);
      refused += 1;
    }
    assert.ok(refused > 20, `${refused} refused`);
  });

  it('is decided at every route of NGSI-LD by the tenant of the header', async () => {
    const ld = routes.filter(({ url }) => url.startsWith('/ngsi-ld/v1/'));
    assert.ok(ld.length > 60, `${ld.length} routes`);
    const reading = /entityOperations\/query|entityMaps$/;
    for (const { url, method } of ld) {
      const path = url.replaceAll(/:\w+/g, 'urn:x:1').replace('*', 'x');
      for (const tenant of TENANTS)
        for (const [by, headers] of callers) {
          const answer = await app.inject({
            method: method as 'GET',
            url: path,
            headers: {
              ...headers,
              ...(tenant === null ? {} : { 'ngsild-tenant': tenant }),
              'content-type': 'application/json',
            },
            payload: '{}',
          });
          const about = `${method} ${url} in ${tenant} by ${by}: ${answer.body}`;
          const code = answer.statusCode < 400 ? 'done' : answer.json<{ code?: string }>().code;
          const holds = tenant === 'a' || (tenant === 'b' && by === 'session');
          const writes = method !== 'GET' && !reading.test(url);
          if (!holds) assert.deepEqual([answer.statusCode, code], [403, 'identity.other-tenant'], about);
          else if (tenant === 'b' && writes)
            assert.deepEqual([answer.statusCode, code], [403, 'policy.denied'], about);
          else assert.notEqual(answer.statusCode, 403, about);
        }
    }
  });

  it('hears no events and reads no log but of where they may', async () => {
    for (const url of ['/api/events', '/log/checkpoint', '/log/tile/0/000'])
      for (const headers of callers.values()) {
        const answer = await app.inject({ url, headers });
        assert.equal(answer.json<{ code: string }>().code, 'identity.other-tenant', url);
      }
  });

  it('has met every route there is', () => {
    const others = routes.filter(
      ({ url }) => !/^\/(?:api|ngsi-ld\/v1|log)\//.test(url) && !/^\/(?:oauth|\.well-known)\//.test(url),
    );
    assert.deepEqual(
      [...new Set(others.map(({ url }) => url))].toSorted(),
      ['*', '/healthz', '/metrics', '/openapi.json', '/readyz'],
      'files of the console, and what says nothing of a tenant',
    );
    const known = new Set([...test.kernel.registry.operations.keys()].map((path) => `/api/${path}`));
    const odd = routes.filter(({ url }) => url.startsWith('/api/') && !known.has(url));
    assert.deepEqual(
      odd.map(({ url }) => url),
      ['/api/events'],
    );
  });
});
