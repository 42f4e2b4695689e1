import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { quoted } from '../../export/quoted.ts';

test('a field of CSV is never a formula, and a number stays one', () => {
  for (const [text, field] of [
    ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
    ['@SUM(1)', "'@SUM(1)"],
    ['-1+1', "'-1+1"],
    ['+cmd', "'+cmd"],
    ['\t=1', "'\t=1"],
    ['-95.2', '-95.2'],
    ['+3e-7', '+3e-7'],
    ['A-1', 'A-1'],
  ] as const)
    assert.equal(quoted(text), field);
  fc.assert(
    fc.property(fc.string(), (text) => {
      const first = quoted(text).replace(/^"/, '')[0] ?? '';
      assert.ok(!'=+-@\t\r'.includes(first) || first === '' || Number.isFinite(Number(text)));
    }),
  );
});
