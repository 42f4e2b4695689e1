import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const home = await mkdtemp(join(tmpdir(), 'yuheng-install-'));
after(() => rm(home, { recursive: true }));
const part = (name: string) => new URL(`../${name}.mjs`, import.meta.url).href;
const { isInstalled } = (await import(part('is-installed'))) as { isInstalled(root: string): boolean };

async function makeRoot(name: string, wanted: object, found?: object): Promise<string> {
  const root = join(home, name);
  await mkdir(join(root, 'node_modules'), { recursive: true });
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
  if (found)
    await writeFile(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: found }));
  return root;
}

test('installed is what npm has recorded as installed, at the versions of the lock file', async () => {
  const pg = { version: '8.0.0', integrity: 'sha512-x' };
  const wanted = {
    '': { name: 'house' },
    kernel: { version: '0.1.0' },
    'node_modules/pg': pg,
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  };
  assert.equal(isInstalled(await makeRoot('same', wanted, { 'node_modules/pg': pg })), true);
  assert.equal(isInstalled(await makeRoot('broken', wanted)), false);
  assert.equal(isInstalled(await makeRoot('missing', wanted, {})), false);
  const older = { 'node_modules/pg': { ...pg, version: '7.0.0' } };
  assert.equal(isInstalled(await makeRoot('older', wanted, older)), false);
  assert.equal(isInstalled(join(home, 'nowhere')), false);
});

/** Takes the lock, notes when it came in and went out, and ends. */
function locker(folder: string, log: string, ending: string) {
  const code = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout } from 'node:timers/promises';
    import { withInstallLock } from ${JSON.stringify(part('install-lock'))};
    await withInstallLock(${JSON.stringify(folder)}, async () => {
      appendFileSync(${JSON.stringify(log)}, 'in\\n');
      await setTimeout(20);
      ${ending}
      appendFileSync(${JSON.stringify(log)}, 'out\\n');
    }, () => undefined);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'inherit' });
  return once(child, 'exit');
}

test('of processes that install at once one does it at a time', async () => {
  const [folder, log] = [join(home, 'lock'), join(home, 'lock.log')];
  const exits = await Promise.all([1, 2, 3, 4].map(() => locker(folder, log, '')));
  assert.ok(exits.every(([code]) => code === 0));
  assert.equal(await readFile(log, 'utf8'), 'in\nout\n'.repeat(4));
  assert.deepEqual(await readdir(folder), []);
});

test('the lock of a killed process is taken over', async () => {
  const [folder, log] = [join(home, 'stale'), join(home, 'stale.log')];
  await locker(folder, log, `process.kill(process.pid, 'SIGKILL');`);
  assert.deepEqual(await readdir(folder), ['install.lock']);
  await Promise.all([1, 2, 3].map(() => locker(folder, log, '')));
  assert.equal(await readFile(log, 'utf8'), `in\n${'in\nout\n'.repeat(3)}`);
  assert.deepEqual(await readdir(folder), []);
});
