import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from './run-cli.ts';

let folder = '';
let file = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-refusals-'));
  file = join(folder, 'file');
  await writeFile(file, '{}');
});
after(() => rm(folder, { recursive: true, force: true }));

/** A sentence in both languages behind its code, and no stack of ours. */
function assertSentence(said: string, about: string): void {
  assert.ok(said.includes(about), said);
  assert.match(said, /\p{Script=Han}/u);
  assert.match(said, /[a-z]{3} [a-z]{2}/);
  assert.match(said, /^\[[a-z]+(\.[a-z-]+)+\] /m);
  assert.doesNotMatch(said, /^\s+at /m);
}

describe('what cannot be done is said in a sentence', { concurrency: 4 }, () => {
  const serve = (...more: readonly string[]) => ['serve', '--data', join(folder, 'data'), ...more];
  const cases: readonly (readonly [string, number, string, () => readonly string[]])[] = [
    ['no command', 2, 'yuheng serve', () => ['nonsense']],
    ['a negative port', 2, '-5', () => serve('--port', '-5')],
    ['a port too high', 2, '70000', () => serve('--port', '70000')],
    ['an unknown flag', 2, '--prot', () => serve('--prot', '1')],
    ['no data folder', 2, '--data', () => ['serve']],
    ['an empty data folder', 2, '--data', () => ['serve', '--data', '', '--port', '0']],
    ['a data folder that is a file', 3, 'file', () => ['serve', '--data', file, '--port', '0']],
    ['a data folder in a file', 3, 'file', () => ['serve', '--data', join(file, 'x', 'y'), '--port', '0']],
    ['sign-in switched off for everybody', 2, '0.0.0.0', () => serve('--host', '0.0.0.0', '--auth', 'off')],
    ['no address of a database', 2, 'postgresql://', () => serve('--database-url', 'nonsense')],
    ['another kind of address', 2, 'postgresql://', () => serve('--database-url', 'http://127.0.0.1/x')],
    [
      'a database that is not there, without its password',
      3,
      'postgresql://me@127.0.0.1:1/x',
      () => serve('--database-url', 'postgresql://me:secret@127.0.0.1:1/x'),
    ],
    [
      'a folder without a server',
      2,
      'data',
      () => ['call', 'plan', 'read-board', '--data', join(folder, 'data')],
    ],
    ['a bundle that is not there', 1, 'nowhere', () => ['verify', join(folder, 'nowhere')]],
    ['a file that is no bundle', 1, 'file', () => ['verify', file]],
    ['a file that is no head', 1, 'file', () => ['verify', '--data', join(folder, 'data'), '--head', file]],
    ['a plan that is not there', 2, 'nowhere', () => ['plan', 'compile', join(folder, 'nowhere')]],
  ];
  for (const [name, exit, about, args] of cases) {
    it(name, async () => {
      const { code, said } = await runCli(...args());
      assertSentence(said, about);
      assert.equal(code, exit, said);
      assert.ok(!said.includes('secret'));
    });
  }

  it('with codes that are stable, whoever refuses', async () => {
    for (const [code, ...args] of [
      ['cli.usage', 'nonsense'],
      ['cli.usage.empty', 'serve', '--data', ''],
      ['cli.usage.unreadable', 'verify', join(folder, 'nowhere')],
      ['http.bad-port', ...serve('--port', '70000')],
      ['cli.check.usage', 'check', 'one', 'two'],
    ] as const)
      assert.equal(/^\[(.*?)\] /m.exec((await runCli(...args)).said)?.[1], code);
  });

  it('as JSON where a command was asked for JSON', async () => {
    for (const [code, name] of [
      ['cli.usage.unreadable', join(folder, 'nowhere')],
      ['plan.not-a-plan', file],
    ] as const) {
      const { said } = await runCli('plan', 'compile', name, '--json');
      const told = JSON.parse(said) as { code: string; messages: Record<string, string>; values: object };
      assert.equal(told.code, code);
      assert.match(told.messages['zh-CN'] ?? '', /\p{Script=Han}/u);
      assert.match(told.messages['en'] ?? '', /[a-z]{3} [a-z]{2}/);
    }
  });

  it('and leaves no folder behind where the words were wrong', async () => {
    await runCli('serve', '--data', join(folder, 'untouched'), '--port', '-5');
    assert.ok(!(await readdir(folder)).includes('untouched'));
  });

  it('a port that another program has, and an address that this machine has not', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as { port: number };
    const data = join(folder, 'ports');
    const taken = await runCli('serve', '--data', data, '--port', String(port));
    assertSentence(taken.said, String(port));
    assert.equal(taken.code, 3);
    other.close();
    // TEST-NET-1 (RFC 5737) belongs to nobody.
    const foreign = await runCli('serve', '--data', data, '--port', '0', '--host', '192.0.2.1');
    assertSentence(foreign.said, '192.0.2.1');
    assert.equal(foreign.code, 2);
  });
});
