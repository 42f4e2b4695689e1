import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { compileExpression } from '../expression.ts';
import { measureEnvironment } from '../functions.ts';
import type { Row } from '../rows.ts';
import { StepResults } from '../step-results.ts';
import { stepsOf } from '../steps.ts';

const names = ['a', 'b'];
const parted = (expression: string) => stepsOf(measureEnvironment(names).parse(expression).ast, names);

/** A list of rows in CEL, made of the selections. */
const lists = fc.letrec<{ list: string; rows: string; size: string; test: string }>((tie) => ({
  list: fc.oneof({ maxDepth: 4 }, fc.constantFrom(...names), tie('rows')),
  rows: fc.oneof(
    fc.tuple(tie('list'), tie('test')).map(([list, test]) => `${list}.filter(x, ${test})`),
    fc.tuple(tie('list'), tie('list')).map(([one, other]) => `(${one} + ${other})`),
    fc.tuple(tie('list'), tie('list')).map(([one, other]) => `matched(${one}, ["k", "id=id"], ${other})`),
    fc.tuple(tie('list'), tie('list')).map(([one, other]) => `unmatched(${one}, ["k"], ${other})`),
    tie('list').map((list) => `${list}.map(x, {"k": x.k, "v": x.v})`),
    fc.tuple(tie('list'), tie('size')).map(([list, size]) => `(${size} > 2.5 ? ${list} : a)`),
  ),
  size: fc.oneof(
    tie('list').map((list) => `count(${list})`),
    tie('list').map((list) => `sum(${list}, "v")`),
    tie('list').map((list) => `mean(${list}, "v")`),
    fc.constantFrom('0.1', '-3.0', '12345678.123456789'),
  ),
  test: fc.oneof(
    fc.constantFrom(
      'x.v >= 1.0',
      'has(x.k) && !(x.k == "p")',
      'type(x.v) == double || x.k in ["p", "q"]',
      'x["v"] - -1.5 < 3.0',
      'b.exists(y, y.k == x.k)',
      '[x].all(x, x.v > 0.0)',
      'a[0].v == x.v',
    ),
    tie('size').map((size) => `x.v < ${size}`),
    tie('list').map((list) => `${list}.filter(y, y.k == x.k).map(y, y.v)[0] == x.v`),
  ),
}));
const expressions = fc
  .tuple(lists.size, lists.size, fc.constantFrom('+', '-', '*', '/'))
  .map(([one, other, op]) => `100.0 * ${one} ${op} ${other}`);
const row: fc.Arbitrary<Row> = fc.record(
  { id: fc.constantFrom('1', '2', '3'), k: fc.constantFrom('p', 'q'), v: fc.integer({ min: -2, max: 4 }) },
  { requiredKeys: ['id'] },
);
const rows = fc.array(row, { maxLength: 6 });

describe('steps of an expression', () => {
  it('give what the whole expression gives, whatever stays as it was', () => {
    fc.assert(
      fc.property(
        fc.array(expressions, { minLength: 1, maxLength: 3 }),
        fc.array(fc.record({ name: fc.constantFrom(...names), to: rows }), { maxLength: 5 }),
        (written, changes) => {
          const sources = { a: 'first', b: 'second' };
          const measures = written.map((expression) => compileExpression(expression, names, sources));
          const results = new StepResults();
          const present: Record<string, readonly Row[]> = { a: [], b: [] };
          for (const { name, to } of [...changes, { name: 'a', to: [] }]) {
            for (const evaluate of measures) assert.deepEqual(evaluate(present, results), evaluate(present));
            present[name] = to;
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are computed again when what they read is another list, and only then', () => {
    const { steps, last } = parted('100.0 * count(a.filter(x, x.v > 1.0)) / count(matched(a, ["k"], b))');
    assert.deepEqual(
      steps.map(({ text, reads }) => [text, reads]),
      [
        ['a.filter(x, (x.v > 1.0))', ['a']],
        ['count(step_0)', ['step_0']],
        ['matched(a, ["k"], b)', ['a', 'b']],
        ['count(step_2)', ['step_2']],
      ],
    );
    assert.equal(last, '((100.0 * step_1) / step_3)');
    const results = new StepResults();
    const [one, other] = [[], []];
    let computed = 0;
    const compute = () => {
      computed += 1;
      return computed;
    };
    for (const reads of [[one], [one], [other], [one]]) results.of('step', reads, compute);
    assert.equal(computed, 2, 'once for each list that is still there');
    for (const count of [1, 1, 2, 1]) results.of('step', [one, count], compute);
    assert.equal(computed, 5, 'of one list and something else, the last of it alone');
    for (const count of [1, 1]) results.of('step', [count], compute);
    assert.equal(computed, 7, 'numbers alone are not kept');
  });

  it('are not what speaks of the variable of a macro around it', () => {
    assert.deepEqual(
      parted('count(a.filter(x, count(b.filter(y, y.k == x.k)) > count(b)))').steps.map(({ text }) => text),
      ['count(b)', 'a.filter(x, (count(b.filter(y, (y.k == x.k))) > step_0))'],
    );
  });

  it('do not take the name of a selection', () => {
    const selections = ['step_0', 'a'];
    const ast = measureEnvironment(selections).parse('count(a.filter(x, true)) + count(step_0)').ast;
    assert.deepEqual(
      stepsOf(ast, selections).steps.map(({ name }) => name),
      ['step_0_', 'step_1', 'step_2'],
    );
  });
});
