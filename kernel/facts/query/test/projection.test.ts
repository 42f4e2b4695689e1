import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Projection, parseProjection, shownBehind, shows } from '../projection.ts';

const same = (name: string): string => name;
const written = (projection: Projection): string =>
  [...projection].map(([name, inner]) => (inner ? `${name}{${written(inner)}}` : name)).join();

const name = fc.stringMatching(/^[a-z][a-zA-Z0-9:/#.-]{0,8}$/);
const { projection } = fc.letrec<{ projection: Projection }>((tie) => ({
  projection: fc
    .uniqueArray(fc.tuple(name, fc.option(tie('projection'), { depthSize: 'small', maxDepth: 4 })), {
      minLength: 1,
      maxLength: 4,
      selector: ([one]) => one,
    })
    .map((entries) => new Map(entries)),
}));

describe('pick and omit (clause 4.21)', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(projection, (one) => {
        assert.deepEqual(parseProjection(written(one), same), one);
        assert.deepEqual(parseProjection(written(one).replaceAll(',', '|'), same), one);
      }),
    );
  });

  it('never fail otherwise than with the place of the fault', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab,|{};. ]{0,20}$/), (text) => {
        try {
          parseProjection(text, same);
        } catch (error) {
          const { code, values } = error as { code: string; values: { position: number } };
          assert.equal(code, 'facts.bad-query');
          assert.ok(values.position >= 0 && values.position <= text.length);
        }
      }),
    );
  });

  for (const text of ['', 'a,', ',a', 'a,,b', 'a;b', 'a{', 'a{}', 'a{b', 'a{{b}', 'a{,b}', 'a}', 'a b'])
    it(`refuses "${text}"`, () => {
      assert.throws(() => parseProjection(text, same), { code: 'facts.bad-query' });
    });

  it('what only linked members are left out of is shown itself', () => {
    const omit = parseProjection('a,b{c}', same);
    assert.deepEqual(
      ['a', 'b', 'c'].map((one) => shows({ omit }, one)),
      [false, true, true],
    );
    assert.equal(shows(shownBehind({ omit }, 'b'), 'c'), false);
    assert.deepEqual(shownBehind({ pick: omit }, 'a'), { pick: undefined, omit: undefined });
  });
});
