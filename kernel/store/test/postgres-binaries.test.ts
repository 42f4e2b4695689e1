import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { Problem } from '../../http/problem.ts';
import { findPostgresBinaries, restoreLinks } from '../postgres-binaries.ts';

const home = await mkdtemp(join(tmpdir(), 'yuheng-binaries-'));
after(() => rm(home, { recursive: true }));

test('a platform without binaries is refused by name', async () => {
  await assert.rejects(findPostgresBinaries('plan9', 'mips'), (error) => {
    assert.ok(error instanceof Problem);
    assert.equal(error.code, 'store.no-binaries');
    assert.deepEqual(error.values, { platform: 'plan9', arch: 'mips' });
    return true;
  });
});

test('links that npm left out are made once, also by several processes at once', async () => {
  const native = join(home, 'native');
  await mkdir(join(native, 'lib'), { recursive: true });
  await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'library');
  const links = ['libpq.so', 'libpq.so.5'].map((name) => ({
    source: 'native/lib/libpq.so.5.18',
    target: `native/lib/${name}`,
  }));
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  await Promise.all([1, 2, 3, 4].map(() => restoreLinks(native)));
  await restoreLinks(native);
  assert.equal(await readlink(join(native, 'lib', 'libpq.so')), 'libpq.so.5.18');
  assert.equal(await readFile(join(native, 'lib', 'libpq.so.5'), 'utf8'), 'library');
});

test('a list of links that points out of its folder is refused', async () => {
  const native = join(home, 'bad', 'native');
  await mkdir(native, { recursive: true });
  await writeFile(
    join(native, 'pg-symlinks.json'),
    JSON.stringify([{ source: 'native/../../secret', target: 'native/lib/libpq.so' }]),
  );
  await assert.rejects(restoreLinks(native), /out of its folder/);
});
