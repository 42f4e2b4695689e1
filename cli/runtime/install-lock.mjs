import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/**
 * Runs `work` while no other process of this clone installs. The lock is a folder that holds its owner's pid, and
 * that of a child which `work` says must end as well: it takes its name whole, by a rename, and the lock of processes
 * that are gone is taken over.
 * @template T
 * @param {string} folder parent of the lock; made if need be
 * @param {(holdAlso: (pid: number) => void) => Promise<T>} work
 * @param {(pid: number) => void} onWait called once if another process has it
 * @returns {Promise<T>}
 */
export async function withInstallLock(folder, work, onWait) {
  const lock = join(folder, 'install.lock');
  const mine = `${lock}.${process.pid}`;
  rmSync(mine, { recursive: true, force: true });
  mkdirSync(mine, { recursive: true });
  writeFileSync(join(mine, 'pid'), String(process.pid));
  for (let told = false; !take(mine, lock); ) {
    const owner = ownerOf(lock);
    const pids = owner?.split(' ').map(Number) ?? [];
    if (owner !== undefined && !pids.some(isAlive)) discard(lock, owner);
    if (owner === undefined || !pids.some(isAlive)) {
      await pause(5);
      continue;
    }
    if (!told) onWait(pids[0] ?? 0);
    told = true;
    await pause(200);
  }
  try {
    return await work((pid) => writeFileSync(join(lock, 'pid'), `${process.pid} ${pid}`));
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {string} mine @param {string} lock */
function take(mine, lock) {
  try {
    renameSync(mine, lock);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST'].includes(/** @type {NodeJS.ErrnoException} */ (error).code ?? ''))
      return false;
    throw error;
  }
}

/** @param {string} lock */
function ownerOf(lock) {
  try {
    return readFileSync(join(lock, 'pid'), 'utf8');
  } catch {
    // It was given back, or is being removed, at this very moment.
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** Removes the lock of a dead process, unless another one has taken it over since we looked. */
function discard(/** @type {string} */ lock, /** @type {string} */ owner) {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (ownerOf(aside) === owner) rmSync(aside, { recursive: true, force: true });
    else renameSync(aside, lock);
  } catch {
    // Another process did it first.
  }
}
