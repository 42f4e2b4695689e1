import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../../../http/server.ts';
import { type TestKernel, testKernel } from '../../../test/test-kernel.ts';
import { askingWithHeaders } from './ask-with-headers.ts';

let test: TestKernel;
let app: FastifyInstance;
before(async () => {
  test = await testKernel([]);
  app = await test.server();
  const pumps = [1, 2, 3].map((n) => ({ id: idOf(n), type: 'Pump', flow: n }));
  await ask('POST', '/entityOperations/create', { payload: pumps });
});
after(() => test[Symbol.asyncDispose]());

const ask = askingWithHeaders(() => app);
const idOf = (n: number) => `urn:ngsi-ld:Pump:${n}`;
const query = (q: string) => ({ type: 'Query', entities: [{ type: 'Pump' }], q });
interface SnapshotBody {
  readonly id: string;
  readonly snapshotStatus: string;
  readonly snapshotPriority: number;
  readonly snapshotQueriesDetails: { resultStatus: string }[];
  readonly expiresAt: string;
}
const ready = async (location: unknown, headers = {}): Promise<SnapshotBody> => {
  const url = String(location).replace('/ngsi-ld/v1', '');
  for (;;) {
    const answer = await ask('GET', url, { headers });
    assert.equal(answer.statusCode, 200, answer.body);
    if (answer.json().snapshotStatus !== 'preparing') return answer.json();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
const make = async (more: object = {}, headers = {}) => {
  const payload = { type: 'Snapshot', snapshotQueries: [query('flow>1')], ...more };
  const answer = await ask('POST', '/snapshots', { payload, headers });
  assert.equal(answer.statusCode, 201, answer.body);
  return ready(answer.headers.location, headers);
};
const flows = async (snapshot: string, server = app) => {
  const headers = { 'ngsild-snapshot': snapshot };
  const answer = await ask('GET', '/entities?type=Pump&format=simplified', { headers }, server);
  assert.equal(answer.statusCode, 200, answer.body);
  assert.equal(answer.headers['ngsild-snapshot'], snapshot);
  return answer.json<{ flow: number }[]>().map(({ flow }) => flow);
};
/** Waits until what was deleted is cleared away. */
const numbers = async () => {
  const rows = await test.database.query<{ id: number }>('select id from facts.tenant where snapshot', []);
  return rows.map(({ id }) => id);
};

/** ETSI GS CIM 009 V1.9.1, clauses 5.2.41, 5.2.42, 5.5.15, 5.16.1, 5.16.3, 6.3.22. */
describe('a snapshot', () => {
  it('holds what its queries found when it was made', async () => {
    const snapshot = await make({ snapshotQueries: [query('flow>1'), query('flow>99')] });
    assert.equal(snapshot.snapshotStatus, 'success');
    assert.equal(snapshot.snapshotPriority, 5);
    assert.deepEqual(snapshot.snapshotQueriesDetails, [
      { resultStatus: 'success' },
      { resultStatus: 'empty' },
    ]);
    await ask('PATCH', `/entities/${idOf(2)}`, { payload: { flow: 20 } });
    assert.deepEqual(await flows(snapshot.id), [2, 3]);
    const headers = { 'ngsild-snapshot': snapshot.id };
    const one = await ask('GET', `/entities/${idOf(2)}?format=simplified`, { headers });
    assert.equal(one.json().flow, 2);
    assert.equal((await ask('GET', `/entities/${idOf(1)}`, { headers })).statusCode, 404);
    await ask('PATCH', `/entities/${idOf(2)}`, { payload: { flow: 2 } });
  });

  it('may be written to, which stays in it (clause 5.5.15)', async () => {
    const { id } = await make();
    const headers = { 'ngsild-snapshot': id };
    const written = await ask('PATCH', `/entities/${idOf(3)}`, { payload: { flow: 33 }, headers });
    assert.equal(written.statusCode, 204, written.body);
    assert.deepEqual(await flows(id), [2, 33]);
    const live = await ask('GET', `/entities/${idOf(3)}?format=simplified`);
    assert.equal(live.json().flow, 3);
    for (const url of ['/subscriptions', '/snapshots/urn:x'])
      assert.equal((await ask('GET', url, { headers })).statusCode, 422);
  });

  it('is of one tenant, and no tenant itself', async () => {
    const headers = { 'ngsild-tenant': 'works' };
    await ask('POST', '/entities', { payload: { id: idOf(9), type: 'Pump', flow: 9 }, headers });
    const { id } = await make({}, headers);
    assert.equal((await ask('GET', `/snapshots/${id}`)).statusCode, 404);
    const wrong = await ask('GET', '/entities?type=Pump', { headers: { 'ngsild-snapshot': id } });
    assert.equal(wrong.statusCode, 404);
    const right = await ask('GET', '/entities?type=Pump', { headers: { ...headers, 'ngsild-snapshot': id } });
    assert.equal(right.json<unknown[]>().length, 1);
    assert.deepEqual(await test.kernel.tenants.names(), ['works']);
  });

  it('is not made of what is refused', async () => {
    const held = await numbers();
    for (const [payload, status] of [
      [{ type: 'Snapshot' }, 400],
      [{ snapshotQueries: [query('flow>1')] }, 400],
      [{ type: 'Snapshot', snapshotQueries: [] }, 400],
      [{ type: 'Snapshot', snapshotQueries: [query('(flow')] }, 400],
      [{ type: 'Snapshot', snapshotQueries: [{ type: 'Query', id: idOf(1) }] }, 400],
      [{ type: 'Snapshot', snapshotQueries: [{ ...query('flow'), temporalQ: { timerel: 'after' } }] }, 400],
      [{ type: 'Snapshot', snapshotQueries: [query('flow')], snapshotPriority: 11 }, 400],
      [{ type: 'Snapshot', snapshotQueries: [query('flow')], snapshotLifetime: 'long' }, 400],
      [{ type: 'Snapshot', snapshotQueries: [query('flow')], colour: 'red' }, 400],
      [{ type: 'Snapshot', snapshotQueries: [query('flow')], endpoint: 'http://x' }, 422],
    ] as const) {
      const answer = await ask('POST', '/snapshots', { payload });
      assert.equal(answer.statusCode, status, answer.body);
    }
    const { id } = await make({ id: 'urn:twice' });
    assert.equal(
      (
        await ask('POST', '/snapshots', {
          payload: { id, type: 'Snapshot', snapshotQueries: [query('flow')] },
        })
      ).statusCode,
      409,
    );
    assert.equal((await numbers()).length, held.length + 1);
  });

  it('is the same on every server; what one began and did not end is begun anew', async () => {
    const { id } = await make();
    await test.database.query(
      `with undone as (update facts.snapshot set status = 'preparing' where id = $1 returning data),
         unsaid as (update facts.tenant t set results = null from undone where t.id = undone.data)
       delete from facts.entity e using undone where e.tenant = undone.data`,
      [id],
    );
    const second = await test.another();
    const other = await createServer({ auth: false, kernel: second, consoleFolder: null });
    await ready(`/snapshots/${id}`);
    assert.deepEqual(await flows(id, other), [2, 3]);
    await other.close();
    await second.close();
  });
});

/** Clauses 5.16.2, 5.16.4, 5.16.5, 5.16.7. */
describe('snapshots', () => {
  it('have a priority and a lifetime that may change', async () => {
    const { id } = await make();
    const changed = await ask('PATCH', `/snapshots/${id}`, {
      payload: { snapshotPriority: 2, snapshotLifetime: 'P365D' },
    });
    assert.equal(changed.statusCode, 200);
    assert.equal(changed.json<SnapshotBody>().snapshotPriority, 2);
    assert.equal(
      Date.parse(changed.json<SnapshotBody>().expiresAt),
      test.clock.now().getTime() + 30 * 86_400_000,
    );
    for (const payload of [{ snapshotQueries: [] }, { id: 'urn:other' }, { snapshotPriority: 0 }])
      assert.equal((await ask('PATCH', `/snapshots/${id}`, { payload })).statusCode, 400);
    assert.deepEqual((await ask('GET', `/snapshots/${id}`)).json(), changed.json());
  });

  it('have clones that outlive them, and are cleared away', async () => {
    const { id } = await make();
    const cloned = await ask('POST', `/snapshots/${id}/clone`, { payload: { type: 'Snapshot' } });
    assert.equal(cloned.statusCode, 201, cloned.body);
    assert.equal((await ask('DELETE', `/snapshots/${id}`)).statusCode, 204);
    const clone = await ready(cloned.headers.location);
    assert.equal(clone.snapshotStatus, 'success');
    assert.deepEqual(await flows(clone.id), [2, 3]);
    assert.equal((await ask('GET', `/snapshots/${id}`)).statusCode, 404);
    const headers = { 'ngsild-snapshot': id };
    assert.equal((await ask('GET', '/entities?type=Pump', { headers })).statusCode, 404);
    const used = 'select count(*) as n from facts.snapshot';
    const [row] = await test.database.query<{ n: number }>(used, []);
    while ((await numbers()).length > (row?.n ?? 0)) await new Promise((resolve) => setTimeout(resolve, 5));
  });

  it('are purged by a query over their members', async () => {
    const low = await make({ snapshotPriority: 1 });
    const high = await make({ snapshotPriority: 9 });
    assert.equal((await ask('DELETE', '/snapshots?q=flow>1')).statusCode, 400);
    assert.equal((await ask('DELETE', '/snapshots')).statusCode, 400);
    assert.equal((await ask('GET', `/snapshots/${low.id}`)).statusCode, 200);
    assert.equal((await ask('DELETE', '/snapshots?q=snapshotPriority<2')).statusCode, 204);
    assert.equal((await ask('GET', `/snapshots/${low.id}`)).statusCode, 404);
    assert.equal((await ask('GET', `/snapshots/${high.id}`)).statusCode, 200);
    assert.equal((await ask('DELETE', '/snapshots?q=snapshotPriority<2')).statusCode, 404);
  });

  it('end by the clock', async () => {
    const { id } = await make({ snapshotLifetime: 'PT1H' });
    test.clock.advance(3_600_000);
    assert.equal((await ask('GET', `/snapshots/${id}`)).statusCode, 404);
    const headers = { 'ngsild-snapshot': id };
    assert.equal((await ask('GET', '/entities?type=Pump', { headers })).statusCode, 404);
  });
});
