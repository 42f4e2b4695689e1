import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { append, create, observed, statementsOf } from '../../../test/stated.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Json } from '../../model/entity.ts';
import { digestOfConcealed } from '../concealed-value.ts';
import { peoplePack } from './people-pack.ts';

const PHONE = '13800138000';
const by = testActor();
const types = ['Person'];

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([peoplePack]);
  app = await test.server({ auth: true });
});
after(() => test[Symbol.asyncDispose]());

const write = (...changes: Parameters<TestKernel['kernel']['facts']['write']>[0]) =>
  test.kernel.facts.write(changes, by);
const person = (id: string, stated: Parameters<typeof create>[1] = { phone: PHONE, name: 'n' }) =>
  create(id, stated, types);

async function ask(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
  url: string,
  payload?: object,
  role: 'administrator' | 'viewer' = 'administrator',
) {
  const headers = await headersOf(test.kernel, role);
  const answer = await app.inject({
    method,
    url: `/ngsi-ld/v1${url}`,
    headers,
    ...(payload ? { payload } : {}),
  });
  return { status: answer.statusCode, body: answer.body === '' ? null : answer.json() };
}

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const tables = await test.database.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    [],
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const [schema = '', table = ''] = name.split('.');
    const rows = await test.database.query<{ text: string }>(
      `select t::text as text from "${schema}"."${table}" t`,
      [],
    );
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join('\n');
}

describe('a sensitive value', () => {
  it('is shown to whoever may see it, present and past, and stands nowhere in the open', async () => {
    await write(person('urn:p:1'));
    await write(append('urn:p:1', { phone: observed('13900139000', '2026-03-01T00:00:00.000Z') }));
    await write(append('urn:p:1', { income: { type: 'Property', value: 98765, unitCode: 'CNY' } }));
    const { body } = await ask('GET', '/entities/urn:p:1?options=keyValues', undefined, 'viewer');
    assert.deepEqual([body.phone, body.income, body.name], ['13900139000', 98765, 'n']);
    const page = (await ask('GET', '/entities?type=Person&options=keyValues')).body;
    assert.equal(page.find(({ id }: { id: string }) => id === 'urn:p:1').phone, '13900139000');
    const past = (await ask('GET', '/temporal/entities/urn:p:1?options=sysAttrs')).body;
    assert.deepEqual(past.phone.map(({ value }: { value: Json }) => value).toSorted(), [
      PHONE,
      '13900139000',
    ]);
    const text = await everything();
    for (const value of [PHONE, '13900139000', '98765']) assert.ok(!text.includes(value), value);
    const [own] = await test.kernel.facts.history({ entity: 'urn:p:1', attributes: ['income'] });
    assert.ok(own && digestOfConcealed(own.value), 'the house itself sees digests');
    assert.deepEqual(await test.walk(), []);
  });

  it('is shown on the pages of an entity map', async () => {
    await write(person('urn:p:mapped'));
    const headers = await headersOf(test.kernel, 'administrator');
    const made = await app.inject({ url: '/ngsi-ld/v1/entityMaps?type=Person&id=urn:p:mapped', headers });
    assert.equal(made.statusCode, 201, made.body);
    const map = String(made.headers['location'] ?? made.headers['ngsild-entitymap']);
    const page = await app.inject({
      url: '/ngsi-ld/v1/entities?type=Person&id=urn:p:mapped&options=keyValues',
      headers: { ...headers, 'ngsild-entitymap': map },
    });
    assert.deepEqual(page.json(), [{ id: 'urn:p:mapped', type: 'Person', name: 'n', phone: PHONE }]);
  });

  it('is held against its type before it is sealed, and nobody gives a digest for one', async () => {
    for (const [stated, code] of [
      [{ phone: 5 }, 'facts.wrong-value'],
      [{ income: 5 }, 'facts.wrong-unit'],
      [{ income: { type: 'Property', value: -1, unitCode: 'CNY' } }, 'facts.wrong-value'],
      [{ phone: { type: 'Property', value: { sealedDigest: 'ab'.repeat(32) } } }, 'facts.wrong-value'],
    ] as const)
      await assert.rejects(write(person('urn:p:bad', stated)), { code });
    assert.equal(await test.kernel.facts.get('urn:p:bad'), null);
    await write(person('urn:p:other'));
    const stolen = (await test.kernel.facts.get('urn:p:other'))?.facts['phone']?.value ?? null;
    await write(person('urn:p:thief', { name: { type: 'Property', value: 'x' } }));
    await assert.rejects(
      write({
        op: 'update',
        id: 'urn:p:thief',
        statements: statementsOf({ phone: { type: 'Property', value: stolen } }),
      }),
      { code: 'facts.wrong-value' },
    );
    // Under a name that is free it is what it looks like.
    await write(append('urn:p:thief', { note: { type: 'Property', value: stolen } }));
    assert.deepEqual((await ask('GET', '/entities/urn:p:thief?options=keyValues')).body.note, stolen);
  });

  it('stays when something else of it is changed, and is another when it is changed itself', async () => {
    await write(person('urn:p:merged'));
    const digest = async () => (await test.kernel.facts.get('urn:p:merged'))?.facts['phone']?.value;
    const earlier = await digest();
    const patched = await ask('PATCH', '/entities/urn:p:merged/attrs/phone', {
      observedAt: '2026-03-02T00:00:00Z',
    });
    assert.equal(patched.status, 204);
    assert.deepEqual(await digest(), earlier);
    const shown = (await ask('GET', '/entities/urn:p:merged')).body.phone;
    assert.deepEqual([shown.value, shown.observedAt], [PHONE, '2026-03-02T00:00:00Z']);
    assert.equal((await ask('PATCH', '/entities/urn:p:merged', { phone: '139' })).status, 204);
    assert.equal((await ask('GET', '/entities/urn:p:merged?options=keyValues')).body.phone, '139');
    assert.equal((await ask('PATCH', '/entities/urn:p:merged', { phone: 5 })).body.code, 'facts.wrong-value');
    // The same value twice looks different.
    await write(append('urn:p:merged', { phone: PHONE }));
    assert.notDeepEqual(await digest(), earlier);
  });

  it('of the past is added, corrected and withdrawn; with the last fact the value itself is gone', async () => {
    const id = 'urn:p:past';
    const added = await ask('POST', '/temporal/entities', {
      id,
      type: 'Person',
      phone: [{ type: 'Property', value: '1', observedAt: '2026-01-01T00:00:00Z' }],
    });
    assert.equal(added.status, 201, JSON.stringify(added.body));
    const read = async () => (await ask('GET', `/temporal/entities/${id}`)).body.phone;
    const one = await read();
    const { instanceId, value } = Array.isArray(one) ? one[0] : one;
    assert.equal(value, '1');
    const path = `/temporal/entities/${id}/attrs/phone/${instanceId}`;
    const moved = await ask('PATCH', path, { observedAt: '2026-01-02T00:00:00Z' });
    assert.equal(moved.status, 204, JSON.stringify(moved.body));
    const kept = await read();
    assert.equal((Array.isArray(kept) ? kept[0] : kept).value, '1');
    assert.equal((await ask('PATCH', path, { value: '2' })).status, 204);
    const corrected = await read();
    assert.equal((Array.isArray(corrected) ? corrected[0] : corrected).value, '2');
    const count = async () =>
      (
        await test.database.query<{ n: number }>('select count(*) as n from facts.concealed where id = $1', [
          id,
        ])
      )[0]?.n;
    assert.equal(await count(), 1, 'what was corrected is forgotten');
    assert.equal((await ask('DELETE', `/temporal/entities/${id}`)).status, 204);
    assert.equal(await count(), 0);
    assert.deepEqual(await test.walk(), []);
  });

  it('is asked about, ordered by, computed with and imported by nobody', async () => {
    const code = 'facts.sensitive-attribute';
    for (const url of [
      '/entities?type=Person&q=phone=="x"',
      '/entities?q=phone',
      '/entities?type=Person&q=name=="x"|income>5',
      '/entities?q=friend{Person:phone}=="x"',
      '/entities?type=Person&orderBy=phone',
      '/temporal/entities?type=Person&q=phone=="x"&timerel=before&timeAt=2030-01-01T00:00:00Z',
      '/entityMaps?type=Person&q=phone=="x"',
    ]) {
      const { status, body } = await ask('GET', encodeURI(url));
      assert.deepEqual([status, body?.code], [403, code], url);
    }
    // Of types that have none of it, the name is a name.
    assert.equal((await ask('GET', '/entities?type=Shop&q=phone=="x"')).status, 200);
    const subscription = {
      type: 'Subscription',
      entities: [{ type: 'Person' }],
      q: 'phone=="x"',
      notification: { endpoint: { uri: 'http://receiver.example' } },
    };
    assert.equal((await ask('POST', '/subscriptions', subscription)).body.code, code);
    const snapshot = {
      type: 'Snapshot',
      snapshotQueries: [{ type: 'Query', entities: [{ type: 'Person' }], q: 'phone=="x"' }],
    };
    assert.equal((await ask('POST', '/snapshots', snapshot)).body.code, code);
    const past = {
      id: 'urn:p:1',
      types,
      statements: new Map([
        ['phone', [...statementsOf({ phone: observed('1', '2026-01-01T00:00:00.000Z') }).values()]],
      ]),
    };
    await assert.rejects(test.kernel.facts.remember([past], by), { code });
    const definition = {
      code: 'rich',
      select: { people: { types, attributes: ['income'] } },
      expression: 'count(people)',
      unit: 'C62',
      direction: 'up',
      decimals: 0,
      tier: 'A',
    } as const;
    const texts = { title: { 'zh-CN': 'x', en: 'x' }, definition: { 'zh-CN': 'x', en: 'x' } };
    await assert.rejects(test.kernel.measures.define({ pack: 'people', definition, texts } as never, by), {
      code,
    });
  });

  it('is not shown to whom policy withholds it', async () => {
    const { kernel } = test;
    await write(person('urn:p:withheld'));
    const text = `@id("no-phones") forbid (principal in Role::"viewer", action == Action::"facts.read-attribute", resource == Attribute::"phone");`;
    kernel.policy.replace(await kernel.policy.check([{ source: 'house', text }]));
    const seen = (await ask('GET', '/entities/urn:p:withheld?options=keyValues', undefined, 'viewer')).body;
    assert.deepEqual(seen, { id: 'urn:p:withheld', type: 'Person', name: 'n' });
    const past = (await ask('GET', '/temporal/entities/urn:p:withheld', undefined, 'viewer')).body;
    assert.equal(past.phone, undefined);
    assert.equal((await ask('GET', '/entities/urn:p:withheld?options=keyValues')).body.phone, PHONE);
    kernel.policy.replace(await kernel.policy.check([{ source: 'house', text: '' }]));
  });

  it('opens nowhere else, and what is gone stays a digest', async () => {
    for (const id of ['urn:p:from', 'urn:p:to', 'urn:p:gone']) await write(person(id));
    await test.database.query(
      `update facts.concealed t set sealed = f.sealed from facts.concealed f where t.id = 'urn:p:to' and f.id = 'urn:p:from'`,
      [],
    );
    const broken = await ask('GET', '/entities/urn:p:to');
    assert.deepEqual([broken.status, broken.body.code], [500, 'crypto.broken']);
    await test.database.query(`delete from facts.concealed where id in ('urn:p:gone', 'urn:p:to')`, []);
    const { body } = await ask('GET', '/entities/urn:p:gone?options=keyValues');
    assert.match(body.phone.sealedDigest, /^[0-9a-f]{64}$/);
    assert.deepEqual(await test.walk(), []);
  });
});
