import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';

const home = await mkdtemp(join(tmpdir(), 'yuheng-run-node-'));
after(() => rm(home, { recursive: true }));
const runner = new URL('../run-node.mjs', import.meta.url).href;

/** Runs a program of ours through runNode, as bootstrap does; its output line by line. */
async function run(program: string, ...args: readonly string[]) {
  const file = join(home, 'program.ts');
  await writeFile(file, program);
  const code = `import { runNode } from ${JSON.stringify(runner)}; process.exitCode = await runNode(${JSON.stringify(file)}, ${JSON.stringify(args)});`;
  const outer = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: outer.stdout })[Symbol.asyncIterator]();
  return {
    outer,
    exit: once(outer, 'exit'),
    line: async () => (await lines.next()).value as string | undefined,
  };
}

/** Says each signal it gets; ends at the second one. */
const signalled = `
let heard: string[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {
  heard.push(signal);
  console.log(signal);
  if (heard.length === 2) process.exit(7);
});
setInterval(() => undefined, 1000);
console.log(String(process.pid));
`;

test('arguments go in, the exit code comes out', async () => {
  const { exit, line } = await run(
    `const args: string[] = process.argv.slice(2); console.log(args.join('|')); process.exit(5);`,
    'a b',
    '--c',
  );
  assert.equal(await line(), 'a b|--c');
  assert.deepEqual(await exit, [5, null]);
});

test('a program that a signal ends gives 128 and the number of the signal', async () => {
  const { exit } = await run(`process.kill(process.pid, 'SIGKILL');`);
  assert.deepEqual(await exit, [137, null]);
});

test('a signal that comes twice at once is one wish, and a later one is another', async () => {
  const { isSameWish } = (await import(runner)) as {
    isSameWish(before: number | undefined, now: number): boolean;
  };
  assert.deepEqual([isSameWish(undefined, 5), isSameWish(5, 6), isSameWish(5, 5000)], [false, true, false]);
});

test('signals arrive', async () => {
  const { outer, exit, line } = await run(signalled);
  await line();
  outer.kill('SIGINT');
  assert.equal(await line(), 'SIGINT');
  outer.kill('SIGTERM');
  assert.equal(await line(), 'SIGTERM');
  assert.deepEqual(await exit, [7, null]);
});

test('when the process between is killed, the program is asked to stop', async () => {
  const { outer, exit, line } = await run(signalled);
  const pid = Number(await line());
  outer.kill('SIGKILL');
  await exit;
  assert.equal(await line(), 'SIGTERM');
  process.kill(pid, 'SIGINT');
  assert.equal(await line(), 'SIGINT');
});
