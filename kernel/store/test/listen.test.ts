import assert from 'node:assert/strict';
import { EventEmitter, on } from 'node:events';
import { after, test } from 'node:test';
import { testDatabase } from './test-database.ts';

const { database, drop } = await testDatabase();
after(drop);

/** A handler, and what it was called with as a stream. */
function heard() {
  const emitter = new EventEmitter();
  const calls = on(emitter, 'call');
  return {
    handler: (payload: string) => void emitter.emit('call', payload),
    next: async () => ((await calls.next()).value as [string])[0],
  };
}

const notify = (channel: string, payload: string) =>
  database.query('select pg_notify($1, $2)', [channel, payload]);

test('every handler hears its channel, in order, and only that', async () => {
  const [a, b, other] = [heard(), heard(), heard()];
  const stops = [
    await database.listen('facts', a.handler),
    await database.listen('facts', b.handler),
    await database.listen('Odd "name"', other.handler),
  ];
  await notify('facts', '1');
  await notify('Odd "name"', 'x');
  await notify('facts', '2');
  assert.deepEqual([await a.next(), await a.next()], ['1', '2']);
  assert.deepEqual([await b.next(), await b.next()], ['1', '2']);
  assert.equal(await other.next(), 'x');
  await stops[0]?.();
  await stops[0]?.();
  await notify('facts', '3');
  assert.equal(await b.next(), '3');
  await notify('facts', '4');
  await stops[1]?.();
  await stops[2]?.();
});

test('a notice of a transaction comes with its commit, and not after a rollback', async () => {
  const { handler, next } = heard();
  const stop = await database.listen('later', handler);
  await database
    .transaction(async (tx) => {
      await tx.query(`notify later, 'never'`);
      throw new Error('no');
    })
    .catch(() => undefined);
  await database.transaction((tx) => tx.query(`notify later, 'committed'`));
  assert.equal(await next(), 'committed');
  await stop();
});

test('after its connection was killed it listens again and says so with an empty payload', async () => {
  const [a, b] = [heard(), heard()];
  const stops = [await database.listen('one', a.handler), await database.listen('two', b.handler)];
  for (let round = 0; round < 3; round += 1) {
    const killed = await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen %'`,
    );
    assert.equal(killed.length, 1);
    assert.deepEqual([await a.next(), await b.next()], ['', '']);
    await notify('two', `round ${round}`);
    assert.equal(await b.next(), `round ${round}`);
  }
  for (const stop of stops) await stop();
});
