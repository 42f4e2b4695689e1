import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { WireEntity } from '@yuheng/kernel/facts-model';
import { sizeOf } from '../build-world.ts';
import { batches } from '../http/batches.ts';
import { loadWorld, type Progress } from '../load.ts';
import { type FakeServer, fakeServer, key } from './fake-server.ts';
import { smallWorld } from './worlds.ts';

const world = smallWorld(11);
const stateOf = ({ entities, past }: FakeServer) => JSON.stringify([[...entities], [...past]]);

describe('loadWorld', () => {
  it('writes the past, then the present, in batches within the limits', async (test) => {
    const server = await fakeServer(test);
    const progress: Progress[] = [];
    await loadWorld(world, { base: server.base, key, onProgress: (step) => progress.push(step) });
    const { entities, history } = sizeOf(world);
    assert.equal(server.entities.size, entities);
    assert.equal(server.past.size, history);
    assert.deepEqual([...server.entities.values()], [...world.entities()]);
    const paths = server.requests.map(({ path }) => path);
    const firstPresent = paths.indexOf('/ngsi-ld/v1/entityOperations/upsert');
    assert.equal(paths.lastIndexOf('/ngsi-ld/v1/temporal/entityOperations/upsert'), firstPresent - 1);
    for (const { method, body, bytes } of server.requests) {
      assert.equal(method, 'POST');
      assert.ok(Array.isArray(body) && body.length >= 1 && body.length <= 500);
      assert.ok(bytes <= 900_000, String(bytes));
    }
    assert.deepEqual(progress[0], { done: 0, total: entities + history });
    assert.deepEqual(progress.at(-1), { done: entities + history, total: entities + history });
    assert.ok(progress.every(({ done }, index) => done >= (progress[index - 1]?.done ?? 0)));
  });

  it('sends history as arrays of instances with observedAt and unit', async (test) => {
    const server = await fakeServer(test);
    await loadWorld(world, { base: server.base, key });
    const sent = server.requests
      .filter(({ path }) => path.startsWith('/ngsi-ld/v1/temporal/'))
      .flatMap(({ body }) => body as WireEntity[]);
    const company = sent.find(({ type }) => type === 'Organization');
    const reports = company?.['annualRevenue'] as unknown as Record<string, unknown>[];
    assert.equal(reports.length, 13);
    for (const report of reports) {
      assert.deepEqual(Object.keys(report), ['type', 'value', 'unitCode', 'observedAt']);
      assert.deepEqual([report['type'], report['unitCode']], ['Property', 'CNY']);
    }
  });

  it('leaves the same state when run again', async (test) => {
    const server = await fakeServer(test);
    await loadWorld(world, { base: server.base, key });
    const before = stateOf(server);
    await loadWorld(world, { base: server.base, key });
    assert.equal(stateOf(server), before);
  });

  it('tries again what an overloaded server turns away', async (test) => {
    const server = await fakeServer(test);
    server.refusals.push(503, 503, 429);
    await loadWorld(world, { base: server.base, key });
    assert.equal(server.entities.size, sizeOf(world).entities);
    assert.equal(server.past.size, sizeOf(world).history);
  });

  it('gives up on a server that stays overloaded, and says which', async (test) => {
    const server = await fakeServer(test);
    server.refusals.push(...Array.from({ length: 20 }, () => 503));
    await assert.rejects(loadWorld(world, { base: server.base, key }), {
      code: 'world.unreachable',
      values: { base: server.base, reason: 'HTTP 503' },
    });
    assert.equal(server.requests.length, 8);
  });

  it('does not repeat what the server refuses for good', async (test) => {
    const server = await fakeServer(test);
    await assert.rejects(loadWorld(world, { base: server.base, key: 'wrong' }), (error) => {
      assert.ok(error instanceof Error && 'code' in error && 'values' in error);
      assert.equal(error.code, 'world.request-refused');
      assert.deepEqual((error.values as Record<string, unknown>)['status'], 401);
      return true;
    });
    assert.equal(server.requests.length, 1);
  });

  it('stops when it is cancelled', async (test) => {
    const server = await fakeServer(test);
    const cancel = new AbortController();
    const onProgress = ({ done }: Progress) => {
      if (done > 0) cancel.abort();
    };
    await assert.rejects(loadWorld(world, { base: server.base, key, onProgress, signal: cancel.signal }), {
      name: 'AbortError',
    });
    assert.equal(server.requests.length, 1);
  });

  it('stops waiting for a repetition when it is cancelled', async () => {
    const cancel = new AbortController();
    // Nobody listens on port 1: the loader is turned away at once, and waits before it tries again.
    const loading = loadWorld(world, { base: 'http://127.0.0.1:1', key, signal: cancel.signal });
    setTimeout(() => cancel.abort(), 50);
    await assert.rejects(loading, { name: 'AbortError' });
  });
});

describe('batches', () => {
  const parts = (...texts: string[]) => texts.map((json) => ({ json, weight: 2 }));

  it('fill a request up to the number and the bytes allowed', () => {
    const packed = [...batches(parts('"aa"', '"bb"', '"cc"', '"河"'), { entities: 2, bytes: 100 })];
    assert.deepEqual(packed, [
      { body: '["aa","bb"]', entities: 2, weight: 4 },
      { body: '["cc","河"]', entities: 2, weight: 4 },
    ]);
    const small = [...batches(parts('"aa"', '"bb"', '"cc"'), { entities: 9, bytes: 12 })];
    assert.deepEqual(
      small.map(({ body }) => body),
      ['["aa","bb"]', '["cc"]'],
    );
  });

  it('send alone what is larger than the limit, and nothing where there is nothing', () => {
    const packed = [...batches(parts('"a"', '"a long one"', '"b"'), { entities: 9, bytes: 10 })];
    assert.deepEqual(
      packed.map(({ body }) => body),
      ['["a"]', '["a long one"]', '["b"]'],
    );
    assert.deepEqual([...batches([], { entities: 9, bytes: 10 })], []);
  });
});
