import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Problem } from '@yuheng/kernel/problem';
import fc from 'fast-check';
import { checkSelection } from '../../selection/check-selection.ts';
import type { CoverProblem } from '../../selection/cover-problem.ts';
import { type CoverFormat, readCoverFile } from '../../selection/read-cover-file.ts';
import { selectColumns } from '../../selection/select-columns.ts';
import { problems } from './sample-problems.ts';

const shared = join(import.meta.dirname, '../../../../shared/data/network/set-covering');

function read(text: string, format: CoverFormat = 'or-library'): CoverProblem {
  return readCoverFile('p.txt', Buffer.from(text), format);
}

const listsOf = ({ start, items }: CoverProblem['byRow']) =>
  Array.from({ length: start.length - 1 }, (_, list) => [...items.subarray(start[list], start[list + 1])]);

/** A problem as the OR-Library writes it, with line breaks where they happen to fall. */
function written(problem: CoverProblem, format: CoverFormat, broken: number): string {
  const lists = listsOf(format === 'rail' ? problem.byColumn : problem.byRow);
  const words = [problem.rows, problem.columns, ...(format === 'rail' ? [] : problem.cost)];
  for (const [index, list] of lists.entries()) {
    if (format === 'rail') words.push(problem.cost[index] ?? 0);
    words.push(list.length, ...list.map((item) => item + 1));
  }
  return words.map((word, index) => `${word}${index % broken === 0 ? '\r\n' : ' '}`).join('');
}

test('what is written in either format reads back as it was', () => {
  fc.assert(
    fc.property(
      problems,
      fc.constantFrom('or-library', 'rail'),
      fc.integer({ min: 1, max: 9 }),
      (problem, format, broken) => {
        assert.deepEqual(read(written(problem, format, broken), format), problem);
      },
    ),
  );
});

test('what is wrong is told with its line; nothing is believed that the file is too short for', () => {
  for (const [text, line, sentence, about] of [
    ['', 1, 'end', {}],
    ['2 2\n1 x\n', 2, 'cost', { of: 2, found: 'x', least: 0, most: 1e9 }],
    ['2 2\n1 1\n1 3\n', 3, 'column', { of: 1, found: '3', least: 1, most: 2 }],
    ['2 2\n1 1\n1 1 9\n', 3, 'columns-of-row', { of: 2, found: '9', least: 0, most: 2 }],
    ['2 2\n1 1\n1 1\n', 4, 'end', { field: 'columns-of-row' }],
    ['1 1\n1\n1 1 7\n', 3, 'more', { found: '7' }],
    ['9999999 2 1 1', 1, 'rows', { found: '9999999', most: 13 }],
    ['1 2\n1 -1\n', 2, 'cost', { of: 2, found: '-1' }],
    ['1 1\n1.5\n', 2, 'cost', { of: 1, found: '1.5' }],
  ] as const)
    assert.throws(
      () => read(text),
      (error) =>
        error instanceof Problem &&
        error.code === 'network.bad-cover-file' &&
        error.sentence === sentence &&
        error.values['line'] === line &&
        Object.entries(about).every(([name, value]) => error.values[name] === value),
      text,
    );
  assert.throws(() => read('2 1\n5\n1 1\n0\n'), { code: 'network.uncoverable-row' });
});

test('any bytes are a problem or refused with its code', () => {
  const pieces = fc.constantFrom('1', '2', '3', '12', ' ', '\n', '0', '-', 'x', '\u0000', '999999999999');
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 60 }),
      fc.constantFrom('or-library', 'rail'),
      (text, format) => {
        try {
          const problem = read(text.join(''), format);
          assert.equal(problem.byRow.start.length, problem.rows + 1);
        } catch (error) {
          assert.ok(error instanceof Problem, String(error));
        }
      },
    ),
    { numRuns: 2000 },
  );
});

test('ten problems of the OR-Library: best known cost, proven', {
  skip: existsSync(shared) ? false : 'no reference data beside the checkout',
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuheng-cover-'));
  try {
    const { status } = spawnSync('tar', [
      'xJf',
      join(shared, 'or-library-4-5-6-a-b-c-d.tar.xz'),
      '-C',
      folder,
    ]);
    assert.equal(status, 0);
    const best = new Map(
      readFileSync(join(shared, 'best-known-and-bounds.csv'), 'utf8')
        .split('\n')
        .map((row) => row.split(','))
        // The same files also count as problems whose columns all cost 1.
        .filter(([, , options]) => options === '')
        .map((row) => [row[0] ?? '', Number(row.at(-2))]),
    );
    for (let number = 1; number <= 10; number += 1) {
      const name = `scp4${number}.txt`;
      const problem = readCoverFile(name, readFileSync(join(folder, name)), 'or-library');
      const selection = await selectColumns(problem, { seed: 1, steps: 400_000 });
      assert.deepEqual(checkSelection(problem, selection), []);
      assert.deepEqual([selection.cost, selection.gap], [best.get(`balas1980/${name}`), 0], name);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
