import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { headersOf, type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { openKeyring } from '../keyring.ts';
import { parseSealed } from '../sealed.ts';
import { memoryKeys } from './memory-keys.ts';
import { SECRET, source, subscription, uri } from './secret-documents.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();
async function make(id: string, type: 'subscriptions' | 'sources' = 'subscriptions'): Promise<void> {
  const { subscriptions, registrations } = await test.kernel.tenants.find(null);
  const { id: _, ...document } = type === 'sources' ? source(id) : subscription(id);
  if (type === 'sources') await registrations.create(id, document);
  else await subscriptions.create(id, document, by);
}
async function secretsOf(id: string): Promise<unknown> {
  const { subscriptions } = await test.kernel.tenants.find(null);
  const { uri: address, receiverInfo } = (await subscriptions.get(id)).definition.notification.endpoint;
  return { address, receiverInfo };
}
const asMade = { address: uri, receiverInfo: subscription('').notification.endpoint.receiverInfo };
/** What stands in the database. */
async function standing(id: string, table = 'facts.subscription', column = 'definition'): Promise<string> {
  const [row] = await test.database.query<{ text: string }>(
    `select ${column}::text as text from ${table} where id = $1`,
    [id],
  );
  return row?.text ?? '';
}
const sourceText = (id: string): Promise<string> => standing(id, 'facts.registration', 'document');
const update = (id: string, document: string): Promise<unknown> =>
  test.database.query('update facts.registration set document = $2::jsonb where id = $1', [id, document]);
const keysIn = (text: string): readonly string[] =>
  [...text.matchAll(/sealed:[^"]+/g)].map(([one]) => parseSealed(one)?.key ?? '');

async function rotated(profile: 'international' | 'guomi' | null = null): Promise<unknown> {
  const { kernel } = test;
  await kernel.jobs.start(kernel);
  const app = await test.server({ auth: true });
  const answer = await app.inject({
    method: 'POST',
    url: '/api/crypto/rotate-keys',
    headers: await headersOf(kernel, 'administrator'),
    payload: profile === null ? {} : { profile },
  });
  assert.equal(answer.statusCode, 200, answer.body);
  for (;;) {
    const { state, result, problem } = await kernel.jobs.get(answer.json().job);
    assert.equal(problem, null);
    if (state === 'done') return result;
    await pause(5);
  }
}

describe('secrets of subscriptions and sources', () => {
  it('are read back as they were sent, and stand nowhere in the open', async () => {
    await make('urn:s:1');
    await make('urn:c:1', 'sources');
    assert.deepEqual(await secretsOf('urn:s:1'), asMade);
    const { registrations } = await test.kernel.tenants.find(null);
    const { document } = await registrations.get('urn:c:1');
    const { id: _, ...made } = source('urn:c:1');
    assert.deepEqual(document, made);
    const tables = [await standing('urn:s:1'), await sourceText('urn:c:1')].join();
    for (const text of [SECRET, 'second', 'password']) assert.ok(!tables.includes(text), tables);
    // What is no secret is left as it is.
    assert.ok(tables.includes('"MQTT-QoS"') && tables.includes('application/ld+json'));
    assert.equal(keysIn(tables).length, 5);
  });

  it('are merged into, and sealed anew', async () => {
    await make('urn:s:merged');
    const { subscriptions } = await test.kernel.tenants.find(null);
    await subscriptions.change('urn:s:merged', { description: 'other' }, by);
    assert.deepEqual(await secretsOf('urn:s:merged'), asMade);
    const receiverInfo = [{ key: 'X', value: 'third' }];
    await subscriptions.change('urn:s:merged', { notification: { endpoint: { uri, receiverInfo } } }, by);
    assert.deepEqual(await secretsOf('urn:s:merged'), { address: uri, receiverInfo });
    assert.ok(!(await standing('urn:s:merged')).includes('third'));
  });

  it('are hidden from whoever may not change them: of sources as well', async () => {
    await make('urn:c:seen', 'sources');
    const app = await test.server({ auth: true });
    const seen = async (role: 'administrator' | 'viewer') =>
      (
        await app.inject({
          url: '/ngsi-ld/v1/csourceRegistrations/urn:c:seen',
          headers: await headersOf(test.kernel, role),
        })
      ).json();
    const { endpoint, contextSourceInfo } = source('');
    const all = await seen('administrator');
    assert.deepEqual([all.endpoint, all.contextSourceInfo], [endpoint, contextSourceInfo]);
    const some = await seen('viewer');
    assert.deepEqual(
      [some.endpoint, some.contextSourceInfo],
      [
        'https://***@source.example/',
        [
          { key: 'Authorization', value: '***' },
          { key: 'accept', value: 'application/ld+json' },
        ],
      ],
    );
  });

  it('do not open in another row, place or tenant, nor altered', async () => {
    const { registrations } = await test.kernel.tenants.find(null);
    for (const name of ['from', 'to', 'places', 'tenant', 'altered']) await make(`urn:c:${name}`, 'sources');
    await update('urn:c:to', await sourceText('urn:c:from'));
    await assert.rejects(registrations.get('urn:c:to'), { code: 'crypto.broken' });
    const places = JSON.parse(await sourceText('urn:c:places'));
    places.contextSourceInfo[0].value = places.endpoint;
    await update('urn:c:places', JSON.stringify(places));
    await assert.rejects(registrations.get('urn:c:places'), { code: 'crypto.broken' });
    const altered = JSON.parse(await sourceText('urn:c:altered'));
    altered.contextSourceInfo[0].value += 'A';
    await update('urn:c:altered', JSON.stringify(altered));
    await assert.rejects(registrations.get('urn:c:altered'), { code: 'crypto.broken' });

    const other = await test.kernel.tenants.make('other');
    const { id: _, ...document } = source('urn:c:tenant');
    await other.registrations.create('urn:c:tenant', document);
    await test.database.query(
      `update facts.registration t set document = f.document from facts.registration f
       where t.tenant = $1 and t.id = 'urn:c:tenant' and f.tenant = 1 and f.id = t.id`,
      [other.id],
    );
    await assert.rejects(other.registrations.get('urn:c:tenant'), { code: 'crypto.broken' });
    // Even where the key is moved along.
    const move = (from: number, to: number) =>
      test.database.query(
        `update crypto.data_key set tenant = $2 where tenant = $1 and purpose = 'sources'`,
        [from, to],
      );
    await move(other.id, 99);
    await move(1, other.id);
    await assert.rejects(test.another(), { code: 'crypto.master-wrong' });
    await move(other.id, 1);
    await move(99, other.id);
    await test.database.query('delete from facts.registration', []);
    await test.database.query('delete from facts.subscription', []);
  });
});

describe('the rotation of keys', () => {
  it('wraps by a new master key, seals what stands by new data keys, and ends the old ones', async () => {
    await make('urn:s:rotated');
    await make('urn:c:rotated', 'sources');
    const earlier = await test.kernel.keyring.list();
    const old = keysIn(await standing('urn:s:rotated'));
    const result = await rotated();
    const kept = await test.kernel.keyring.list();
    assert.deepEqual(result, { rows: 2, resealed: 2, broken: 0, ended: earlier.length });
    for (const { id, master, endedAt } of kept.filter(({ supersededAt }) => supersededAt !== null)) {
      assert.ok(earlier.some((one) => one.id === id) && endedAt !== null);
      assert.equal(master, test.kernel.keyring.master?.id);
    }
    const now = keysIn(await standing('urn:s:rotated'));
    assert.ok(now.every((key) => !old.includes(key)));
    assert.deepEqual(await secretsOf('urn:s:rotated'), asMade);
    // Nothing is left to do.
    assert.deepEqual(await rotated(), { rows: 2, resealed: 2, broken: 0, ended: 2 });
  });

  it('goes over to another profile', async () => {
    await rotated('guomi');
    assert.match(await standing('urn:s:rotated'), /sealed:1:guomi:/);
    assert.doesNotMatch(await standing('urn:s:rotated'), /sealed:1:international:/);
    assert.deepEqual(await secretsOf('urn:s:rotated'), asMade);
    await make('urn:s:guomi');
    assert.match(await standing('urn:s:guomi'), /sealed:1:guomi:/);
    const next = await test.another();
    assert.equal(next.keyring.master?.profile, 'guomi');
    const { subscriptions } = await next.tenants.find(null);
    assert.equal((await subscriptions.get('urn:s:guomi')).definition.notification.endpoint.uri, uri);
    await next.close();
  });

  it('seals what stood in the open, and leaves what cannot be opened', async () => {
    await make('urn:s:open');
    await test.database.query(`update facts.subscription set definition = $2 where id = $1`, [
      'urn:s:open',
      subscription('urn:s:open'),
    ]);
    await make('urn:c:broken', 'sources');
    const broken = (await sourceText('urn:c:broken')).replace('"Authorization"', '"X"');
    await update('urn:c:broken', broken);
    const result = await rotated();
    assert.deepEqual(result, { rows: 5, resealed: 4, broken: 1, ended: 0 });
    assert.ok(!(await standing('urn:s:open')).includes(SECRET));
    assert.deepEqual(await secretsOf('urn:s:open'), asMade);
    assert.equal(await sourceText('urn:c:broken'), broken);
    await test.database.query(`delete from facts.registration where id = 'urn:c:broken'`, []);
    const { ended } = (await rotated()) as { ended: number };
    assert.ok(ended >= 2);
  });

  it('meets whoever writes meanwhile, on this server and others: all of it stands by current keys and is read by all', async () => {
    const other = await test.another();
    const brokers = await Promise.all([test.kernel, other].map(({ tenants }) => tenants.find(null)));
    const ids = Array.from({ length: 60 }, (_, n) => `urn:s:meanwhile:${n}`);
    const create = async (id: string, n: number): Promise<void> => {
      const { id: _, ...document } = subscription(id);
      await brokers[n % 2]?.subscriptions.create(id, document, by);
    };
    const early = Promise.all(ids.slice(0, 30).map(create));
    const rotating = rotated();
    await early;
    await Promise.all([rotating, ...ids.slice(30).map(create)]);
    const rows = await test.database.query<{ text: string }>(
      `select definition::text as text from facts.subscription where id like 'urn:s:meanwhile:%'`,
      [],
    );
    const current = new Set(
      (await other.keyring.list()).flatMap(({ id, supersededAt }) => (supersededAt === null ? [id] : [])),
    );
    assert.equal(rows.length, ids.length);
    for (const { text } of rows)
      assert.ok(
        keysIn(text).every((key) => current.has(key)),
        text,
      );
    for (const { subscriptions } of brokers)
      for (const id of ids)
        assert.equal((await subscriptions.get(id)).definition.notification.endpoint.uri, uri);
    await test.database.query(`delete from facts.subscription where id like 'urn:s:meanwhile:%'`, []);
    await other.close();
  });

  it('is for administrators, and on record', async () => {
    const app = await test.server({ auth: true });
    for (const role of ['viewer', 'officer', 'machine'] as const)
      for (const [method, url] of [
        ['POST', '/api/crypto/rotate-keys'],
        ['GET', '/api/crypto/list-data-keys'],
      ] as const) {
        const headers = await headersOf(test.kernel, role);
        const { statusCode } = await app.inject({
          method,
          url,
          headers,
          ...(method === 'POST' ? { payload: {} } : {}),
        });
        assert.equal(statusCode, 403, `${role} ${url}`);
      }
    const headers = await headersOf(test.kernel, 'administrator');
    const listed = await app.inject({ url: '/api/crypto/list-data-keys', headers });
    assert.equal(listed.statusCode, 200, listed.body);
    assert.ok(!listed.body.includes('wrapped'));
    const [row] = await test.database.query<{ n: number }>(
      `select count(*) as n from audit.entry where action = 'crypto.rotate-keys' and resource = $1`,
      [test.kernel.keyring.master?.id],
    );
    assert.equal(row?.n, 1);
  });
});

describe('a house', () => {
  const open = (keys: Parameters<typeof openKeyring>[0]['source']) =>
    openKeyring({ database: test.database, source: keys, clock: test.clock.now });

  it('whose master keys are lost does not start, and makes no new ones', async () => {
    const lost = memoryKeys();
    await assert.rejects(open(lost), { code: 'crypto.key-lost' });
    assert.equal(await lost.load(), null);
    await lost.make();
    await assert.rejects(open(lost), { code: 'crypto.master-missing' });
  });

  it('without a source of keys stores no secret and shows none, and all else works', async () => {
    const keyring = await open(null);
    const use = { tenant: 1, purpose: 'subscriptions' };
    await assert.rejects(
      test.database.transaction((tx) => keyring.sealer(use, tx)),
      { code: 'crypto.no-key-source' },
    );
    const [text = ''] = /sealed:[^"]+/.exec(await standing('urn:s:open')) ?? [];
    await assert.rejects(keyring.opener(use, [text], test.database), { code: 'crypto.no-key-source' });
    assert.equal(keyring.master, null);
  });
});
