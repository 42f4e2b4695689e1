import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PatternWork } from '../pattern-work.ts';
import { satisfies } from '../q-evaluate.ts';
import { parseQ } from '../q-grammar.ts';
import { nothingLinked } from '../q-targets.ts';
import { safePattern } from '../safe-pattern.ts';

const CODE = 'facts.pattern-too-costly';
/** No two stretches of it are alike, so that an automaton that looks back has ever new states. */
const irregular = (length: number): string => {
  let seed = 1;
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % 2 === 0 ? 'a' : 'b';
  }).join('');
};

describe('pattern automaton', () => {
  for (const source of [
    '(.*a){25}b',
    '(a+)+$',
    '(a|a)*b',
    '^(([a-z])+.)+[A-Z]$',
    '(.*)*(.*)*x',
    '(a?){100}b',
  ])
    it(`learns ${source}: a long text costs little more than its length`, () => {
      const text = 'a'.repeat(200_000);
      safePattern(source).test(`${text}!`, new PatternWork(2 * text.length));
    });

  it('finds the same when it forgets, or gives up learning', () => {
    const text = irregular(6000);
    fc.assert(
      fc.property(
        fc.integer({ min: 8, max: 40 }),
        fc.constantFrom('a', 'b', 'bb', 'ab|ba', 'c', '$', 'a$', '[^a]$', '(?:ab){4}', '😀'),
        fc.nat(6000),
        (apart, end, from) => {
          const source = `^(?:.|\\n)*b.{${apart}}(?:${end})|a.{${apart}}(?:${end}){2}`;
          const tail = text.slice(from);
          for (const one of [tail, `${tail}😀`, `😀${tail}\n`])
            assert.equal(safePattern(source).test(one), new RegExp(source, 'u').test(one));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has many kinds of characters, and forgets those as well', () => {
    const text = Array.from({ length: 20_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    const source = '[一-丁]{2}|\\p{Lu}\\P{L}|[^\\p{L}]|[龥]x';
    for (const one of [text, `${text}A1`, `${text}龥x`, text.slice(3)])
      assert.equal(safePattern(source).test(one), new RegExp(source, 'u').test(one));
  });

  it('stops where a text costs too much', () => {
    const pattern = safePattern('(a|b).{140}c.{140}|a.{140}c');
    assert.throws(() => pattern.test(irregular(200_000), new PatternWork(1_000_000)), { code: CODE });
    assert.equal(pattern.test(irregular(300), new PatternWork(1_000_000)), false);
  });

  it('counts all patterns and all texts of one query together', () => {
    const node = parseQ('a~="(.*a){9}b"|a~="a+c"');
    const of = {
      facts: { a: { value: ['a'.repeat(1000), 'a'.repeat(1000)], observedAt: null, unitCode: null } },
    };
    const room = (limit: number): PatternWork => new PatternWork(limit);
    assert.throws(() => satisfies(node, of, nothingLinked, room(3000)), { code: CODE });
    assert.equal(satisfies(node, of, nothingLinked, room(100_000)), false);
  });
});
