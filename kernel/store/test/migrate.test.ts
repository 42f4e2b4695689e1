import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { Problem } from '../../http/problem.ts';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { testDatabase } from './test-database.ts';

const { database, drop } = await testDatabase();
const home = await mkdtemp(join(tmpdir(), 'yuheng-migrate-'));
after(async () => {
  await rm(home, { recursive: true });
  await drop();
});

let round = 0;
/** A set of its own for each test, with these files. */
async function makeSet(files: Readonly<Record<string, string>>) {
  const set = { id: `set${round}`, folder: join(home, `set${round}`) };
  await rm(set.folder, { recursive: true, force: true });
  await mkdir(set.folder);
  for (const [name, sql] of Object.entries(files)) await writeFile(join(set.folder, name), sql);
  return set;
}
beforeEach(() => {
  round += 1;
});

const problem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;
const tables = () => ({
  '0001-begin.sql': `create schema s${round}; create table s${round}.a (n int);\ninsert into s${round}.a values (1);`,
  '0002-more.sql': `insert into s${round}.a values (2);`,
});
const rows = () => database.query(`select n from s${round}.a order by n`);

test('each file is applied once, in order, and recorded', async () => {
  const files = tables();
  const set = await makeSet({ ...files, 'readme.md': 'not SQL' });
  assert.deepEqual(await migrate(database, [set]), [`${set.id}/0001-begin.sql`, `${set.id}/0002-more.sql`]);
  assert.deepEqual(await migrate(database, [set]), []);
  assert.deepEqual(await rows(), [{ n: 1 }, { n: 2 }]);
  await makeSet({ ...files, '0003-last.sql': `insert into s${round}.a values (3);` });
  assert.deepEqual(await migrate(database, [set]), [`${set.id}/0003-last.sql`]);
  const recorded = await database.query(
    'select number, name from yuheng.migration where set = $1 order by number',
    [set.id],
  );
  assert.deepEqual(recorded, [
    { number: 1, name: 'begin' },
    { number: 2, name: 'more' },
    { number: 3, name: 'last' },
  ]);
});

test('several servers that start at once apply each file once', async () => {
  const set = await makeSet(tables());
  const others = await Promise.all([1, 2, 3].map(() => openDatabase({ url: database.url, poolSize: 1 })));
  const applied = await Promise.all([database, ...others].map((each) => migrate(each, [set])));
  await Promise.all(others.map((each) => each.close()));
  assert.deepEqual(applied.flat().toSorted(), [`${set.id}/0001-begin.sql`, `${set.id}/0002-more.sql`]);
  assert.deepEqual(await rows(), [{ n: 1 }, { n: 2 }]);
});

test('a set without a folder has no migrations', async () => {
  assert.deepEqual(await migrate(database, [{ id: 'none', folder: join(home, 'none') }]), []);
});

test('other line ends are no change; another text is one, and nothing else is applied then', async () => {
  const files = tables();
  const set = await makeSet(files);
  await migrate(database, [set]);
  await makeSet({ ...files, '0001-begin.sql': files['0001-begin.sql'].replaceAll('\n', '\r\n') });
  assert.deepEqual(await migrate(database, [set]), []);
  await makeSet({
    ...files,
    '0002-more.sql': 'select 1;',
    '0003-new.sql': `insert into s${round}.a values (3);`,
  });
  await assert.rejects(migrate(database, [set]), problem('store.migration-changed'));
  assert.deepEqual(await rows(), [{ n: 1 }, { n: 2 }]);
});

test('numbers must be whole: no gap, no repeat, and nothing applied may be gone', async () => {
  const files = tables();
  const set = await makeSet({ '0001-begin.sql': files['0001-begin.sql'], '0003-late.sql': 'select 1;' });
  await assert.rejects(migrate(database, [set]), problem('store.migration-missing'));
  await makeSet({ ...files, '0002-again.sql': 'select 1;' });
  await assert.rejects(migrate(database, [set]), problem('store.migration-duplicate'));
  await makeSet(files);
  await migrate(database, [set]);
  await makeSet({ '0001-begin.sql': files['0001-begin.sql'] });
  await assert.rejects(migrate(database, [set]), problem('store.migration-missing'));
});

test('a file that PostgreSQL refuses leaves nothing of itself; the ones before it stay', async () => {
  const files = tables();
  const broken = `insert into s${round}.a values (9); insert into s${round}.a values ('no number');`;
  const set = await makeSet({ '0001-begin.sql': files['0001-begin.sql'], '0002-more.sql': broken });
  await assert.rejects(migrate(database, [set]), problem('store.migration-failed'));
  assert.deepEqual(await rows(), [{ n: 1 }]);
  await makeSet(files);
  assert.deepEqual(await migrate(database, [set]), [`${set.id}/0002-more.sql`]);
  assert.deepEqual(await rows(), [{ n: 1 }, { n: 2 }]);
});
