import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { abandonSealed } from '../../../crypto/abandon-sealed.ts';
import { memoryKeys } from '../../../crypto/test/memory-keys.ts';
import { openKernel } from '../../../packs/open-kernel.ts';
import { append, create, statementsOf, upsert } from '../../../test/stated.ts';
import { headersOf, type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { Change } from '../../store/apply-change.ts';
import { openReceiver } from '../../subscribe/test/receiver.ts';
import { digestOfConcealed } from '../concealed-value.ts';
import { revealedFacts } from '../revealed-graph.ts';
import { peoplePack } from './people-pack.ts';

const by = testActor();
const types = ['Person'];
let test: TestKernel;
before(async () => {
  test = await testKernel([peoplePack]);
});
after(() => test[Symbol.asyncDispose]());

const write = (...changes: readonly Change[]) => test.kernel.facts.write(changes, by);
const seen = (kernel = test.kernel) => revealedFacts(kernel.facts, kernel.sensitive ?? assert.fail());
const phoneOf = async (id: string, kernel = test.kernel) =>
  (await seen(kernel).get(id))?.facts['phone']?.value;

describe('sensitive values', () => {
  it('are what they would be if they were none, whatever is done to them', async () => {
    const value = fc.constantFrom('1', '2', '3');
    const said = (text: string) => ({ phone: text, twin: text });
    let n = 0;
    const change = fc.oneof(
      value.map(
        (text) =>
          (id: string): Change =>
            upsert(id, said(text), types),
      ),
      value.map(
        (text) =>
          (id: string): Change =>
            append(id, said(text)),
      ),
      value.map(
        (text) =>
          (id: string): Change => ({ op: 'update', id, statements: statementsOf(said(text)) }),
      ),
      value.map(
        (text) =>
          (id: string): Change => ({ op: 'merge', id, fragment: said(text) }),
      ),
      fc.constant((id: string): Change => {
        const later = { type: 'Property', observedAt: '2026-03-01T00:00:00.000Z' };
        return { op: 'merge', id, fragment: { phone: later, twin: later } };
      }),
      value.map(
        (text) =>
          (id: string): Change => ({ op: 'replace', id, types: null, statements: statementsOf(said(text)) }),
      ),
      fc.constant(
        (id: string): Change => ({ op: 'append', id, statements: statementsOf(said('4')), keep: true }),
      ),
      fc.constant((id: string): Change => ({ op: 'delete', id })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        n += 1;
        const id = `urn:twin:${n}`;
        await write(create(id, said('0'), types));
        for (const one of changes) {
          // Of one that is gone nothing can be changed.
          await write(one(id)).catch((error: unknown) =>
            assert.equal((error as { code?: string }).code, 'facts.not-found'),
          );
          const entity = await seen().get(id);
          const { phone, twin } = entity?.facts ?? {};
          assert.deepEqual([phone?.value, phone?.observedAt], [twin?.value, twin?.observedAt]);
        }
        const past = await seen().history({ entity: id });
        const valuesOf = (name: string) =>
          past.filter(({ attribute }) => attribute === name).map(({ value: one }) => one);
        assert.deepEqual(valuesOf('phone'), valuesOf('twin'));
      }),
      { numRuns: 25 },
    );
    assert.deepEqual(await test.walk(), []);
  });

  it('are sealed anew by a rotation, and the facts stay as they are', async () => {
    const { kernel } = test;
    await write(
      create('urn:p:rotated', { phone: 'p', income: { type: 'Property', value: 7, unitCode: 'CNY' } }, types),
    );
    await write(
      ...Array.from({ length: 250 }, (_, n) => create(`urn:p:many:${n}`, { phone: String(n) }, types)),
    );
    const earlier = await kernel.facts.get('urn:p:rotated');
    const keysOf = async () =>
      (
        await test.database.query<{ key: string }>(
          `select distinct split_part(sealed, ':', 4) as key from facts.concealed`,
          [],
        )
      ).map(({ key }) => key);
    const [old] = await keysOf();
    await kernel.jobs.start(kernel);
    const { id } = await kernel.jobs.run('crypto.reseal', {}, by, {
      with: async (_job, tx) => void (await kernel.keyring.rotate('guomi', tx)),
    });
    while ((await kernel.jobs.get(id)).endedAt === null) await pause(5);
    const { result } = await kernel.jobs.get(id);
    const { rows, resealed, broken } = result as Record<string, number>;
    assert.deepEqual([resealed, broken], [rows, 0]);
    assert.ok((rows ?? 0) > 200, 'more than a page');
    const now = await keysOf();
    assert.equal(now.length, 1);
    assert.notEqual(now[0], old);
    assert.deepEqual(await kernel.facts.get('urn:p:rotated'), earlier);
    const facts = (await seen().get('urn:p:rotated'))?.facts;
    assert.deepEqual([facts?.['phone']?.value, facts?.['income']?.value], ['p', 7]);
    assert.deepEqual(await test.walk(), []);
  });

  it('are digests in notifications and in snapshots', async () => {
    const receiver = await openReceiver();
    const { subscriptions } = await test.kernel.tenants.find(null);
    await subscriptions.create(
      'urn:s:people',
      {
        type: 'Subscription',
        entities: [{ type: 'Person' }],
        notification: { endpoint: { uri: receiver.uri }, format: 'keyValues' },
      },
      by,
    );
    await write(create('urn:p:told', { phone: 'private' }, types));
    while (!receiver.received.some(({ body }) => body.data[0]?.['id'] === 'urn:p:told')) await pause(5);
    const [told] = receiver.received.flatMap(({ body }) => body.data);
    assert.ok(digestOfConcealed(told?.['phone'] as never), JSON.stringify(told));
    await subscriptions.remove('urn:s:people');
    await receiver.close();

    const app = await test.server({ auth: true });
    const headers = await headersOf(test.kernel, 'administrator');
    const payload = {
      id: 'urn:snapshot:1',
      type: 'Snapshot',
      snapshotQueries: [{ type: 'Query', entities: [{ type: 'Person', id: 'urn:p:told' }] }],
    };
    const made = await app.inject({ method: 'POST', url: '/ngsi-ld/v1/snapshots', headers, payload });
    assert.equal(made.statusCode, 201, made.body);
    const url = '/ngsi-ld/v1/entities/urn:p:told?options=keyValues';
    for (;;) {
      const answer = await app.inject({ url, headers: { ...headers, 'ngsild-snapshot': 'urn:snapshot:1' } });
      if (answer.json().code === 'facts.snapshot-preparing') {
        await pause(5);
        continue;
      }
      assert.ok(digestOfConcealed(answer.json().phone), answer.body);
      break;
    }
  });

  it('are apart by tenant', async () => {
    const other = await test.kernel.tenants.make('other');
    await other.facts.write([create('urn:p:told', { phone: 'theirs' }, types)], by);
    const app = await test.server({ auth: true });
    const headers = await headersOf(test.kernel, 'administrator');
    const read = (tenant: Record<string, string>) =>
      app.inject({
        url: '/ngsi-ld/v1/entities/urn:p:told?options=keyValues',
        headers: { ...headers, ...tenant },
      });
    assert.equal((await read({ 'ngsild-tenant': 'other' })).json().phone, 'theirs');
    assert.equal((await read({})).json().phone, 'private');
    const purposes = (await test.kernel.keyring.list()).filter(({ purpose }) => purpose === 'values');
    assert.equal(new Set(purposes.map(({ tenant }) => tenant)).size, 2);
  });

  it('cannot be written without keys: nothing of the request is, and all else is', async () => {
    await using bare = await testKernel([]);
    const kernel = await openKernel({ database: bare.database, packs: [peoplePack], clock: bare.clock.now });
    try {
      const both = [create('urn:p:1', { name: 'n' }, types), create('urn:p:2', { phone: '1' }, types)];
      await assert.rejects(kernel.facts.write(both, by), { code: 'crypto.no-key-source' });
      assert.equal(await kernel.facts.get('urn:p:1'), null);
      await kernel.facts.write(both.slice(0, 1), by);
      assert.ok(await kernel.facts.get('urn:p:1'));
    } finally {
      await kernel.close();
    }
  });

  it('go with their keys: the facts stay, and say that there was something', async () => {
    await using lost = await testKernel([peoplePack]);
    await lost.kernel.facts.write([create('urn:p:1', { phone: '1' }, types)], by);
    const open = () =>
      openKernel({ database: lost.database, packs: [peoplePack], clock: lost.clock.now, keys: memoryKeys() });
    await assert.rejects(open(), { code: 'crypto.key-lost' });
    const { values } = await abandonSealed(lost.database);
    assert.equal(values, 1);
    const kernel = await open();
    try {
      assert.ok(digestOfConcealed((await phoneOf('urn:p:1', kernel)) ?? null));
      await kernel.facts.write([append('urn:p:1', { phone: '2' })], by);
      assert.equal(await phoneOf('urn:p:1', kernel), '2');
      assert.deepEqual(await lost.walk(), []);
    } finally {
      await kernel.close();
    }
  });
});
