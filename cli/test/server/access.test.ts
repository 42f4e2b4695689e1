import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Actor } from '@yuheng/kernel/actor';
import { type TestKernel, testActor, testKernel } from '@yuheng/kernel/test-kernel';
import { packs } from '../../server/packs.ts';

type Inject = Awaited<ReturnType<TestKernel['server']>>;
type Role = Actor['roles'][number];

/** Two units that see their own cases and facts, and keep to their own tenant. */
const HOUSE = `
  @id("own-cases") permit (principal in Role::"unit", action in Action::"cases.read", resource is Case)
    when { principal has organisation && resource has owner && resource.owner == principal.organisation };
  @id("own-facts") permit (principal in Role::"unit", action in [Action::"facts.read", Action::"facts.write"], resource is Entity)
    when { principal has organisation && resource.tenant == principal.organisation && resource.hasTag("owner") &&
      resource.getTag("owner").contains(principal.organisation) };
  @id("attributes") permit (principal in Role::"unit", action == Action::"facts.read-attribute", resource);
  @id("reads-a-case") permit (principal in Role::"unit", action in [Action::"cases/read-case", Action::"facts/read-history"], resource);`;

describe('access to what belongs to others', () => {
  let test: TestKernel;
  let app: Inject;
  const keys = new Map<string, { authorization: string }>();
  /** By unit: its case, and its entity in its tenant. */
  const cases = new Map<string, string>();

  before(async () => {
    test = await testKernel(packs);
    const { kernel } = test;
    kernel.policy.replace(await kernel.policy.check([{ source: 'house', text: HOUSE }]));
    app = await test.server({ auth: true });
    for (const unit of ['a', 'b']) {
      const actor = testActor({ id: `key:${unit}`, organisation: unit, roles: ['unit' as Role] });
      keys.set(unit, { authorization: `Bearer ${await kernel.identity.issueKey(actor)}` });
      const type = [...kernel.registry.caseTypes.keys()][0] ?? '';
      const [item] = await kernel.cases.open(
        [{ type, data: {}, owner: unit, participants: [], finalDueAt: null }],
        testActor(),
      );
      cases.set(unit, item?.id ?? '');
      const { facts } = await kernel.tenants.make(unit);
      const entity = (id: string, owner: string) => ({
        op: 'create' as const,
        id,
        types: ['Thing'],
        statements: new Map([
          ['owner', { kind: 'Property' as const, value: owner, unitCode: null, observedAt: null }],
        ]),
      });
      await facts.write(
        [entity('urn:x:own', unit), entity('urn:x:other', unit === 'a' ? 'b' : 'a')],
        testActor(),
      );
    }
  });
  after(() => test[Symbol.asyncDispose]());

  const ask = (unit: string, method: string, url: string, tenant?: string, payload?: object) =>
    app.inject({
      method: method as 'GET',
      url,
      headers: { ...keys.get(unit), ...(tenant === undefined ? {} : { 'ngsild-tenant': tenant }) },
      ...(payload ? { payload } : {}),
    });

  it('every operation of the OpenAPI document has an action that policies know and that somebody but an administrator may do', async () => {
    const { paths } = (await app.inject('/openapi.json')).json<{
      paths: Record<string, Record<string, { 'x-permission': string | null; security: object[] }>>;
    }>();
    const roles: readonly Role[] = ['viewer', 'officer', 'machine'];
    const open: string[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      for (const { 'x-permission': permission, security } of Object.values(methods)) {
        const action = path.slice('/api/'.length);
        if (permission === null) {
          open.push(action);
          continue;
        }
        assert.ok(security.length > 0, path);
        assert.ok(test.kernel.policy.actions.includes(action), path);
        const may = roles.some((role) => test.kernel.policy.may(testActor({ roles: [role] }), action));
        assert.ok(
          may || ['audit.watch', 'crypto.write', 'identity.write'].includes(permission),
          `${action}: nobody but an administrator`,
        );
        assert.equal(test.kernel.policy.may(testActor({ roles: [] }), action), false, action);
      }
    }
    // What is open asks for a secret, or is about the session alone that it comes with.
    assert.deepEqual(open.filter((action) => !/\/(list|read|export)-published-/.test(action)).toSorted(), [
      'identity/begin-provider-sign-in',
      'identity/end-session',
      'identity/finish-provider-sign-in',
      'identity/list-providers',
      'identity/set-password',
      'identity/sign-in',
      'identity/sign-in-with-password',
      'identity/sign-out',
      'identity/who',
    ]);
  });

  it('who holds nothing for an operation is refused at every one, before the input is read', async () => {
    const { paths } = (await app.inject('/openapi.json')).json<{
      paths: Record<string, Record<string, object>>;
    }>();
    let refused = 0;
    for (const [path, methods] of Object.entries(paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const action = path.slice('/api/'.length);
        const { 'x-permission': permission } = operation as { 'x-permission': string | null };
        if (permission === null || ['cases/read-case', 'facts/read-history'].includes(action)) continue;
        // What facts.read permits at all is asked for what may be seen.
        const answer = await ask(
          'a',
          method.toUpperCase(),
          path,
          undefined,
          method === 'post' ? {} : undefined,
        );
        assert.equal(answer.statusCode, 403, path);
        assert.equal(answer.json<{ code: string }>().code, 'policy.denied', path);
        refused += 1;
      }
    }
    assert.ok(refused > 100, `${refused} operations`);
  });

  it('the case of another unit is not there', async () => {
    for (const [unit, other] of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      assert.equal((await ask(unit, 'GET', `/api/cases/read-case?id=${cases.get(unit)}`)).statusCode, 200);
      assert.equal((await ask(unit, 'GET', `/api/cases/read-case?id=${cases.get(other)}`)).statusCode, 404);
    }
  });

  it('entities of another unit and of another tenant are neither read nor written, over every route of them', async () => {
    const v1 = '/ngsi-ld/v1';
    const owner = { owner: { type: 'Property', value: 'a' } };
    const named = (id: string): readonly (readonly [string, string, object?])[] => [
      ['GET', `${v1}/entities/${id}`],
      ['GET', `${v1}/temporal/entities/${id}`],
      ['PUT', `${v1}/entities/${id}`, { type: 'Thing', ...owner }],
      ['PATCH', `${v1}/entities/${id}`, owner],
      ['POST', `${v1}/entities/${id}/attrs`, owner],
      ['PATCH', `${v1}/entities/${id}/attrs`, owner],
      ['PATCH', `${v1}/entities/${id}/attrs/owner`, owner.owner],
      ['PUT', `${v1}/entities/${id}/attrs/owner`, owner.owner],
      ['DELETE', `${v1}/entities/${id}/attrs/owner`],
      ['POST', `${v1}/temporal/entities/${id}/attrs`, owner],
      ['DELETE', `${v1}/temporal/entities/${id}/attrs/owner`],
      ['DELETE', `${v1}/temporal/entities/${id}`],
      ['DELETE', `${v1}/entities/${id}`],
    ];
    for (const [tenant, id] of [
      ['a', 'urn:x:other'],
      ['b', 'urn:x:own'],
      ['b', 'urn:x:other'],
    ] as const) {
      for (const [method, url, payload] of named(id)) {
        const { statusCode } = await ask('a', method, url, tenant, payload);
        assert.ok([403, 404].includes(statusCode), `${method} ${url} in ${tenant}: ${statusCode}`);
      }
      const { facts } = await test.kernel.tenants.find(tenant);
      assert.equal((await facts.get(id))?.version, 1, `${id} in ${tenant} is as it was`);
    }
    const batch = [{ id: 'urn:x:other', type: 'Thing', ...owner }];
    for (const name of ['upsert', 'update', 'merge']) {
      const { statusCode } = await ask('a', 'POST', `${v1}/entityOperations/${name}`, 'a', batch);
      assert.ok([207, 400, 403, 404].includes(statusCode), `${name}: ${statusCode}`);
    }
    await ask('a', 'POST', `${v1}/entityOperations/delete`, 'a', ['urn:x:other']);
    await ask('a', 'DELETE', `${v1}/entities?type=Thing`, 'b');
    for (const tenant of ['a', 'b']) {
      const { facts } = await test.kernel.tenants.find(tenant);
      assert.equal((await facts.get('urn:x:other'))?.version, 1);
      assert.equal((await facts.get('urn:x:own'))?.version, 1);
    }
  });

  it('lists, queries, temporal queries, counts and maps hold one’s own alone', async () => {
    const v1 = '/ngsi-ld/v1';
    const ids = async (method: string, path: string, tenant: string, payload?: object) => {
      const answer = await ask('a', method, `${v1}${path}`, tenant, payload);
      return answer.statusCode >= 300
        ? answer.statusCode
        : answer.json<{ id: string }[]>().map(({ id }) => id);
    };
    assert.deepEqual(await ids('GET', '/entities?type=Thing', 'a'), ['urn:x:own']);
    assert.deepEqual(await ids('GET', '/entities?type=Thing', 'b'), 403);
    assert.deepEqual(await ids('GET', '/entities?q=owner=="b"', 'a'), []);
    assert.deepEqual(
      await ids('POST', '/entityOperations/query', 'a', { type: 'Query', entities: [{ type: 'Thing' }] }),
      ['urn:x:own'],
    );
    const past =
      '/temporal/entities?type=Thing&timerel=after&timeAt=2000-01-01T00:00:00Z&timeproperty=createdAt';
    assert.deepEqual(await ids('GET', past, 'a'), ['urn:x:own']);
    const counted = await ask('a', 'GET', `${v1}/entities?type=Thing&count=true&limit=0`, 'a');
    assert.equal(counted.headers['ngsild-results-count'], '1');
    const mapped = await ask('a', 'GET', `${v1}/entities?type=Thing&entityMap=true`, 'a');
    assert.deepEqual(
      mapped.json<{ id: string }[]>().map(({ id }) => id),
      ['urn:x:own'],
    );
    assert.equal((await ask('a', 'GET', `${v1}/types`, 'b')).statusCode, 403);
  });
});
