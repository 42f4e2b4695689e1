import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Fact, Json } from '../../model/entity.ts';
import { makeFact } from '../../model/make-fact.ts';
import { satisfies } from '../q-evaluate.ts';
import { parseQ } from '../q-grammar.ts';
import type { QLiteral, QNode, QValue } from '../q-tree.ts';
import { arbitraryQuery } from './arbitrary-query.ts';

const by = { actor: 'user:x', organisation: null, source: 'test', synthetic: false };
const at = '2026-03-01T00:00:00.000Z';

function factsOf(values: Readonly<Record<string, Json>>): Readonly<Record<string, Fact>> {
  return Object.fromEntries(
    Object.entries(values).map(([attribute, value]) => [
      attribute,
      makeFact(
        { entity: 'urn:a:1', entityType: 'T', attribute },
        { kind: 'Property', value, unitCode: 'MTR', observedAt: at },
        { instance: attribute, at, by },
      ),
    ]),
  );
}

/** The meaning of a query written out once more, without thought of speed. */
function means(node: QNode, facts: Readonly<Record<string, Fact>>): boolean {
  if (node.op === 'and' && 'terms' in node) return !node.terms.some((term) => !means(term, facts));
  if ('terms' in node) return node.terms.map((term) => means(term, facts)).includes(true);
  const own = new Map(Object.entries(facts)).get(node.path.attribute);
  let found: readonly Json[] = own ? [own.value] : [];
  const [sub, ...subs] = node.path.subs;
  if (node.path.linked) found = [];
  else if (own && sub !== undefined)
    found =
      subs.length > 0 || node.path.members.length > 0
        ? []
        : sub === 'observedAt'
          ? [own.observedAt ?? []].flat()
          : sub === 'unitCode'
            ? [own.unitCode ?? []].flat()
            : [];
  else
    for (const member of node.path.members)
      found = found.flatMap((value) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.entries(value).flatMap(([key, inner]) => (key === member ? [inner as Json] : []))
          : [],
      );
  if (found.length === 0) return false;
  if (!('values' in node)) return true;
  const candidates = found.flatMap((value) => (Array.isArray(value) ? (value as readonly Json[]) : [value]));
  const same = (a: Json, b: QLiteral): boolean => typeof a === typeof b && a === b;
  const less = (a: Json | QLiteral, b: Json | QLiteral): boolean =>
    typeof a === typeof b && typeof a !== 'object' && (a as string) < (b as string);
  const hits = (a: Json, value: QValue): boolean =>
    'from' in value
      ? (same(a, value.from) || less(value.from, a)) && (same(a, value.to) || less(a, value.to))
      : same(a, value.value);
  const any = (test: (a: Json, value: QValue) => boolean): boolean =>
    candidates.some((candidate) => node.values.some((value) => test(candidate, value)));
  const single = (value: QValue): QLiteral => ('value' in value ? value.value : value.from);
  const matches = (a: Json, value: QValue): boolean =>
    typeof a === 'string' && new RegExp(String(single(value)), 'u').test(a);
  switch (node.op) {
    case '==':
      return any(hits);
    case '!=':
      return !any(hits);
    case '~=':
      return any(matches);
    case '!~=':
      return !any(matches);
    case '>':
      return any((a, value) => less(single(value), a));
    case '<':
      return any((a, value) => less(a, single(value)));
    case '>=':
      return any((a, value) => same(a, single(value)) || less(single(value), a));
    default:
      return any((a, value) => same(a, single(value)) || less(a, single(value)));
  }
}

const value: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<Json>('', 'a', 'ab', '5G', '中', 'on', true, false, 0, 1, 1.5, -3, 'true', '1'),
    fc.integer({ min: -5, max: 5 }),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('state', 'a', 'constructor', 'x9'), tie('any'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).any;
const facts = fc
  .dictionary(fc.constantFrom('state', 'power', 'a', 'B_2', 'constructor', 'x9'), value, {
    maxKeys: 5,
    noNullPrototype: true,
  })
  .map(factsOf);
/** Queries over few words, so that many of them hold. */
const close = fc
  .tuple(
    fc.constantFrom('state', 'a', 'constructor', 'a[x9]', 'state[a.a]', 'a.unitCode', 'a.other', 'toString'),
    fc.constantFrom('==', '!=', '<', '>', '<=', '>='),
    fc.constantFrom('on', '""', '"a"', 'true', '"true"', '1', '-3', '1.5', 'MTR'),
  )
  .map((parts) => parseQ(parts.join('')));

describe('q evaluation', () => {
  it('means what it is written to mean', () => {
    let held = 0;
    fc.assert(
      fc.property(fc.oneof(arbitraryQuery, close, close), facts, (node, own) => {
        const expected = means(node, own);
        if (expected) held += 1;
        assert.equal(satisfies(node, { facts: own }), expected);
      }),
      { numRuns: 3000 },
    );
    assert.ok(held > 100, `only ${held} held`);
  });

  const own = factsOf({ n: 5, s: 'on', list: ['a', 'b', 3], deep: { x: { y: 'z' } }, yes: true });
  for (const [query, expected] of [
    ['n', true],
    ['missing', false],
    ['toString', false],
    ['n==5', true],
    ['n=="5"', false],
    ['n!=6', true],
    ['missing!=6', false],
    ['n==1..5', true],
    ['n==6..9,5', true],
    ['n!=1..4', true],
    ['n>4;n<6', true],
    ['n>=5;n<=5', true],
    ['s>on', false],
    ['s>5', false],
    ['list==b', true],
    ['list==3', true],
    ['list!=b', false],
    ['list>2', true],
    ['deep[x.y]==z', true],
    ['deep[x]', true],
    ['deep[y]', false],
    ['deep[constructor]', false],
    ['deep[x.y.length]', false],
    ['yes==true', true],
    ['yes=="true"', false],
    ['s~="^o"', true],
    ['s!~="^x"', true],
    ['n~="5"', false],
    ['list~="^[ab]$"', true],
    ['n.unitCode==MTR', true],
    ['n.observedAt==2026-03-01T00:00:00.000Z', true],
    ['n.observedAt==2026-03-01T00:00:00Z', true],
    ['n.observedAt==2026-03-01T08:00:00+08:00', true],
    ['n.observedAt>=2026-03-01T00:00:00Z', true],
    ['n.observedAt>2026-03-01T00:00:00Z', false],
    ['n.observedAt==2026-02-28T23:59:59Z..2026-03-01T00:00:01Z', true],
    ['n.value', false],
    ['missing|n==5', true],
    ['missing;n==5', false],
    ['(missing|s==on);n==5', true],
  ] as const) {
    it(`${query} ${expected ? 'holds' : 'does not hold'}`, () =>
      assert.equal(satisfies(parseQ(query), { facts: own }), expected));
  }
});
