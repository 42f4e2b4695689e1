import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../../http/problem.ts';
import { safePattern } from '../safe-pattern.ts';

const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\d', '\\w', '中', '😀', '\\.', '^', '$', '');
const pattern = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc
      .tuple(tie('node'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{2,}', '*?'))
      .map(([part, times]) => `(${part})${times}`),
    fc.array(tie('node'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
    fc.array(tie('node'), { minLength: 2, maxLength: 3 }).map((parts) => `(?:${parts.join('|')})`),
  ),
})).node;
const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '1', '中', '😀', '.', '\n'), { maxLength: 8 })
  .map((all) => all.join(''));

describe('safe pattern', () => {
  it('finds what the matcher of the language finds', () => {
    fc.assert(
      fc.property(pattern, text, (source, value) => {
        let found: boolean;
        try {
          found = safePattern(source).test(value);
        } catch (error) {
          // Repetition of repetition can outgrow the limit of steps; that is an answer too.
          assert.equal((error as Problem).code, 'facts.bad-pattern');
          return;
        }
        assert.equal(found, new RegExp(source, 'u').test(value));
      }),
      { numRuns: 3000 },
    );
  });

  for (const [source, found] of [
    ['(a+)+$', false],
    ['(a|a)*b', false],
    ['a*a*a*a*a*a*b', false],
    ['(.*)*(.*)*x', false],
    ['^(([a-z])+.)+[A-Z]$', false],
    ['(a?){100}a{100}', true],
  ] as const) {
    it(`runs ${source} over a long text, where going back would take for ever`, () => {
      assert.equal(safePattern(source).test(`${'a'.repeat(20_000)}!`), found);
    });
  }

  for (const source of [
    '(a)\\1',
    '(?=a)',
    '(?!a)',
    '(?<=a)b',
    '(?<name>a)',
    '\\bword',
    '(',
    'a)',
    '[a',
    'a{2,1}',
    '\\',
    '*',
    '(a{100}){100}',
    '((){1000}){1000}',
    '(((){1000}){1000}){1000}',
    'a{100000}',
  ]) {
    it(`refuses ${source}`, () => {
      assert.throws(() => safePattern(source), { name: 'Problem', code: 'facts.bad-pattern' });
    });
  }

  it('takes or refuses whatever comes, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 256 }),
          fc
            .array(fc.constantFrom(...'ab()[]{}*+?|^$.\\1,-'.split('')), { maxLength: 40 })
            .map((all) => all.join('')),
        ),
        (source) => {
          try {
            assert.equal(safePattern(source).test('abab 11'), new RegExp(source, 'u').test('abab 11'));
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
