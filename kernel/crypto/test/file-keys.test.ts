import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileKeys } from '../file-keys.ts';
import { parseMasterKeys } from '../master-keys.ts';

describe('a file of master keys', () => {
  it('is its owner’s alone, keeps the older keys, and is refused where others may read it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yuheng-keys-'));
    try {
      const file = join(folder, 'master.key');
      const source = fileKeys(file);
      assert.equal(await source.load(), null);
      const first = await source.make();
      const about = Buffer.from('about');
      const wrapped = await first.wrap(Buffer.alloc(32, 7), about);
      const second = await source.make('guomi');
      assert.equal((await stat(file)).mode & 0o777, 0o600);
      assert.deepEqual(await second.unwrap(first.newest.id, wrapped, about), Buffer.alloc(32, 7));
      assert.equal(await second.unwrap(first.newest.id, wrapped, Buffer.from('other')), null);
      await assert.rejects(first.unwrap(second.newest.id, wrapped, about), { code: 'crypto.master-missing' });
      assert.equal((await source.make()).newest.profile, 'guomi');
      const text = await readFile(file, 'utf8');
      assert.equal((parseMasterKeys(text) as readonly unknown[]).length, 3);
      await writeFile(file, text, { mode: 0o600 });
      await chmod(file, 0o640);
      await assert.rejects(source.load(), { code: 'crypto.key-file-open' });
      await chmod(file, 0o600);
      await writeFile(file, `${text}x\n`);
      await assert.rejects(source.load(), { code: 'crypto.bad-key-file' });
      await assert.rejects(source.make(), { code: 'crypto.bad-key-file' });
      assert.equal(await readFile(file, 'utf8'), `${text}x\n`);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
