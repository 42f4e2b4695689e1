import assert from 'node:assert/strict';
import { cp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { digestOf } from '../../audit/digest.ts';
import { fileKeys } from '../../crypto/file-keys.ts';
import { Problem } from '../../http/problem.ts';
import { readMark, stampsIn } from '../backup-folder.ts';
import { type Restorable, readCatalog, restorables } from '../catalog.ts';
import { drill } from '../drill.ts';
import { makeBackup } from '../make-backup.ts';
import { restore } from '../restore.ts';
import { type House, openHouse, valuesIn } from './house.ts';

const problem = (code: string) => (error: unknown) => error instanceof Problem && error.code === code;
const SECRET = '0-secret-that-is-nowhere-else';

let house: House;
let keys: string;
let behindA = '';
let first: Restorable;
before(async () => {
  house = await openHouse();
  keys = join(house.home, 'backup.key');
  await writeFile(join(house.data, 'log.key'), SECRET);
  await house.write(SECRET);
  first = await backup();
  behindA = await house.write('a');
  await house.write('b');
});
after(() => house[Symbol.asyncDispose]());

const backup = (by: string | null = keys) =>
  makeBackup({ data: house.data, folder: house.folder, keep: 5, keys: by });
let count = 0;
const fresh = (): string => join(house.home, `restored-${++count}`);
const restored = async (at: string | null, by: string | null = keys): Promise<readonly string[]> => {
  const to = fresh();
  await restore({ folder: house.folder, to, at, keys: by });
  assert.equal(await readFile(join(to, 'log.key'), 'utf8'), SECRET);
  return valuesIn({ data: to });
};

test('an encrypted backup is restored to its moments with its keys, and tells nothing without', async () => {
  const second = await backup();
  assert.equal(second.chain.name, first.chain.name);
  assert.deepEqual(await restored(behindA), [SECRET, 'a']);
  assert.deepEqual(await restored(null), [SECRET, 'a', 'b']);
  const found = await drill(house.data, house.folder, { keys });
  assert.deepEqual([found.holds, found.lost], [true, 0]);
  let files = 0;
  for (const entry of await readdir(house.folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files += 1;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    assert.ok(!bytes.includes(SECRET), entry.name);
    // What PostgreSQL writes into every configuration and page of its catalogues.
    assert.ok(!bytes.includes('max_connections') && !bytes.includes('pg_catalog'), entry.name);
  }
  assert.ok(files > 100);
  assert.equal((await stat(keys)).mode & 0o077, 0);
  const { base } = second;
  const kept = await Promise.all(
    base.files.map(
      async ({ path }) => (await stat(join(house.folder, 'bases', base.name, 'postgres', path))).size,
    ),
  );
  const stored = kept.reduce((sum, size) => sum + size, 0);
  assert.ok(stored < base.bytes / 3, `${stored} of ${base.bytes} bytes`);
});

test('a backup without its keys, or with others, is refused and leaves nothing', async () => {
  const others = join(house.home, 'other.key');
  await fileKeys(others).make();
  for (const [by, code] of [
    [null, 'backup.keys-needed'],
    [join(house.home, 'gone.key'), 'backup.key-lost'],
    [others, 'backup.key-missing'],
  ] as const) {
    const to = fresh();
    await assert.rejects(restore({ folder: house.folder, to, at: null, keys: by }), problem(code));
    await assert.rejects(stat(to), { code: 'ENOENT' });
    await assert.rejects(drill(house.data, house.folder, { keys: by }), problem(code));
  }
  const bases = (await readCatalog(house.folder)).bases.length;
  await assert.rejects(backup(null), problem('backup.keys-needed'));
  await assert.rejects(backup(join(house.home, 'gone.key')), problem('backup.key-lost'));
  await assert.rejects(stat(join(house.home, 'gone.key')), { code: 'ENOENT' });
  assert.equal((await readCatalog(house.folder)).bases.length, bases);
  for (const folder of [house.data, house.folder])
    await assert.rejects(backup(join(folder, 'backup.key')), problem('backup.keys-inside'));
});

test('what was moved, taken from elsewhere or written by somebody without the key is told by name', async () => {
  const { base, chain } = restorables(await readCatalog(house.folder)).at(-1) ?? first;
  const at = (...path: string[]) => join(house.folder, ...path);
  const files = base.files.filter(({ bytes }) => bytes === 8192).map(({ path }) => path);
  const [one = '', other = ''] = files;
  const manifest = at('bases', base.name, 'manifest.json');
  const forge = async (file: string, change: (value: Record<string, unknown>) => object): Promise<void> => {
    const { digest: _digest, seal, ...value } = JSON.parse(await readFile(file, 'utf8'));
    const changed = change(value);
    await writeFile(file, JSON.stringify({ ...changed, digest: digestOf(changed), seal }));
  };
  const [copy = ''] = (await stampsIn(at('house'))).slice(-1);
  const damages: readonly (readonly [name: string, file: string, damage: () => Promise<void>])[] = [
    [
      'two files change places',
      at('bases', base.name, 'postgres', one),
      () =>
        cp(at('bases', base.name, 'postgres', other), at('bases', base.name, 'postgres', one), {
          force: true,
        }),
    ],
    [
      'a file of an earlier base',
      at('bases', base.name, 'postgres', one),
      () =>
        cp(at('bases', first.base.name, 'postgres', one), at('bases', base.name, 'postgres', one), {
          force: true,
        }),
    ],
    [
      'a manifest without a file',
      manifest,
      () => forge(manifest, (value) => ({ ...value, files: (value['files'] as unknown[]).slice(1) })),
    ],
    [
      'a reach with other heads',
      at('wal', chain.name, 'reach.json'),
      () => forge(at('wal', chain.name, 'reach.json'), (value) => ({ ...value, heads: [] })),
    ],
    [
      'keys of the house left out',
      at('house', copy, 'manifest.json'),
      () => forge(at('house', copy, 'manifest.json'), (value) => ({ ...value, files: [] })),
    ],
  ];
  for (const [name, file, damage] of damages) {
    const whole = await readFile(file);
    await damage();
    const to = fresh();
    const request = { folder: house.folder, to, at: null, keys };
    await assert.rejects(restore(request), problem('backup.damaged-file'), name);
    await assert.rejects(stat(to), { code: 'ENOENT' });
    await writeFile(file, whole);
  }
  assert.deepEqual(await restored(null), [SECRET, 'a', 'b']);
});

test('after a rotation new backups are encrypted by another key, and the old ones are still opened', async () => {
  const known = (await readMark(house.folder)).keys.length;
  await fileKeys(keys).make('guomi');
  await house.write('c');
  const made = await backup();
  assert.notEqual(made.chain.name, first.chain.name);
  const { keys: now } = await readMark(house.folder);
  assert.deepEqual([now.length, now.at(-1)?.profile], [known + 1, 'guomi']);
  assert.deepEqual(await restored(null), [SECRET, 'a', 'b', 'c']);
  assert.deepEqual(await restored(behindA), [SECRET, 'a']);
  // The old line alone opens the old backups alone.
  const all = await readFile(keys, 'utf8');
  await writeFile(keys, `${all.split('\n')[0]}\n`);
  assert.deepEqual(await restored(behindA), [SECRET, 'a']);
  await assert.rejects(restored(null), problem('backup.key-missing'));
  await writeFile(keys, all);
});

test('backups that were not encrypted stay readable beside those that are', async () => {
  await using plain = await openHouse();
  await plain.write('x');
  const request = { data: plain.data, folder: plain.folder, keep: 5 };
  const open = await makeBackup(request);
  const own = join(plain.home, 'backup.key');
  await plain.write('y');
  const sealed = await makeBackup({ ...request, keys: own });
  assert.notEqual(sealed.chain.name, open.chain.name);
  for (const [at, by, values] of [
    [open.until, null, ['x']],
    [null, own, ['x', 'y']],
  ] as const) {
    const to = join(plain.home, `to-${values.length}`);
    await restore({ folder: plain.folder, to, at, keys: by });
    assert.deepEqual(await valuesIn({ data: to }), values);
  }
});
