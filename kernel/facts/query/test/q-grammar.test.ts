import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../../http/problem.ts';
import { parseQ, renameQ } from '../q-grammar.ts';
import { attributesOf } from '../q-tree.ts';
import { arbitraryQuery, printQuery } from './arbitrary-query.ts';

const path = (attribute: string) => ({ attribute, subs: [], members: [] });

function refused(text: string): Problem {
  try {
    parseQ(text);
  } catch (error) {
    assert.ok(error instanceof Problem, `${text.slice(0, 40)}: ${String(error)}`);
    assert.equal(error.code, 'facts.bad-query');
    return error;
  }
  return assert.fail(`accepted ${text.slice(0, 40)}`);
}

describe('q grammar', () => {
  it('reads back every tree that it is given as text', () => {
    fc.assert(
      fc.property(arbitraryQuery, (node) => {
        assert.deepEqual(parseQ(printQuery(node)), node);
      }),
      { numRuns: 500 },
    );
  });

  it('and binds closer than or', () => {
    assert.deepEqual(parseQ('a;b|c'), {
      op: 'or',
      terms: [
        {
          op: 'and',
          terms: [
            { op: 'exists', path: path('a') },
            { op: 'exists', path: path('b') },
          ],
        },
        { op: 'exists', path: path('c') },
      ],
    });
  });

  it('reads bare values: words, numbers, truth values, times', () => {
    const valueOf = (text: string): unknown => (parseQ(`a==${text}`) as { values: unknown }).values;
    assert.deepEqual(valueOf('onAir'), [{ value: 'onAir' }]);
    assert.deepEqual(valueOf('郑州 市'), [{ value: '郑州 市' }]);
    assert.deepEqual(valueOf('-1.5e3'), [{ value: -1500 }]);
    assert.deepEqual(valueOf('1..2'), [{ from: 1, to: 2 }]);
    assert.deepEqual(valueOf('1.5..2.5,7'), [{ from: 1.5, to: 2.5 }, { value: 7 }]);
    assert.deepEqual(valueOf('true'), [{ value: true }]);
    assert.deepEqual(valueOf('"true"'), [{ value: 'true' }]);
    assert.deepEqual(valueOf('2026-03-01T00:00:00Z'), [{ value: '2026-03-01T00:00:00Z' }]);
    assert.deepEqual(valueOf('5G'), [{ value: '5G' }]);
  });

  it('reads a pattern with its escapes as they are, quoted or not', () => {
    assert.deepEqual(parseQ('a~="^a\\.b$"'), { op: '~=', path: path('a'), values: [{ value: '^a\\.b$' }] });
    assert.deepEqual(parseQ('a~=^a\\.b$'), { op: '~=', path: path('a'), values: [{ value: '^a\\.b$' }] });
    assert.deepEqual(parseQ('a~="say \\"x\\"";b'), {
      op: 'and',
      terms: [
        { op: '~=', path: path('a'), values: [{ value: 'say "x"' }] },
        { op: 'exists', path: path('b') },
      ],
    });
  });

  for (const [text, position] of [
    ['', 0],
    [';', 0],
    ['a;', 2],
    ['a==', 3],
    ['a=1', 1],
    ['(a', 2],
    ['a)', 1],
    ['a==1..', 6],
    ['a>1,2', 5],
    ['a>1..2', 6],
    ['a.', 2],
    ['a[', 2],
    ['a[b', 3],
    ['a[b.]', 4],
    ['1a', 0],
    ['a=="x', 3],
    ['a=="x"y', 6],
    ['__proto__', 0],
  ] as const) {
    it(`refuses ${JSON.stringify(text)} at ${position}`, () => {
      assert.equal(refused(text).values['position'], position);
    });
  }

  it('parses or refuses whatever comes, and nothing else', () => {
    const near = fc
      .array(fc.constantFrom(...'aZ_09.;|(),"\\[]=!<>~-+e 中'.split(''), '==', '!~=', '..', '\0', '\ud800'), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(near, fc.string({ unit: 'binary' })), (text) => {
        try {
          parseQ(text);
        } catch (error) {
          if (!(error instanceof Problem) || error.code !== 'facts.bad-query') throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses nesting and length beyond its limits without trying', () => {
    refused(`${'('.repeat(4000)}a${')'.repeat(4000)}`);
    refused('('.repeat(8192));
    refused('a'.repeat(8193));
    refused(`a~="${'x'.repeat(257)}"`);
    assert.ok(parseQ(`${'('.repeat(30)}a${')'.repeat(30)}`));
  });

  it('reads the longest inputs that press its patterns', () => {
    for (const piece of ['1', '1.', '1e', '"', '\\', '..', 'a,', '1,', 'a|', 'a;', ' ', '=']) {
      const text = `a==${piece.repeat(Math.floor(8189 / piece.length))}`;
      try {
        parseQ(text);
      } catch (error) {
        assert.equal((error as Problem).code, 'facts.bad-query');
      }
    }
  });

  it('reads paths of attributes, languages, and what linked entities have (clause 4.9)', () => {
    const pathOf = (text: string): unknown => (parseQ(text) as { path: unknown }).path;
    assert.deepEqual(pathOf('a.b.c[x.y]'), { attribute: 'a', subs: ['b', 'c'], members: ['x', 'y'] });
    assert.deepEqual(pathOf('a[*]=="x"'), { attribute: 'a', subs: [], members: ['*'] });
    assert.deepEqual(pathOf('a[zh-CN]'), { attribute: 'a', subs: [], members: ['zh-CN'] });
    const inner = { attribute: 'c', subs: ['d'], members: [] };
    assert.deepEqual(pathOf('a{b{T,<urn:u:1>:c.d}}>1'), {
      ...path('a'),
      linked: { types: [], path: { ...path('b'), linked: { types: ['T', 'urn:u:1'], path: inner } } },
    });
    for (const bad of ['a{}', 'a{b', 'a{T:}', 'a{b}.c', 'a.b{c}', `${'a{'.repeat(9)}b${'}'.repeat(9)}`])
      refused(bad);
  });

  it('says the same in other words; members of JSON keep theirs, words of a vocabulary get theirs', () => {
    const loud = (text: string): string => text.toUpperCase();
    assert.equal(renameQ('a.b[c]==d;e{T:f}', loud), 'A.B[C]==d;E{T:F}');
    const reading = { jsonKeys: ['a'], expandValues: ['e'], renameValue: (word: string) => `urn:x:${word}` };
    assert.equal(
      renameQ('a[c]==d;e=="d",3,true,f;e~=d;e[zh-CN]', loud, reading),
      'A[c]==d;E=="urn:x:d",3,true,"urn:x:f";E~=d;E[zh-CN]',
    );
  });

  it('tells which attributes a query reads', () => {
    assert.deepEqual(attributesOf(parseQ('a==1;(b|c.observedAt>5);a[x]')), ['a', 'b', 'c']);
  });
});
