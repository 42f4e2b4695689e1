import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem } from '../../http/problem.ts';
import { makeBackup } from '../make-backup.ts';
import { restore } from '../restore.ts';
import { openHouse, valuesIn } from './house.ts';

const full = (error: unknown): boolean => error instanceof Problem && error.code === 'store.disk-full';

test('where the disk is full nothing is half there, and with room it goes on', async (t) => {
  await using house = await openHouse();
  await house.write('a');
  const small = join(house.home, 'small');
  await mkdir(small);
  // Smaller than a compressed backup. Only root may make such a disk.
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', small]);
  if (mounted.status !== 0) return t.skip('a small disk cannot be mounted here');
  try {
    const folder = join(small, 'backups');
    await assert.rejects(makeBackup({ data: house.data, folder, keep: 1 }), full);
    assert.deepEqual(await readdir(join(folder, 'bases')), []);
    await makeBackup({ data: house.data, folder: house.folder, keep: 1 });
    const to = join(small, 'restored');
    await assert.rejects(restore({ folder: house.folder, to, at: null }), full);
    assert.deepEqual(await readdir(small), ['backups']);
    execFileSync('mount', ['-o', 'remount,size=200m', small]);
    await makeBackup({ data: house.data, folder, keep: 1 });
    await restore({ folder, to, at: null });
    assert.deepEqual(await valuesIn({ data: to }), ['a']);
  } finally {
    execFileSync('umount', [small]);
  }
});
