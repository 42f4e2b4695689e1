import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../../../store/database.ts';
import { migrate } from '../../../store/migrate.ts';
import { testDatabase } from '../../../store/test/test-database.ts';
import { create, observed, type Stated, statementsOf } from '../../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../../test/test-kernel.ts';
import { keepHistoryPartitions } from '../history-partitions.ts';

const by = testActor();
const SQL = join(import.meta.dirname, '..', '..', '..', 'sql');

async function partitions(database: Database): Promise<Record<string, number>> {
  const rows = await database.query<{ name: string; rows: number }>(
    `select tableoid::regclass::text as name, count(*) as rows from facts.history group by 1 order by 1`,
    [],
  );
  return Object.fromEntries(rows.map(({ name, rows: count }) => [name.replace('facts.', ''), count]));
}

describe('partitions of history', () => {
  let test: TestKernel;
  before(async () => {
    test = await testKernel([], '2031-05-10T00:00:00.000Z');
  });
  after(() => test[Symbol.asyncDispose]());
  const remember = (id: string, ...times: readonly string[]) =>
    test.kernel.facts.remember(
      times.map((time) => ({
        id,
        types: ['Thing'],
        statements: new Map([
          ['a', [...statementsOf({ a: observed(time, time) } satisfies Stated).values()]],
        ]),
      })),
      by,
    );

  it('are there for this month and the next two when a server has started', async () => {
    await remember(
      'urn:part:months',
      '2031-04-30T23:59:59.999Z',
      '2031-05-01T00:00:00Z',
      '2031-07-31T00:00:00Z',
    );
    const found = await partitions(test.database);
    assert.deepEqual(found, { history_2031_04: 1, history_2031_05: 1, history_2031_07: 1 });
  });

  it('take over what was observed before they were there', async () => {
    await remember('urn:part:future', '2031-08-15T00:00:00Z', '2031-09-15T00:00:00Z');
    assert.equal((await partitions(test.database))['history_rest'], 2);
    const now = new Date('2031-06-01T00:00:00Z');
    const { made } = await keepHistoryPartitions(test.database, { now, keepMonths: null });
    assert.deepEqual(made, ['history_2031_08']);
    const found = await partitions(test.database);
    assert.deepEqual([found['history_2031_08'], found['history_rest']], [1, 1]);
    const facts = await test.kernel.facts.history({ entity: 'urn:part:future' });
    assert.deepEqual(
      facts.map(({ value }) => value),
      ['2031-09-15T00:00:00Z', '2031-08-15T00:00:00Z'],
    );
  });

  it('are made once, however many servers do it', async () => {
    const now = new Date('2031-12-31T23:59:59Z');
    const results = await Promise.all(
      Array.from({ length: 4 }, () => keepHistoryPartitions(test.database, { now, keepMonths: null })),
    );
    assert.deepEqual(results.flatMap(({ made }) => made).toSorted(), [
      'history_2031_09',
      'history_2031_10',
      'history_2031_11',
      'history_2031_12',
      'history_2032_01',
      'history_2032_02',
    ]);
  });

  it('are dropped with what they hold once nothing of them is kept; what stands now stays', async () => {
    const id = 'urn:part:dropped';
    await test.kernel.facts.write([create(id, { a: observed('old', '2031-04-02T00:00:00Z') })], by);
    await remember(id, '2031-05-02T00:00:00Z');
    const now = new Date('2031-07-15T00:00:00Z');
    const { dropped } = await keepHistoryPartitions(test.database, { now, keepMonths: 2 });
    assert.ok(dropped.includes('history_past') && dropped.includes('history_2031_04'), String(dropped));
    assert.ok(!dropped.includes('history_2031_05'));
    const history = await test.kernel.facts.history({ entity: id });
    assert.deepEqual(
      history.map(({ value }) => value),
      ['2031-05-02T00:00:00Z'],
    );
    assert.equal((await test.kernel.facts.get(id))?.facts['a']?.value, 'old');
    const again = await keepHistoryPartitions(test.database, { now, keepMonths: 2 });
    assert.deepEqual(again, { made: [], dropped: [] });
    assert.deepEqual(await test.walk(), [], 'what was dropped is told by the log');
  });
});

describe('history that was there before partitions', () => {
  it('is carried over, row by row as it was', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yuheng-migrations-'));
    const { database, drop } = await testDatabase();
    try {
      for (const file of await readdir(SQL))
        if (/^000[123]-/.test(file)) await cp(join(SQL, file), join(folder, file));
      await migrate(database, [{ id: 'kernel', folder }]);
      await database.query(
        `insert into facts.history select 1, n % 256, 'urn:old:' || n, 'a', '2019-01-01Z'::timestamptz + n * interval '10 days',
           gen_random_uuid(), jsonb_build_object('v', n) from generate_series(1, 900) n`,
        [],
      );
      const rows = () => database.query('select * from facts.history order by id', []);
      const were = await rows();
      await migrate(database, [{ id: 'kernel', folder: SQL }]);
      assert.deepEqual(await rows(), were);
      const found = await partitions(database);
      assert.deepEqual(Object.keys(found), ['history_past', 'history_rest']);
    } finally {
      await drop();
      await rm(folder, { recursive: true });
    }
  });
});
