import assert from 'node:assert/strict';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { Problem } from '../../http/problem.ts';
import { processState, readPostmaster } from '../../store/postmaster.ts';
import { runChild } from '../../store/test/child.ts';
import { startBackupKeeper } from '../backup-keeper.ts';
import { readCatalog, restorables } from '../catalog.ts';
import { drill } from '../drill.ts';
import { makeBackup } from '../make-backup.ts';
import { restore } from '../restore.ts';
import { dropSlots } from '../wal-shipper.ts';
import { type House, openHouse, valuesIn } from './house.ts';

const unexpected = (error: unknown): void => {
  throw error;
};
const keeperOf = ({ data, folder, database }: House, report = unexpected) =>
  startBackupKeeper({ data, folder, url: database.url, keep: 2 }, report);

/** Waits for something that comes about by itself. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds().catch(() => false))) await pause(100);
}
const reaches = async ({ folder }: House, at: string) =>
  restorables(await readCatalog(folder)).some((one) => one.until >= at);

test('a keeper makes a base by itself and fetches what is written, up to its end', async () => {
  await using house = await openHouse();
  await house.write('a');
  const keeper = await keeperOf(house);
  await until(async () => restorables(await readCatalog(house.folder)).length === 1);
  const behind = await house.write('b');
  await until(() => reaches(house, behind));
  // A backup that is asked for meanwhile makes a base of its own, with the WAL that the keeper fetches.
  await makeBackup({ data: house.data, folder: house.folder, keep: 5 });
  await house.write('c');
  await dropSlots(house.database, house.folder);
  await keeper.stop();
  const catalog = await readCatalog(house.folder);
  assert.equal(catalog.chains.length, 1);
  assert.equal(restorables(catalog).length, 2);
  const to = join(house.home, 'restored');
  await restore({ folder: house.folder, to, at: null });
  assert.deepEqual(await valuesIn({ data: to }), ['a', 'b', 'c']);
});

test('a keeper that comes back goes on where it was; where WAL is gone it begins anew, and the old can be restored', async () => {
  await using house = await openHouse();
  await house.write('a');
  await (await keeperOf(house)).stop();
  const second = await keeperOf(house);
  await until(async () => restorables(await readCatalog(house.folder)).length === 1);
  await second.stop();
  assert.equal((await readCatalog(house.folder)).chains.length, 1);
  const old = restorables(await readCatalog(house.folder))[0];
  assert.ok(old);
  // Nobody fetches: the server is told so, and throws away what it does not need.
  await dropSlots(house.database, null);
  for (const value of ['b', 'c', 'd']) {
    await house.write(value);
    await house.database.query('select pg_switch_wal()', []);
    await house.database.query('checkpoint');
  }
  const third = await keeperOf(house);
  await until(async () => restorables(await readCatalog(house.folder)).length === 2);
  await third.stop();
  assert.equal((await readCatalog(house.folder)).chains.length, 2);
  for (const [at, values] of [
    [old.until, ['a']],
    [null, ['a', 'b', 'c', 'd']],
  ] as const) {
    const to = join(house.home, `restored-${values.length}`);
    await restore({ folder: house.folder, to, at });
    assert.deepEqual(await valuesIn({ data: to }), values);
  }
});

test('a keeper whose folder goes away says so once, and goes on when it is back', async () => {
  await using house = await openHouse();
  const said: (string | null)[] = [];
  const keeper = await keeperOf(house, (error) =>
    said.push(error === null ? null : error instanceof Problem ? error.code : String(error)),
  );
  await until(async () => restorables(await readCatalog(house.folder)).length === 1);
  const aside = join(dirname(house.folder), 'aside');
  await rename(house.folder, aside);
  // As where a disk is no longer mounted and something else lies in its place.
  await mkdir(house.folder);
  await until(async () => said.length > 0);
  await house.write('a');
  await rm(house.folder, { recursive: true });
  await rename(aside, house.folder);
  await until(async () => said.includes(null));
  await keeper.stop();
  assert.equal(said.filter((one) => one === null).length, 1);
  assert.equal(said.at(-1), null);
  const to = join(house.home, 'restored');
  await restore({ folder: house.folder, to, at: null });
  assert.deepEqual(await valuesIn({ data: to }), ['a']);
});

test('a keeper does not begin on a folder of something else', async () => {
  await using house = await openHouse();
  await mkdir(house.folder);
  await writeFile(join(house.folder, 'photo.jpg'), '');
  await assert.rejects(
    keeperOf(house),
    (error) => error instanceof Problem && error.code === 'backup.not-a-backup',
  );
  assert.deepEqual(await readdir(house.folder), ['photo.jpg']);
});

test('a drill restores beside the server that writes, and finds all as it was', async () => {
  await using house = await openHouse();
  await house.write('a');
  const keeper = await keeperOf(house);
  await until(async () => restorables(await readCatalog(house.folder)).length === 1);
  // One that was killed left its folder, and a server in it.
  const left = join(`${house.data}.drill-999999999-abcdef`, '.restoring-abcdef');
  await mkdir(left, { recursive: true });
  const killed = runChild('hold-folder.ts', [left]);
  assert.match((await killed.next()) ?? '', /^open /);
  killed.process.kill('SIGKILL');
  await killed.ended;
  const postmaster = await readPostmaster(join(left, 'postgres'));
  assert.ok(postmaster && (await processState(postmaster.pid, join(left, 'postgres'))) === 'postgres');
  const writing = new AbortController();
  const writer = (async () => {
    for (let number = 0; !writing.signal.aborted; number += 1) await house.write(String(number));
  })();
  const found = await drill(house.data, house.folder);
  assert.equal(await processState(postmaster.pid, join(left, 'postgres')), 'gone');
  writing.abort();
  await writer;
  await keeper.stop();
  assert.equal(found.holds, true);
  assert.equal(found.faults, 0);
  assert.ok(found.walked && found.walked.entries > 0);
  assert.ok(found.logs.length > 0 && found.logs.every(({ same }) => same));
  assert.ok(found.rpo >= 0 && found.rto > 0);
  assert.deepEqual((await readdir(house.home)).toSorted(), ['backups', 'data'], 'nothing is left of it');
});

test('a drill tells of a log that is not the one that was backed up', async () => {
  await using house = await openHouse();
  for (const value of ['a', 'b']) await house.write(value);
  await makeBackup({ data: house.data, folder: house.folder, keep: 1 });
  await house.database.query(
    `update audit.entry set action = 'facts.other', hash = sha256('x') where sequence = 1`,
  );
  const found = await drill(house.data, house.folder);
  assert.equal(found.holds, false);
  assert.equal(found.faults, 0);
  assert.deepEqual(
    found.logs.map(({ same }) => same),
    [false],
  );
});

test('a drill with the backups of another server is refused', async () => {
  await using house = await openHouse();
  await makeBackup({ data: house.data, folder: house.folder, keep: 1 });
  await using other = await openHouse({ another: true });
  await assert.rejects(
    drill(other.data, house.folder),
    (error) => error instanceof Problem && error.code === 'backup.other-server',
  );
});
