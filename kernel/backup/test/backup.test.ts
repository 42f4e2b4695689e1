import assert from 'node:assert/strict';
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Problem } from '../../http/problem.ts';
import { openDatabase } from '../../store/database.ts';
import { stampsIn } from '../backup-folder.ts';
import { type Restorable, readCatalog, restorables } from '../catalog.ts';
import { parseLsn, segmentAt } from '../lsn.ts';
import { makeBackup } from '../make-backup.ts';
import { restore } from '../restore.ts';
import { type House, momentOf, openHouse, valuesIn } from './house.ts';

const problem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;

let house: House;
/** Moments behind a and behind b; the base lies before both, and the WAL reaches behind c. */
let behindA = '';
let behindB = '';
let first: Restorable;
before(async () => {
  house = await openHouse();
  await writeFile(join(house.data, 'log.key'), 'of the first day');
  await house.write('0');
  first = await makeBackup({ data: house.data, folder: house.folder, keep: 3 });
  behindA = await house.write('a');
  behindB = await house.write('b');
  await house.write('c');
});
after(() => house[Symbol.asyncDispose]());

const backup = (keep = 3) => makeBackup({ data: house.data, folder: house.folder, keep });
let count = 0;
const fresh = (): string => join(house.home, `restored-${++count}`);

test('a backup of a server that runs is restored to its end, and once more', async () => {
  assert.deepEqual(
    (await readCatalog(house.folder)).bases.map(({ name }) => name),
    [first.base.name],
  );
  for (const time of ['first', 'second']) {
    const to = fresh();
    const restored = await restore({ folder: house.folder, to, at: null });
    assert.equal(restored.base, first.base.name, time);
    assert.equal(restored.moment, first.until);
    assert.deepEqual([restored.logs.faults, restored.logs.differing], [[], []]);
    assert.deepEqual(restored.logs.heads, first.base.heads);
    assert.deepEqual((await readdir(to)).toSorted(), ['log.key', 'postgres']);
    assert.equal(await readFile(join(to, 'log.key'), 'utf8'), 'of the first day');
    assert.deepEqual(await valuesIn({ data: to }), ['0']);
    const settings = await readFile(join(to, 'postgres', 'postgresql.auto.conf'), 'utf8');
    assert.doesNotMatch(settings, /restore_command/);
    assert.equal((await stat(to)).mode & 0o077, 0);
  }
});

test('the next backup goes on with the WAL, so that any moment between can be restored', async () => {
  await writeFile(join(house.data, 'log.key'), 'of the second day');
  const second = await backup();
  assert.notEqual(second.base.name, first.base.name);
  assert.equal(second.chain.name, first.chain.name);
  for (const [at, values] of [
    [behindA, ['0', 'a']],
    [behindB, ['0', 'a', 'b']],
    [null, ['0', 'a', 'b', 'c']],
  ] as const) {
    const to = fresh();
    const restored = await restore({ folder: house.folder, to, at });
    assert.equal(restored.base, at === null ? second.base.name : first.base.name);
    assert.equal(restored.moment, at ?? second.until);
    assert.deepEqual([restored.logs.faults, restored.logs.differing], [[], []]);
    assert.deepEqual(await valuesIn({ data: to }), values);
  }
});

test('a moment behind the last transaction, while nothing happened, is restored too', async () => {
  const at = await momentOf(house.database);
  await house.database.query('checkpoint');
  const { from, until } = await backup();
  assert.ok(at < from);
  const to = fresh();
  const restored = await restore({ folder: house.folder, to, at: until });
  assert.equal(restored.moment, until);
  assert.deepEqual(await valuesIn({ data: to }), ['0', 'a', 'b', 'c']);
});

test('a backup is made while much is written, and what is restored is a beginning of it', async () => {
  await using busy = await openHouse();
  const writing = new AbortController();
  const acknowledged: string[] = [];
  const writers = [1, 2, 3].map(async (writer) => {
    for (let number = 0; !writing.signal.aborted; number += 1) {
      const value = `${writer}-${String(number).padStart(6, '0')}`;
      await busy.write(value);
      acknowledged.push(value);
    }
  });
  await busy.database.query(
    'create table bulk as select n, repeat(md5(n::text), 20) as filling from generate_series(1, 30000) n',
  );
  const said = acknowledged.slice();
  const made = await makeBackup({ data: busy.data, folder: busy.folder, keep: 3 });
  writing.abort();
  await Promise.all(writers);
  const to = join(busy.home, 'restored');
  const restored = await restore({ folder: busy.folder, to, at: null });
  assert.deepEqual([restored.logs.faults, restored.logs.differing], [[], []]);
  assert.ok(made.base.heads.length > 0);
  const found = await valuesIn({ data: to });
  assert.deepEqual(
    said.filter((value) => !found.includes(value)),
    [],
  );
  const [bulk] = await askIn(to, 'select count(*) as rows, count(distinct filling) as fillings from bulk');
  assert.deepEqual(bulk, { rows: 30_000, fillings: 30_000 });
});

test('a server that does not run is started for its backup, and stopped again', async () => {
  await using still = await openHouse();
  await still.write('x');
  await still.stop();
  await makeBackup({ data: still.data, folder: still.folder, keep: 1 });
  assert.deepEqual(
    (await readdir(join(still.data, 'postgres'))).filter((name) => name === 'postmaster.pid'),
    [],
  );
  await restore({ folder: still.folder, to: join(still.home, 'restored'), at: null });
  assert.deepEqual(await valuesIn({ data: join(still.home, 'restored') }), ['x']);
  // Nothing is held back for a backup that nobody goes on with.
  assert.deepEqual(await askIn(still.data, 'select slot_name from pg_replication_slots'), []);
});

test('only the newest bases stay, with the WAL that they need, and are restored', async () => {
  await backup(2);
  const catalog = await readCatalog(house.folder);
  assert.equal(catalog.bases.length, 2);
  const [oldest] = restorables(catalog);
  assert.ok(oldest);
  const names = (await readdir(join(house.folder, 'wal', oldest.chain.name))).filter(
    (name) => name.length === 24,
  );
  assert.ok(names.length > 0);
  assert.ok(first.base.name < oldest.base.name);
  await assert.rejects(
    restore({ folder: house.folder, to: fresh(), at: behindA }),
    problem('backup.no-such-moment'),
  );
  const to = fresh();
  await restore({ folder: house.folder, to, at: oldest.from });
  assert.deepEqual(await valuesIn({ data: to }), ['0', 'a', 'b', 'c']);
});

test('what was changed, cut off or taken away is told by name, and nothing is restored', async () => {
  const { base, chain } = restorables(await readCatalog(house.folder)).at(-1) ?? first;
  const biggest = base.files.toSorted((a, b) => b.bytes - a.bytes)[0]?.path ?? '';
  const { mark } = await readCatalog(house.folder);
  const segment = segmentAt(base.timeline, parseLsn(base.startLsn), mark.segmentBytes);
  const [copy = ''] = (await stampsIn(join(house.folder, 'house'))).slice(-1);
  const cases: readonly (readonly [file: string, damage: (file: string) => Promise<void>, code: string])[] = [
    [join('bases', base.name, 'postgres', biggest), flip, 'backup.damaged-file'],
    [join('bases', base.name, 'postgres', biggest), (file) => truncate(file, 100), 'backup.damaged-file'],
    [join('bases', base.name, 'postgres', biggest), rm, 'backup.missing-file'],
    [join('bases', base.name, 'manifest.json'), flip, 'backup.damaged-file'],
    [join('wal', chain.name, segment), flip, 'backup.damaged-file'],
    [join('wal', chain.name, segment), (file) => truncate(file, 100), 'backup.damaged-file'],
    [join('wal', chain.name, segment), rm, 'backup.missing-segment'],
    [join('wal', chain.name, 'reach.json'), flip, 'backup.damaged-file'],
    [join('house', copy, 'files', 'log.key'), flip, 'backup.damaged-file'],
    [join('house', copy, 'files', 'log.key'), rm, 'backup.missing-file'],
    ['backup.json', flip, 'backup.damaged-file'],
    ['backup.json', rm, 'backup.not-a-backup'],
  ];
  for (const [file, damage, code] of cases) {
    const path = join(house.folder, file);
    const whole = await readFile(path);
    await damage(path);
    const to = fresh();
    await assert.rejects(restore({ folder: house.folder, to, at: null }), problem(code), `${file} ${code}`);
    await assert.rejects(stat(to), { code: 'ENOENT' });
    await writeFile(path, whole);
  }
});

test('a folder with anything in it is not restored into, least of all one that a server uses', async () => {
  const found = await readdir(house.data);
  for (const to of [house.data, house.folder])
    await assert.rejects(restore({ folder: house.folder, to, at: null }), problem('backup.not-empty'));
  assert.deepEqual(await readdir(house.data), found);
  await house.write('d');
  const file = join(house.home, 'file');
  await writeFile(file, '');
  await assert.rejects(restore({ folder: house.folder, to: file, at: null }), problem('store.not-writable'));
  const empty = fresh();
  await mkdir(empty);
  await restore({ folder: house.folder, to: empty, at: null });
  assert.deepEqual((await readdir(empty)).toSorted(), ['log.key', 'postgres']);
});

test('folders that are none for a backup are refused, and stay as they are', async () => {
  const { home, data, folder } = house;
  const inside = join(data, 'backups');
  await assert.rejects(makeBackup({ data, folder: inside, keep: 1 }), problem('backup.inside-data'));
  await assert.rejects(makeBackup({ data, folder: data, keep: 1 }), problem('backup.inside-data'));
  const other = join(home, 'other');
  await mkdir(other);
  await writeFile(join(other, 'photo.jpg'), '');
  await assert.rejects(makeBackup({ data, folder: other, keep: 1 }), problem('backup.not-a-backup'));
  assert.deepEqual(await readdir(other), ['photo.jpg']);
  for (const place of [join(home, 'nowhere'), home])
    await assert.rejects(makeBackup({ data: place, folder, keep: 1 }), problem('backup.no-cluster'));
  await assert.rejects(restore({ folder: other, to: fresh(), at: null }), problem('backup.not-a-backup'));
  await using foreign = await openHouse({ another: true });
  await assert.rejects(makeBackup({ data: foreign.data, folder, keep: 1 }), problem('backup.other-server'));
  const file = join(home, 'a-file');
  await writeFile(file, '');
  await assert.rejects(makeBackup({ data, folder: join(file, 'x'), keep: 1 }), problem('store.not-writable'));
});

test('a restored server backed up into the same folder begins anew, and takes nothing from the original', async () => {
  const to = fresh();
  const { until } = await backup();
  await restore({ folder: house.folder, to, at: null });
  const other = await makeBackup({ data: to, folder: house.folder, keep: 5 });
  assert.equal(other.base.timeline, 2);
  const again = await backup(5);
  assert.equal(again.base.timeline, 1);
  assert.ok(again.from > until);
  const twice = fresh();
  await restore({ folder: house.folder, to: twice, at: other.until });
  assert.ok((await valuesIn({ data: twice })).includes('d'));
});

async function flip(file: string): Promise<void> {
  const bytes = await readFile(file);
  const place = Math.floor(bytes.length / 2);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  await writeFile(file, bytes);
}

async function askIn(data: string, text: string): Promise<readonly object[]> {
  const database = await openDatabase({ data });
  try {
    return await database.query(text, []);
  } finally {
    await database.close();
  }
}
