import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Problem } from '../../http/problem.ts';
import { makeFolder } from '../make-folder.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-folder-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const refused = (error: unknown): boolean => error instanceof Problem && error.code === 'store.not-writable';

describe('makeFolder', () => {
  it('makes what is missing, again and at once', async () => {
    const deep = join(folder, 'a', 'b', 'c');
    await Promise.all([makeFolder(deep, 0o700), makeFolder(deep, 0o700), makeFolder(join(deep, 'd'))]);
    await makeFolder(deep);
    for (let round = 0; round < 50; round += 1) {
      const below = (name: string) => join(folder, `round-${round}`, 'a', 'b', name);
      await Promise.all(['c', 'd', 'e', 'c'].map((name) => makeFolder(below(name))));
    }
    await makeFolder(join(folder, 'own'), 0o700);
    const { mode } = await stat(join(folder, 'own'));
    assert.equal(mode & 0o777, 0o700);
  });

  it('refuses a file, and a place below a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    await assert.rejects(makeFolder(file), refused);
    await assert.rejects(makeFolder(join(file, 'below', 'it')), refused);
  });

  it('refuses a place where no folder can be made, and does not try for ever', {
    skip: process.platform === 'linux' ? false : '/proc is of Linux',
  }, async () => {
    await assert.rejects(makeFolder('/proc/yuheng/x'), refused);
  });

  it('refuses a folder of others', {
    skip: process.geteuid?.() === 0 ? 'root may write anywhere' : false,
  }, async () => {
    const closed = join(folder, 'closed');
    await makeFolder(closed);
    await chmod(closed, 0o500);
    await assert.rejects(makeFolder(join(closed, 'x')), refused);
  });
});
