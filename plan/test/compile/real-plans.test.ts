import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compileDocument } from '../../compile/compile-document.ts';

/** Two official plans in one file; input for checks that lies beside the repository, where it is there at all. */
const file = join(import.meta.dirname, '../../../../shared/plans/henan-5g-and-ai-action-plans.txt');
const skip = existsSync(file) ? false : `no ${file} beside this repository`;

test('compiles the two real plans exactly', { skip }, () => {
  const { plans } = compileDocument(readFileSync(file, 'utf8'), { name: 'real', sha256: '' });
  assert.deepEqual(
    plans.map(({ headings, items }) => [headings.length, items.length]),
    [
      [16, 32],
      [16, 32],
    ],
  );
  const numeric = plans.flatMap(({ targets }) => targets.filter(({ kind }) => kind === 'numeric'));
  assert.deepEqual(
    numeric.map(({ comparator, value, low, high, unit }) => [comparator, value, low, high, unit]),
    [
      ['=', 100, null, null, '%'],
      ['>', 1000, null, null, '亿元'],
      ['range', null, 3, 5, '家'],
      ['range', null, 3, 5, '个'],
      ['>', 500, null, null, '亿元'],
    ],
  );
  for (const { horizon } of numeric) {
    assert.deepEqual(
      [horizon?.kind, horizon?.minYears, horizon?.maxYears, horizon?.base],
      ['relative', 3, 5, null],
    );
  }
  const qualitative = plans.map(({ targets }) => targets.filter(({ kind }) => kind === 'qualitative').length);
  assert.deepEqual(qualitative, [8, 10]);
});

test('takes no figure of the world for a target', { skip }, () => {
  const { plans } = compileDocument(readFileSync(file, 'utf8'), { name: 'real', sha256: '' });
  const others = plans.flatMap(({ numbers }) => numbers.filter((number) => number.class !== 'target'));
  assert.deepEqual(
    others.map(({ text, class: kind }) => `${text} ${kind}`),
    [
      '6.3万亿元 forecast',
      '10.6万亿元 forecast',
      '26% forecast',
      '18个 reference',
      '1100亿美元 forecast',
      '40% forecast',
    ],
  );
});

test('names what the two real plans leave open', { skip }, () => {
  const { plans } = compileDocument(readFileSync(file, 'utf8'), { name: 'real', sha256: '' });
  const kinds = plans.map(({ gaps }) =>
    gaps.map(({ kind }) => kind).filter((kind) => kind !== 'unquantified-target'),
  );
  const common = ['missing-annex', 'relative-horizon-without-base', 'no-responsible-unit'];
  assert.deepEqual(
    kinds[0]?.toSorted(),
    ['missing-title', 'missing-number', 'missing-date', 'unreadable-image', ...common].toSorted(),
  );
  assert.deepEqual(kinds[1]?.toSorted(), ['missing-number', 'missing-date', ...common].toSorted());
});

test('the demo plans share no sentence with the real ones', { skip }, () => {
  const longest = 12;
  const runs = (text: string) => text.match(/[\u4e00-\u9fff]+/g) ?? [];
  const windows = (text: string) =>
    runs(text).flatMap((run) =>
      Array.from({ length: Math.max(0, run.length - longest + 1) }, (_, at) => run.slice(at, at + longest)),
    );
  const real = new Set(windows(readFileSync(file, 'utf8')));
  for (const name of ['5g-plan.txt', 'ai-plan.txt']) {
    const demo = readFileSync(join(import.meta.dirname, '../../demo', name), 'utf8');
    assert.deepEqual(
      windows(demo).filter((run) => real.has(run)),
      [],
    );
  }
});
