import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { pathToFileURL } from 'node:url';

const program = pathToFileURL(join(import.meta.dirname, '../../test-run.ts')).href;

/** Runs `npm test -- --only tests …` over a folder with these test files. */
async function run(
  context: TestContext,
  files: Readonly<Record<string, string>>,
  ...args: string[]
): Promise<{ code: number | null; lines: readonly string[] }> {
  const root = await mkdtemp(join(tmpdir(), 'yuheng-run-'));
  context.after(() => rm(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, 'part/test'), { recursive: true });
    await writeFile(join(root, 'part/test', name), `import { describe, test } from 'node:test';\n${text}`);
  }
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const script = `const { testRun } = await import(${JSON.stringify(program)});
    process.exitCode = await testRun(${JSON.stringify(['--only', 'tests', ...args])}, ${JSON.stringify(root)});`;
  await writeFile(join(root, 'run.mjs'), script);
  const child = spawn(process.execPath, [join(root, 'run.mjs')], {
    env: {
      ...environment,
      LANG: 'C',
      LC_ALL: 'C',
      YUHENG_TEST_DATABASE_URL: 'postgresql://me:secret@localhost/none',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  assert.ok(!output.includes('secret'));
  return { code, lines: output.trimEnd().split('\n') };
}

test('passes are counted, suites are not, and the last line says so', async (context) => {
  const { code, lines } = await run(context, {
    'a.test.ts':
      "describe('s', () => { test('in', () => {}); });\ntest('p', async (t) => { await t.test('c', () => {}); });\n",
    'b.test.ts': "test('x', () => {});\n",
  });
  assert.equal(lines.at(-1), '4 passed, 0 failed');
  assert.equal(code, 0);
});

test('a failure is told in full with its place, and what the file printed', async (context) => {
  const { code, lines } = await run(context, {
    'a.test.ts':
      "describe('s', () => { test('bad', () => { console.log('clue'); throw new Error('why'); }); });\ntest('good', () => {});\n",
  });
  assert.ok(lines.includes('✗ part/test/a.test.ts › s › bad'));
  assert.ok(lines.some((line) => line.includes('Error: why')));
  assert.ok(lines.some((line) => line.trim() === 'clue'));
  assert.equal(lines.at(-1), '1 passed, 1 failed');
  assert.equal(code, 1);
});

test('skipped and unfinished tests are listed with their reason', async (context) => {
  const { code, lines } = await run(context, {
    'a.test.ts':
      "test('ok', () => {});\ntest('a', { skip: 'no browser here' }, () => {});\ntest('b', { todo: true }, () => { throw new Error('not yet'); });\n",
  });
  assert.ok(lines.includes('  part/test/a.test.ts › a: no browser here'));
  assert.ok(lines.includes('  part/test/a.test.ts › b: to do'));
  assert.equal(lines.at(-1), '1 passed, 0 failed, 2 skipped');
  assert.equal(code, 0);
});

test('a file that cannot be loaded, has no test, or leaves by an exit code of its own has failed', async (context) => {
  const { code, lines } = await run(context, {
    'a.test.ts': "throw new Error('broken');\n",
    'b.test.ts': 'export const nothing = [describe, test];\n',
  });
  assert.ok(lines.some((line) => line.includes('broken')));
  assert.ok(lines.some((line) => line.includes('there is no test in this file')));
  assert.deepEqual([code, lines.at(-1)], [1, '0 passed, 2 failed']);
  const left = await run(context, {
    'c.test.ts': "test('ok', () => {});\nprocess.on('exit', () => { process.exitCode = 3; });\n",
  });
  assert.deepEqual([left.code, left.lines.at(-1)], [1, '1 passed, 1 failed']);
});

test('files that share a process keep their own hooks; where it ends early, those that had no turn have failed', async (context) => {
  const hooked = (name: string) =>
    `import { beforeEach } from 'node:test';\nlet own = 0;\nbeforeEach(() => void (own += 1));\ntest('${name}', (t) => t.assert.equal(own, 1));\n`;
  const together = await run(context, { 'a.test.ts': hooked('a'), 'b.test.ts': hooked('b') });
  assert.equal(together.lines.at(-1), '2 passed, 0 failed');
  const ended = await run(context, {
    'a.test.ts': "test('ok', () => {});\n",
    'b.test.ts': "test('leaves', () => process.exit(5));\n",
    'c.test.ts': "test('waits', () => {});\n",
  });
  assert.ok(ended.lines.some((line) => line.includes('it had no turn')));
  assert.match(ended.lines.at(-1) ?? '', /^[01] passed, [23] failed$/);
  assert.equal(ended.code, 1);
});

test('a suite that is left out is listed', async (context) => {
  const { lines } = await run(context, {
    'a.test.ts':
      "describe('s', { skip: 'no browser here' }, () => { test('in', () => {}); });\ntest('ok', () => {});\n",
  });
  assert.ok(lines.includes('  part/test/a.test.ts › s: no browser here'));
  assert.equal(lines.at(-1), '1 passed, 0 failed, 1 skipped');
});

test('a file that never ends is ended', async (context) => {
  const { code, lines } = await run(
    context,
    { 'a.test.ts': "test('ok', () => {});\nsetInterval(() => {}, 1000);\n" },
    '--timeout',
    '3',
  );
  assert.ok(lines.some((line) => line.includes('took more than 3 s')));
  assert.match(lines.at(-1) ?? '', /^[01] passed, 1 failed$/);
  assert.equal(code, 1);
});

test('names select files; a run without any test has failed; wrong usage is told', async (context) => {
  const files = { 'a.test.ts': "test('a', () => {});\n", 'ab.test.ts': "test('ab', () => {});\n" };
  assert.equal((await run(context, files, 'a')).lines.at(-1), '1 passed, 0 failed');
  assert.equal((await run(context, files, 'part')).lines.at(-1), '2 passed, 0 failed');
  const none = await run(context, files, 'par');
  assert.deepEqual([none.code, none.lines.at(-1)], [1, '0 passed, 0 failed']);
  assert.equal((await run(context, files, '--only', 'some')).code, 2);
  assert.equal((await run(context, files, '--timeout', '-1')).code, 2);
});
