import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { append, create, observed, upsert } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import type { FactChange } from '../change-feed.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();

/** Waits for something that is on its way; the test's own time limit ends a wait in vain. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(5);
}

function collector(): { readonly seen: FactChange[]; handle(changes: readonly FactChange[]): void } {
  const seen: FactChange[] = [];
  return { seen, handle: (changes) => void seen.push(...changes) };
}

describe('change feed', { timeout: 60_000 }, () => {
  it('tells what changed: entity, types, attributes, deletion', async () => {
    const { seen, handle } = collector();
    const stop = await test.kernel.facts.watch(handle);
    const id = 'urn:feed:told';
    const { facts } = test.kernel;
    await facts.write([create(id, { a: observed(1, '2026-01-01T00:00:00Z') }, ['T', 'U'])], by);
    await facts.write([append(id, { b: 1, c: 2 })], by);
    await facts.write([upsert(id, { a: observed(1, '2026-01-01T00:00:00Z') })], by);
    await facts.write([upsert(id, { a: observed(1, '2026-01-01T00:00:00Z') }, ['T'])], by);
    await facts.write([{ op: 'remove', id, attribute: 'b' }], by);
    await facts.write([{ op: 'delete', id }], by);
    await until(() => seen.length >= 5);
    const told = seen.map(({ entity, types, attributes, deleted }) => [
      entity,
      types.join(),
      attributes.toSorted().join(),
      deleted,
    ]);
    assert.deepEqual(told, [
      [id, 'T,U', 'a', false],
      [id, 'T,U', 'b,c', false],
      [id, 'T,U,Thing', 'a,b,c', false],
      [id, 'T,U,Thing', 'b', false],
      [id, 'T,U,Thing', 'a,c', true],
    ]);
    await stop();
    await facts.write([create('urn:feed:unheard')], by);
    assert.equal(seen.length, 5);
  });

  it('tells those who counted an entity under its old type when one write deletes it and makes it anew', async () => {
    const { seen, handle } = collector();
    const stop = await test.kernel.facts.watch(handle);
    const id = 'urn:feed:anew';
    await test.kernel.facts.write([create(id, { a: 1 }, ['Old'])], by);
    await test.kernel.facts.write([{ op: 'delete', id }, create(id, { b: 1 }, ['New'])], by);
    await until(() => seen.length >= 2);
    const told = seen[1] ?? assert.fail();
    assert.deepEqual(told.types.toSorted(), ['New', 'Old']);
    assert.deepEqual(told.attributes.toSorted(), ['a', 'b']);
    assert.equal(told.deleted, false);
    await stop();
  });

  it('is in the order of commits, and a follower misses nothing while forty write at once', async () => {
    const { seen, handle } = collector();
    const stop = await test.kernel.facts.watch(handle);
    const second = await test.another();
    const other = collector();
    const stopOther = await second.facts.watch(other.handle);
    const kernels = [test.kernel, second];
    await Promise.all(
      Array.from({ length: 40 }, async (_, writer) => {
        const { facts } = kernels[writer % 2] ?? test.kernel;
        for (let turn = 0; turn < 5; turn += 1)
          await facts.write(
            [upsert(`urn:feed:${writer % 7}`, { n: turn }), upsert(`urn:feed:own-${writer}`, { n: turn })],
            by,
          );
      }),
    );
    await until(() => seen.length >= 400 && other.seen.length >= 400);
    assert.equal(seen.length, 400);
    const seqs = seen.map(({ seq }) => seq);
    assert.deepEqual(
      seqs,
      seqs.toSorted((a, b) => a - b),
    );
    assert.deepEqual(
      other.seen.map(({ seq }) => seq),
      seqs,
    );
    // The log is written under one lock: its order is the order of commits.
    const stored = await test.database.query<{ seq: number }>(
      'select seq from facts.change where seq >= $1 order by seq',
      [seqs[0]],
    );
    assert.deepEqual(
      stored.map(({ seq }) => seq),
      seqs,
    );
    await stop();
    await stopOther();
    await second.close();
  });

  it('gives again what its follower failed on, and reports it', async () => {
    const failure = new Error('not today');
    const seen: number[] = [];
    let failures = 2;
    const stop = await test.kernel.facts.watch((changes) => {
      if (failures > 0) {
        failures -= 1;
        throw failure;
      }
      seen.push(...changes.map(({ seq }) => seq));
    }, 'stubborn-from-now');
    await until(() => failures === 0 && seen.length > 0);
    const [{ count } = { count: -1 }] = await test.database.query<{ count: number }>(
      'select count(*) as count from facts.change',
    );
    assert.equal(seen.length, count, 'from the very first change, each once');
    assert.deepEqual(test.reported.splice(0), [failure, failure]);
    await stop();
  });

  it('goes on after a restart where a named follower stopped', async () => {
    const first = collector();
    const stop = await test.kernel.facts.watch(first.handle, 'durable');
    await test.kernel.facts.write([create('urn:feed:before')], by);
    await until(() => first.seen.at(-1)?.entity === 'urn:feed:before');
    await stop();
    await test.kernel.facts.write([create('urn:feed:between')], by);
    const second = await test.another();
    const next = collector();
    await second.facts.watch(next.handle, 'durable');
    await second.facts.write([create('urn:feed:after')], by);
    await until(() => next.seen.at(-1)?.entity === 'urn:feed:after');
    assert.deepEqual(
      next.seen.map(({ entity }) => entity),
      ['urn:feed:between', 'urn:feed:after'],
    );
    await second.close();
  });

  it('does not let a slow follower hold up another, and waits for it when it is stopped', async () => {
    const gate = Promise.withResolvers<void>();
    const entered = Promise.withResolvers<void>();
    let slow = 0;
    const stopSlow = await test.kernel.facts.watch(async () => {
      entered.resolve();
      await gate.promise;
      slow += 1;
    });
    const quick = collector();
    const stopQuick = await test.kernel.facts.watch(quick.handle);
    await test.kernel.facts.write([create('urn:feed:quick')], by);
    await until(() => quick.seen.length === 1);
    // A follower that is stopped before its changes arrive has nothing to wait for.
    await entered.promise;
    assert.equal(slow, 0);
    const stopped = stopSlow();
    gate.resolve();
    await stopped;
    assert.equal(slow, 1);
    await stopQuick();
  });

  it('reads page after page when it is far behind', async () => {
    const ids = Array.from({ length: 1200 }, (_, index) => `urn:feed:far-${index}`);
    for (let at = 0; at < ids.length; at += 1000)
      await test.kernel.facts.write(
        ids.slice(at, at + 1000).map((id) => create(id)),
        by,
      );
    const { seen, handle } = collector();
    const stop = await test.kernel.facts.watch(handle, 'far-behind');
    await until(() => seen.at(-1)?.entity === ids.at(-1));
    assert.deepEqual(
      seen.slice(-ids.length).map(({ entity }) => entity),
      ids,
    );
    await stop();
  });
});
