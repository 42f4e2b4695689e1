import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { promisify } from 'node:util';
import { checkHouse, median } from '../../check/check-house.ts';
import { runCheck } from '../../check/run-check.ts';
import { chooseLanguage } from '../../check/wording.ts';
import { bridgePack, validFiles } from './small-house.ts';

const run = promisify(execFile);

/** The valid house on disk, in a repository of its own. */
async function houseOnDisk(context: TestContext): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'yuheng-house-'));
  context.after(() => rm(root, { recursive: true }));
  await git(root, 'init', '--quiet');
  for (const [path, text] of Object.entries(validFiles)) await put(root, path, text);
  await put(root, '.gitignore', 'dist/\n');
  // The pack is loaded, so it must hold without the packages that the valid house only names.
  await put(
    root,
    'ecosystem/bridges/pack.ts',
    `export const pack = { ...${JSON.stringify(bridgePack())} };\n`,
  );
  return root;
}

async function put(root: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

async function git(root: string, ...args: string[]): Promise<void> {
  await run('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], { cwd: root });
}

async function found(root: string): Promise<readonly string[]> {
  return (await checkHouse(root)).map(({ file, line, rule }) => `${file}:${line} ${rule}`);
}

test('a house on disk is read as git sees it, and its packs are loaded', async (context) => {
  const root = await houseOnDisk(context);
  await put(root, 'cli/dist/built.ts', 'export default 1;\n');
  assert.deepEqual(await checkHouse(root), []);
  await put(root, 'cli/gone.ts', 'export default 1;\n');
  await git(root, 'add', '.');
  await rm(join(root, 'cli/gone.ts'));
  assert.deepEqual(await checkHouse(root), []);
  await put(root, 'cli/new.ts', 'export default 1;\n');
  await put(root, 'ecosystem/bridges/README.md', 'nothing\n');
  assert.deepEqual(await found(root), [
    'cli/new.ts:1 named-exports',
    'ecosystem/bridges/README.md:1 standards',
  ]);
});

test('a pack that throws while loading is a finding, not the end', async (context) => {
  const root = await houseOnDisk(context);
  await put(root, 'ecosystem/bridges/pack.ts', "throw new Error('broken');\n");
  const [finding, ...rest] = await checkHouse(root);
  assert.deepEqual(rest, []);
  assert.match(finding?.message ?? '', /broken/);
});

test('the list of debts is held against all of its committed versions', async (context) => {
  const root = await houseOnDisk(context);
  const list = (...files: string[]) =>
    put(root, 'cli/check/debts.json', JSON.stringify({ 'named-exports': files }));
  await put(root, 'cli/a.ts', 'export default 1;\n');
  await put(root, 'cli/b.ts', 'export default 1;\n');
  await list('cli/a.ts');
  assert.deepEqual(await found(root), ['cli/b.ts:1 named-exports', 'cli/check/debts.json:1 debts']);
  await git(root, 'add', '.');
  await git(root, 'commit', '--quiet', '-m', 'begin');
  assert.deepEqual(await found(root), ['cli/b.ts:1 named-exports']);
  await list('cli/a.ts', 'cli/b.ts');
  assert.deepEqual(await found(root), ['cli/check/debts.json:1 debts']);
  await git(root, 'commit', '--quiet', '-a', '-m', 'sneak');
  assert.deepEqual(await found(root), ['cli/check/debts.json:1 debts']);
});

test('exit codes: 0 without findings, 1 with some, 2 for wrong usage', async (context) => {
  const root = await houseOnDisk(context);
  const written: string[] = [];
  const out = {
    stdout: { write: (text: string) => written.push(text) },
    stderr: { write: (text: string) => written.push(text) },
  };
  assert.equal(await runCheck([root], out), 0);
  await put(root, 'cli/new.ts', 'export default 1;\n');
  assert.equal(await runCheck(['--lang', 'zh', root], out), 1);
  assert.equal(await runCheck(['--fast'], out), 2);
  assert.equal(await runCheck([root, root], out), 2);
  assert.match(written[0] ?? '', /^0 findings; \d+ files/);
  assert.match(written[1] ?? '', /^cli \(1\)\n  cli\/new\.ts:1 named-exports .*\n发现 1 处/);
});

test('the language is what was asked for, else that of the environment', () => {
  assert.equal(chooseLanguage('zh', { LANG: 'en_GB.UTF-8' }), 'zh-CN');
  assert.equal(chooseLanguage(undefined, { LANG: 'zh_CN.UTF-8' }), 'zh-CN');
  assert.equal(chooseLanguage(undefined, { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' }), 'en');
  assert.equal(chooseLanguage(undefined, {}), 'en');
});

test('the median is the one in the middle', () => {
  assert.deepEqual([[], [7], [9, 1], [5, 1, 9]].map(median), [0, 7, 1, 5]);
});
