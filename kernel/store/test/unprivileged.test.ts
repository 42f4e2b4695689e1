import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { type Account, chooseAccount, type Launcher, launchAsSelf, launcherFor } from '../unprivileged.ts';

const skip = process.geteuid?.() === 0 ? false : 'only root can change its account';
const home = await mkdtemp(join(tmpdir(), 'yuheng-account-'));
after(() => rm(home, { recursive: true }));
const nobody: Account = { uid: 65534, gid: 65534 };

/** Whether a program launched so may read the file, asked as PostgreSQL asks. */
function mayRead(launcher: Launcher, file: string): boolean {
  const { program, args, account } = launcher('test', ['-r', file]);
  return spawnSync(program, args, { ...account, cwd: '/' }).status === 0;
}

test('whoever is not root runs the programs as they are', { skip: skip === false }, async () => {
  assert.equal(await chooseAccount(home), undefined);
  assert.equal(await launcherFor(undefined, [home]), launchAsSelf);
});

test('root takes the owner of the data folder, else an account that is not root', { skip }, async () => {
  const owned = join(home, 'owned');
  await mkdir(owned);
  await chown(owned, 4321, 8765);
  assert.deepEqual(await chooseAccount(owned), { uid: 4321, gid: 8765 });
  const chosen = await chooseAccount(join(home, 'missing'));
  assert.ok(chosen !== undefined && chosen.uid > 0);
});

test('an account that reaches the files gets no rights beyond its own', { skip }, async () => {
  const launcher = await launcherFor(nobody, [tmpdir()]);
  assert.deepEqual(launcher('true', ['x']), { program: 'true', args: ['x'], account: nobody });
});

test('an account that does not reach the files gets to them, and stays that account', { skip }, async () => {
  const closed = join(home, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const file = join(closed, 'file');
  await writeFile(file, 'x', { mode: 0o600 });
  const plain: Launcher = (program, args) => ({ program, args, account: nobody });
  assert.equal(mayRead(plain, file), false);
  const launcher = await launcherFor(nobody, [file]);
  assert.equal(mayRead(launcher, file), true);
  const { program, args } = launcher('id', ['-u']);
  assert.equal(spawnSync(program, args, { encoding: 'utf8', cwd: '/' }).stdout.trim(), '65534');
});
