import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

const yuheng = join(import.meta.dirname, '..', '..', 'yuheng.ts');

const commands = [
  ['serve'],
  ['demo'],
  ['sign-in'],
  ['key'],
  ['key', 'add'],
  ['call'],
  ['plan'],
  ['plan', 'compile'],
  ['network'],
  ['network', 'coverage'],
  ['network', 'calibrate'],
  ['network', 'exposure'],
  ['network', 'select'],
  ['verify'],
  ['backup'],
  ['restore'],
  ['check'],
  ['bench'],
  ['bench', 'coverage'],
];

/** Parts of the network have a help of their own, parts of others stand in that of the whole. */
function own([name = '', part]: readonly string[]): string {
  return name === 'network' && part !== undefined ? `${name} ${part}` : name;
}

for (const command of commands)
  test(`yuheng ${command.join(' ')} --help says how it is called, and does nothing`, () => {
    for (const ask of ['--help', '-h']) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [yuheng, ...command, ask], {
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      assert.match(stdout, /用法：yuheng [\s\S]*usage: yuheng /);
      assert.ok(stdout.includes(`yuheng ${own(command)} `), stdout);
      assert.equal(stderr, '');
    }
  });
