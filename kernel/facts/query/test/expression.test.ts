import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Expression, holds, parseExpression, wordsOf } from '../expression.ts';
import { parseScopeQ } from '../scope-query.ts';

const word = fc.constantFrom('A', 'B', 'C', 'https://example.org/T');
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small' },
    word.map((one) => ({ word: one })),
    fc.record({
      op: fc.constantFrom('and' as const, 'or' as const),
      terms: fc.array(tie('expression'), { minLength: 2, maxLength: 3 }),
    }),
  ),
}));

function written(one: Expression): string {
  if ('word' in one) return one.word;
  return `(${one.terms.map(written).join(one.op === 'and' ? ';' : '|')})`;
}

describe('type expressions (clause 4.17)', () => {
  it('mean what they meant before they were written down', () => {
    fc.assert(
      fc.property(expression, fc.subarray(['A', 'B', 'C', 'https://example.org/T']), (one, types) => {
        const has = (name: string): boolean => types.includes(name);
        assert.equal(holds(parseExpression(written(one)), has), holds(one, has));
        // What SQL narrows by must hold nothing back.
        if (holds(one, has)) assert.ok(wordsOf(one).some(has));
      }),
    );
  });

  for (const [text, types, holding] of [
    ['A,B', ['B'], true],
    ['A;B', ['B'], false],
    ['A;B|C', ['C'], true],
    ['A;(B|C)', ['A', 'C'], true],
    ['A;(B|C)', ['C'], false],
  ] as const) {
    it(`${text} ${holding ? 'holds' : 'does not hold'} for ${types.join(' ')}`, () => {
      assert.equal(
        holds(parseExpression(text), (name) => (types as readonly string[]).includes(name)),
        holding,
      );
    });
  }

  for (const text of ['', '(', 'A;', ',A', 'A)', '(A', 'A B', '()', `${'('.repeat(40)}A${')'.repeat(40)}`]) {
    it(`refuses ${text.slice(0, 10)}`, () => {
      assert.throws(() => parseExpression(text), { code: 'facts.bad-query' });
    });
  }
});

describe('scope queries (clause 4.19)', () => {
  for (const [text, scopes, holding] of [
    ['/a/b', ['/a/b'], true],
    ['a/b', ['/a/b'], true],
    ['/a', ['/a/b'], false],
    ['/a/#', ['/a'], true],
    ['/a/#', ['/a/b/c'], true],
    ['/a/#', ['/ab'], false],
    ['/a/+', ['/a/b'], true],
    ['/a/+', ['/a/b/c'], false],
    ['/+/b/#', ['/x/b/y'], true],
    ['/#', ['/a'], true],
    ['/#', [], false],
    ['/a;/b', ['/a', '/b'], true],
    ['/a;/b', ['/a'], false],
    ['/x,(/a;/b)', ['/x'], true],
    ['/郑州/+', ['/郑州/网络'], true],
  ] as const) {
    it(`${text} ${holding ? 'holds' : 'does not hold'} for ${scopes.join(' ') || 'nothing'}`, () => {
      assert.equal(parseScopeQ(text)(scopes), holding);
    });
  }

  for (const text of ['', '/', '/a//b', '/#/a', '/a+', '/a/', '/1']) {
    it(`refuses ${text}`, () => {
      assert.throws(() => parseScopeQ(text), { code: 'facts.bad-query' });
    });
  }
});
