import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCli } from './run-cli.ts';

/** Three demands, four sites: the second and the third together are cheapest. */
const rows = '3 4\n9 2 3 8\n2 1 2\n3 1 3 4\n2 1 3\n';
const columns = '3 4\n9 3 1 2 3\n2 1 1\n3 2 2 3\n8 1 2\n';

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yuheng-select-'));
  await writeFile(join(folder, 'rows.txt'), rows);
  await writeFile(join(folder, 'columns.txt'), columns);
  await writeFile(join(folder, 'odd.txt'), columns.replace('8 1 2', '8 7 2'));
});
after(() => rm(folder, { recursive: true }));
const select = (file: string, ...flags: readonly string[]) =>
  runCli('network', 'select', join(folder, file), ...flags);

describe('yuheng network select', () => {
  it('chooses the cheapest columns, counted as in the file, and proves it; both formats say the same', async () => {
    for (const [file, format] of [
      ['rows.txt', 'or-library'],
      ['columns.txt', 'rail'],
    ] as const) {
      const { code, said } = await select(file, '--format', format, '--seconds', '5', '--json');
      assert.equal(code, 0, said);
      const { seconds, steps, ...told } = JSON.parse(said);
      assert.deepEqual(told, { cost: 5, columns: [2, 3], lowerBound: 5, gap: 0 });
      assert.ok(seconds > 0 && seconds < 5 && steps > 0);
    }
    const words = await select('rows.txt', '--format', 'or-library');
    assert.match(words.said, /已证明[\s\S]*proven[\s\S]*\n2 3\n/);
  });

  it('refuses what it cannot read, with a code', async () => {
    for (const [exit, about, file, ...flags] of [
      [1, /network\.bad-cover-file/, 'columns.txt', '--format', 'or-library'],
      [1, /usage\.unreadable/, 'nothing.txt', '--format', 'rail'],
      [2, /usage\.network\.select/, 'rows.txt'],
      [2, /usage\.network\.select/, 'rows.txt', '--format', 'mps'],
      [2, /usage\.number/, 'rows.txt', '--format', 'rail', '--seconds', '-1'],
      [
        1,
        /第 5 行：第 4 列覆盖的行的个数[\s\S]*line 5: how many rows column 4 covers is “7”/,
        'odd.txt',
        '--format',
        'rail',
      ],
      [
        2,
        /usage\.whole[\s\S]*--seed 1\.5[\s\S]*a whole number from 0 to 4294967295/,
        'rows.txt',
        '--format',
        'rail',
        '--seed',
        '1.5',
      ],
      [2, /usage\.whole[\s\S]*--steps 0\.5/, 'rows.txt', '--format', 'rail', '--steps', '0.5'],
    ] as const) {
      const { code, said } = await select(file, ...flags);
      assert.equal(code, exit, said);
      assert.match(said, about);
    }
  });
});
