import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Sql } from '../../../store/database.ts';
import { append, create, observed, upsert } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { parseStatement } from '../../model/parse-statement.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([]);
});
after(() => test[Symbol.asyncDispose]());

const by = testActor();
const times = <T>(count: number, work: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => work(index));
const codeOf = (result: PromiseSettledResult<unknown>): string =>
  result.status === 'fulfilled'
    ? 'done'
    : String((result.reason as { code?: unknown }).code ?? result.reason);

describe('writers at the same time', () => {
  it('patch one entity a hundred times: no write is lost, none counts twice, the log holds', async () => {
    const id = 'urn:a:patched';
    await test.kernel.facts.write([create(id, { shared: 0 })], by);
    const head = (await test.kernel.audit.verify()).entries;
    const again = observed('same', '2026-01-01T00:00:00Z');
    await Promise.all(
      times(100, (index) =>
        test.kernel.facts.write([append(id, index % 4 === 0 ? { again } : { shared: index })], by),
      ),
    );
    const entity = await test.kernel.facts.get(id);
    // 75 values without a moment are each new; of 25 times the same observation one is.
    assert.equal(entity?.version, 1 + 75 + 1);
    const history = await test.kernel.facts.history({ entity: id });
    assert.equal(history.length, 1 + 75 + 1);
    assert.equal(new Set(history.map((fact) => fact.instance)).size, history.length);
    const shared = history.filter((fact) => fact.attribute === 'shared').map((fact) => fact.value as number);
    assert.deepEqual(
      shared.toSorted((a, b) => a - b),
      [0, ...times(100, (index) => index).filter((index) => index % 4 !== 0)],
    );
    assert.equal(shared[0], entity?.facts['shared']?.value, 'the newest of history is what stands now');
    const { entries, brokenAt } = await test.kernel.audit.verify();
    assert.deepEqual({ entries, brokenAt }, { entries: head + 100, brokenAt: null });
  });

  it('create one entity: one wins', async () => {
    const results = await Promise.allSettled(
      times(30, (index) => test.kernel.facts.write([create('urn:a:once', { winner: index })], by)),
    );
    const codes = results.map(codeOf);
    assert.equal(codes.filter((code) => code === 'done').length, 1);
    assert.equal(codes.filter((code) => code === 'facts.already-exists').length, 29);
    const entity = await test.kernel.facts.get('urn:a:once');
    assert.equal(entity?.facts['winner']?.value, codes.indexOf('done'));
    assert.equal(entity?.version, 1);
    assert.equal((await test.kernel.facts.history({ entity: 'urn:a:once' })).length, 1);
  });

  it('upsert the same set in every order: nobody waits for ever, all is counted', async () => {
    const ids = times(12, (index) => `urn:a:set-${index}`);
    const strides = [1, 5, 7, 11];
    const shuffled = (turn: number): string[] =>
      ids.map((_, index) => ids[(index * (strides[turn % 4] ?? 1) + turn) % 12] ?? '');
    await Promise.all(
      times(24, (index) =>
        test.kernel.facts.write(
          shuffled(index).map((id) => upsert(id, { n: index })),
          by,
        ),
      ),
    );
    const { entities } = await test.kernel.facts.query({ ids });
    assert.deepEqual(
      entities.map(({ version }) => version),
      times(12, () => 24),
    );
    assert.equal(
      new Set(entities.map(({ facts }) => facts['n']?.value)).size,
      1,
      'the last write wrote all of them',
    );
  });

  it('that wait for each other in what is written together are both done in the end', async () => {
    await test.database.query('create table public.counter (name text primary key, count integer not null)');
    await test.database.query(`insert into public.counter values ('a', 0), ('b', 0)`);
    // Both hold one row before either asks for the other's; when it is tried again, nobody waits here any more.
    let holding = 0;
    const both = Promise.withResolvers<void>();
    const countIn = (names: readonly [string, string]) => async (tx: Sql) => {
      const add = (name: string) =>
        tx.query('update public.counter set count = count + 1 where name = $1', [name]);
      await add(names[0]);
      holding += 1;
      if (holding === 2) both.resolve();
      await both.promise;
      await add(names[1]);
    };
    await Promise.all([
      test.kernel.facts.write([create('urn:a:cross-1')], by, { with: countIn(['a', 'b']) }),
      test.kernel.facts.write([create('urn:a:cross-2')], by, { with: countIn(['b', 'a']) }),
    ]);
    const rows = await test.database.query<{ count: number }>('select count from public.counter');
    assert.deepEqual(
      rows.map(({ count }) => count),
      [2, 2],
    );
    const { entities } = await test.kernel.facts.query({ ids: ['urn:a:cross-1', 'urn:a:cross-2'] });
    assert.equal(entities.length, 2);
  });

  it('read what a second server recorded under a name that the first has never seen', async () => {
    const second = await test.another();
    const stranger = testActor({ id: 'user:stranger', organisation: 'elsewhere' });
    const ids = times(40, (index) => `urn:a:foreign-${index}`);
    for (const id of ids) await second.facts.write([create(id, { a: 0 })], stranger);
    // More writers than connections, each with something to look up.
    await Promise.all(ids.map((id) => test.kernel.facts.write([append(id, { b: 1 })], by)));
    const { entities } = await test.kernel.facts.query({ ids });
    for (const { facts } of entities) {
      assert.equal(facts['a']?.by.actor, 'user:stranger');
      assert.equal(facts['b']?.by.actor, by.id);
    }
    await second.close();
  });

  it('import the same past in opposite orders: each value once', async () => {
    const past = times(200, (index) => {
      const said = observed(index, `2025-01-01T00:00:00.${String(index).padStart(3, '0')}Z`);
      return {
        id: `urn:a:past-${index % 20}`,
        types: ['Thing'],
        statements: new Map([['a', [parseStatement('a', said)]]]),
      };
    });
    const stored = await Promise.all(
      times(10, (index) => test.kernel.facts.remember(index % 2 === 0 ? past : past.toReversed(), by)),
    );
    assert.equal(
      stored.reduce((sum, count) => sum + count, 0),
      200,
    );
    assert.deepEqual(await test.walk(), []);
  });
});
