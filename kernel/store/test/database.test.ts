import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Problem } from '../../http/problem.ts';
import { openDatabase } from '../database.ts';
import { testDatabase } from './test-database.ts';

const { database, drop } = await testDatabase();
after(drop);
await database.query('create table item (id int primary key, name text)');

const names = async () =>
  (await database.query<{ name: string }>('select name from item order by id')).map((row) => row.name);
const code = (expected: string) => (error: unknown) => (error as { code?: string }).code === expected;

test('values come out in the forms that the interface promises', async () => {
  const [row] = await database.query(
    `select $1::int8 as int8, array[1, null, 3]::int8[] as int8s, 12.50::numeric as numeric, '{{1.5,2}}'::numeric[] as numerics,
            '2026-01-31 16:00:00.123456+08'::timestamptz as at, array['2026-01-31 00:00Z'::timestamptz] as ats,
            '2026-01-31'::date as day, array['2026-02-01'::date] as days, $2::jsonb as json, $3::bytea as bytes,
            true as yes, 1.25::float8 as float, '玉衡'::text as text, null::int8 as nothing`,
    [Number.MAX_SAFE_INTEGER, { a: [1, '二'] }, new Uint8Array([0, 255])],
  );
  assert.deepEqual(row, {
    int8: Number.MAX_SAFE_INTEGER,
    int8s: [1, null, 3],
    numeric: 12.5,
    numerics: [[1.5, 2]],
    at: '2026-01-31T08:00:00.123Z',
    ats: ['2026-01-31T00:00:00.000Z'],
    day: '2026-01-31',
    days: ['2026-02-01'],
    json: { a: [1, '二'] },
    bytes: Buffer.from([0, 255]),
    yes: true,
    float: 1.25,
    text: '玉衡',
    nothing: null,
  });
});

test('an int8 that a number cannot hold is an error, and the connection lives on', async () => {
  await assert.rejects(database.query('select 9007199254740993::int8 as id', []), RangeError);
  assert.deepEqual(await database.query('select 1 as one', []), [{ one: 1 }]);
});

test('a statement that is run often answers the same when it is prepared', async () => {
  const answers = [];
  for (let n = 0; n < 30; n += 1) answers.push(await database.query('select $1::int + 1 as next', [n]));
  assert.deepEqual(
    answers,
    Array.from({ length: 30 }, (_, n) => [{ next: n + 1 }]),
  );
  const [row] = await database.query<{ prepared: number }>(
    `select count(*) as prepared from pg_prepared_statements where statement = 'select $1::int + 1 as next'`,
  );
  assert.equal(row?.prepared, 1);
});

test('what reads by key is planned once, whatever its values, and sees what was committed before', async () => {
  await database.query('create table keyed (id text primary key)');
  for (let n = 0; n < 20; n += 1) {
    await database.query('insert into keyed values ($1)', [`k${n}`]);
    const ids = [`k${n}`, 'none'];
    const found = await database.byKey(
      'select id from unnest($1::text[]) as wanted (id) join keyed using (id)',
      [ids],
    );
    assert.deepEqual(found, [{ id: `k${n}` }]);
  }
  const read = await Promise.all(
    Array.from({ length: 12 }, () =>
      database.byKey<{ plans: string; custom: number; generic: number }>(
        `select current_setting('plan_cache_mode') as plans, coalesce(sum(custom_plans), 0)::int as custom,
           coalesce(sum(generic_plans), 0)::int as generic
         from pg_prepared_statements where statement like '%join keyed%'`,
        [],
      ),
    ),
  );
  for (const [row] of read) {
    assert.equal(row?.plans, 'force_generic_plan');
    assert.equal(row?.custom, 0);
  }
  assert.ok(read.some(([row]) => (row?.generic ?? 0) > 10));
  const [others] = await database.query<{ plans: string }>(
    `select current_setting('plan_cache_mode') as plans`,
  );
  assert.equal(others?.plans, 'force_custom_plan');
});

test('Chinese names sort by pinyin', async () => {
  const rows = await database.query<{ name: string }>(
    `select name from unnest(array['郑州', '安阳', '洛阳', '开封']) as name order by name collate "zh-Hans-CN-x-icu"`,
  );
  assert.deepEqual(
    rows.map((row) => row.name),
    ['安阳', '开封', '洛阳', '郑州'],
  );
});

test('a transaction commits all or nothing', async () => {
  const answer = await database.transaction(async (tx) => {
    await Promise.all([1, 2].map((id) => tx.query('insert into item values ($1, $2)', [id, `n${id}`])));
    return 'done';
  });
  assert.equal(answer, 'done');
  const broken = database.transaction(async (tx) => {
    await tx.query(`insert into item values (3, 'n3')`);
    throw new Error('changed my mind');
  });
  await assert.rejects(broken, /changed my mind/);
  assert.deepEqual(await names(), ['n1', 'n2']);
});

test('a transaction that swallows the failure of a statement does not pass for committed', async () => {
  const swallowed = database.transaction(async (tx) => {
    await tx.query(`insert into item values (4, 'n4')`);
    await tx.query(`insert into item values (1, 'again')`).catch(() => undefined);
  });
  await assert.rejects(swallowed, /nothing was committed/);
  assert.deepEqual(await names(), ['n1', 'n2']);
});

test('errors of PostgreSQL keep their SQLSTATE', async () => {
  await assert.rejects(database.query('insert into item values ($1, $2)', [1, 'again']), code('23505'));
  await assert.rejects(database.query('select 1 from nowhere'), code('42P01'));
});

test('a transaction may be read only, may see one snapshot, and ends with its work', async () => {
  const readOnly = database.transaction((tx) => tx.query('delete from item'), { readOnly: true });
  await assert.rejects(readOnly, code('25006'));
  let leaked: { query(text: string): Promise<unknown> } | undefined;
  const seen = await database.transaction(
    async (tx) => {
      leaked = tx;
      const count = async () => (await tx.query<{ n: number }>('select count(*) as n from item'))[0]?.n;
      const before = await count();
      await database.query(`insert into item values (5, 'n5')`);
      return [before, await count()];
    },
    { isolation: 'repeatable read' },
  );
  assert.deepEqual(seen, [2, 2]);
  await assert.rejects(async () => leaked?.query('select 1'), /has ended/);
});

test('more transactions at once than the pool holds all come through', async () => {
  await database.query('create table counter (n int not null)');
  await database.query('insert into counter values (0)');
  await Promise.all(
    Array.from({ length: 40 }, () => database.transaction((tx) => tx.query('update counter set n = n + 1'))),
  );
  assert.deepEqual(await database.query('select n from counter'), [{ n: 40 }]);
});

test('what the work of a transaction throws comes out as it is', async () => {
  const failure = Object.assign(new Error('no such host'), { code: 'ENOTFOUND' });
  await assert.rejects(
    database.transaction(() => Promise.reject(failure)),
    (error) => error === failure,
  );
});

test('a lost connection is a problem for its transaction and for nobody else', async () => {
  const lost = database.transaction(async (tx) => {
    const [me] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    await database.query('select pg_terminate_backend($1)', [me?.pid]);
    await tx.query('select 1');
  });
  await assert.rejects(lost, (error) => error instanceof Problem && error.code === 'store.unreachable');
  assert.deepEqual(await database.query('select 1 as one'), [{ one: 1 }]);
});

test('a server that is not there is store.unreachable, without the password', async () => {
  const url = 'postgresql://me:secret@127.0.0.1:9/nothing';
  await assert.rejects(openDatabase({ url }), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'store.unreachable');
    assert.doesNotMatch(JSON.stringify(error.values) + error.message, /secret/);
    return true;
  });
});

test('a database in another encoding is refused', async () => {
  const name = `ascii_${process.pid}`;
  await database.query(
    `create database ${name} template template0 encoding 'SQL_ASCII' locale 'C' locale_provider libc`,
  );
  const url = new URL(database.url);
  url.pathname = `/${name}`;
  await assert.rejects(openDatabase({ url: url.href }), code('store.wrong-encoding'));
  await database.query(`drop database ${name}`);
});
