import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Problem } from '../../http/problem.ts';
import { type Database, openDatabase } from '../database.ts';
import { readPostmaster } from '../postmaster.ts';
import { runChild } from './child.ts';

const home = await mkdtemp(join(tmpdir(), 'yuheng-cluster-'));
const data = join(home, 'data');
const cluster = join(data, 'postgres');
const isRoot = process.geteuid?.() === 0;
after(() => rm(home, { recursive: true }));

const one = [{ one: 1 }];
const ask = (database: Database) => database.query('select 1 as one', []);
const problem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

async function open(folder = data): Promise<{ database: Database; steps: readonly string[] }> {
  const steps: string[] = [];
  return { database: await openDatabase({ data: folder, onProgress: (step) => steps.push(step) }), steps };
}

test('the first start makes the cluster, the next ones find it', async () => {
  const first = await open();
  assert.deepEqual(first.steps, ['store.creating', 'store.starting']);
  await first.database.query('create table kept as select 7 as n');
  await first.database.close();
  await first.database.close();
  assert.equal(await readPostmaster(cluster), undefined);
  const second = await open();
  assert.deepEqual(second.steps, ['store.starting']);
  assert.deepEqual(await second.database.query('select n from kept'), [{ n: 7 }]);
  const [setting] = await second.database.query(
    'select current_setting($1) as fsync, current_setting($2) as tcp',
    ['fsync', 'listen_addresses'],
  );
  assert.deepEqual(setting, { fsync: 'on', tcp: '' });
  const socket = await stat(new URL(second.database.url).searchParams.get('host') ?? '');
  assert.equal(socket.mode & 0o777, 0o700);
  await second.database.close();
  await assert.rejects(ask(second.database));
});

test('a second process is told which process uses the folder', async () => {
  const { database } = await open();
  const other = runChild('hold-folder.ts', [data]);
  assert.equal(await other.next(), `store.folder-in-use ${process.pid}`);
  await other.ended;
  await assert.rejects(open(), problem('store.folder-in-use'));
  assert.deepEqual(await ask(database), one);
  await database.close();
});

for (const fresh of [true, false]) {
  test(`of several starts at once on ${fresh ? 'a new' : 'an old'} folder one wins`, async () => {
    const folder = fresh ? join(home, 'race') : data;
    const starters = [1, 2, 3].map(() => runChild('hold-folder.ts', [folder]));
    const lines = await Promise.all(starters.map((each) => each.next()));
    const [winner] = lines.filter((line) => line?.startsWith('open '));
    const pid = winner?.split(' ')[1];
    const refused = `store.folder-in-use ${pid}`;
    assert.deepEqual(lines.toSorted(), [winner, refused, refused].toSorted());
    for (const each of starters) each.process.stdin?.end();
    await Promise.all(starters.map((each) => each.ended));
    assert.equal(await readPostmaster(join(folder, 'postgres')), undefined);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.includes('.new-')),
      [],
    );
  });
}

test('the server of a killed process is adopted while it runs', async () => {
  const killed = runChild('hold-folder.ts', [data]);
  assert.match((await killed.next()) ?? '', /^open /);
  const before = await readPostmaster(cluster);
  killed.process.kill('SIGKILL');
  await killed.ended;
  const { database, steps } = await open();
  assert.deepEqual(steps, ['store.adopted']);
  assert.deepEqual(await readPostmaster(cluster), before);
  assert.deepEqual(await ask(database), one);
  await database.close();
  assert.equal(await readPostmaster(cluster), undefined);
});

test('a server that dies under a living process is started again, and the folder stays taken', async () => {
  const { database } = await open();
  const pid = (await readPostmaster(cluster))?.pid;
  assert.ok(pid !== undefined);
  process.kill(pid, 'SIGKILL');
  let answer: readonly object[] | undefined;
  while (answer === undefined) {
    answer = await ask(database).catch((error: unknown) => {
      if (!problem('store.unreachable')(error)) throw error;
      return undefined;
    });
  }
  assert.deepEqual(answer, one);
  const other = runChild('hold-folder.ts', [data]);
  assert.equal(await other.next(), `store.folder-in-use ${process.pid}`);
  await other.ended;
  assert.notEqual((await readPostmaster(cluster))?.pid, pid);
  await database.close();
});

test('a pid file that names a living process of another kind does not stop the start', async () => {
  const sleeper = spawn('sleep', ['600'], {
    detached: true,
    stdio: 'ignore',
    ...(isRoot ? await owner(cluster) : {}),
  });
  await once(sleeper, 'spawn');
  await writeFile(
    join(cluster, 'postmaster.pid'),
    `${sleeper.pid}\n${cluster}\n1\n5432\n/nowhere\n\n\nready\n`,
  );
  try {
    const { database } = await open();
    assert.deepEqual(await ask(database), one);
    await database.close();
    assert.equal(sleeper.exitCode, null);
  } finally {
    sleeper.kill();
  }
});

test('what an interrupted initdb left is cleared away', async () => {
  const folder = join(home, 'half');
  await mkdir(join(folder, 'postgres.new-999999999-abc', 'base'), { recursive: true });
  const { database } = await open(folder);
  assert.deepEqual(await ask(database), one);
  await database.close();
  assert.deepEqual((await readdir(folder)).toSorted(), ['postgres', 'postgres.log']);
});

test('indexes are built anew when the binaries sort otherwise than those that built them', async () => {
  const first = (await open()).database;
  await first.query(`update pg_database set datcollversion = '1' where datname = current_database()`);
  await first.query('create index kept_index on kept (n)');
  const [before] = await first.query<{ node: number }>(`select pg_relation_filenode('kept_index') as node`);
  await first.close();
  const second = (await open()).database;
  const [rebuilt] = await second.query<{ node: number; same: boolean }>(
    `select pg_relation_filenode('kept_index') as node, datcollversion = pg_database_collation_actual_version(oid) as same
     from pg_database where datname = current_database()`,
  );
  assert.equal(rebuilt?.same, true);
  assert.notEqual(rebuilt?.node, before?.node);
  await second.close();
});

test('a folder of another major version, and one that is a file, are refused by name', async () => {
  const old = join(home, 'old');
  await mkdir(join(old, 'postgres'), { recursive: true });
  await writeFile(join(old, 'postgres', 'PG_VERSION'), '13\n');
  await assert.rejects(open(old), problem('store.other-version'));
  const file = join(home, 'file');
  await writeFile(file, '');
  await assert.rejects(open(file), problem('store.not-writable'));
});

test('a server that cannot start says why, with its last words', async () => {
  const folder = join(home, 'broken');
  const { database } = await open(folder);
  await database.close();
  await writeFile(join(folder, 'postgres', 'postgresql.auto.conf'), 'no_such_setting = 1\n');
  await assert.rejects(open(folder), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'store.cannot-start');
    assert.match(String(error.values['log']), /no_such_setting/);
    return true;
  });
});

test('root starts the server as somebody else, also below a folder that only root may open', {
  skip: !isRoot,
}, async () => {
  const closed = join(home, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const folder = join(closed, 'data');
  const { database } = await open(folder);
  assert.deepEqual(await ask(database), one);
  await database.close();
  assert.notEqual((await stat(join(folder, 'postgres'))).uid, 0);
  const again = await open(folder);
  await again.database.close();
});

test('an ordinary account starts it as itself, and may not take the folder of another', {
  skip: !isRoot,
}, async (t) => {
  const account = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  const folder = join(home, 'ordinary');
  await mkdir(folder);
  await chmod(folder, 0o777);
  await chmod(home, 0o755);
  const mayRun = spawn(account[0] ?? '', [
    ...account.slice(1),
    'test',
    '-r',
    join(import.meta.dirname, 'child.ts'),
  ]);
  const [status] = await once(mayRun, 'exit');
  if (status !== 0) return t.skip('the account nobody cannot read this repository');
  const child = runChild('hold-folder.ts', [folder], account);
  assert.match((await child.next()) ?? '', /^open /);
  assert.equal((await stat(join(folder, 'postgres'))).uid, 65534);
  child.process.stdin?.end();
  await child.ended;
  await chmod(data, 0o755);
  const refused = runChild('hold-folder.ts', [data], account);
  assert.equal((await refused.next())?.trim(), 'store.not-writable');
  await refused.ended;
});

async function owner(path: string): Promise<{ uid: number; gid: number }> {
  const { uid, gid } = await stat(path);
  return { uid, gid };
}
