import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { Json } from '../../facts/model/entity.ts';
import { type FactBody, factDigest } from '../../facts/model/make-fact.ts';
import { create } from '../../test/stated.ts';
import { type TestKernel, testActor, testKernel } from '../../test/test-kernel.ts';
import { canonical, digestOf, sha256 } from '../digest.ts';

let test: TestKernel;
before(async () => {
  test = await testKernel([]);
});
after(() => test[Symbol.asyncDispose]());

/** JSON that can be stored: well-formed text without NUL, finite numbers of every size. */
const text = fc.string({ unit: 'grapheme' }).filter((value) => value.isWellFormed() && !value.includes('\0'));
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(
    1e21,
    1e-7,
    -0,
    0.1,
    0.1 + 0.2,
    5e-324,
    Number.MAX_VALUE,
    2 ** 53 + 2,
    123456789.12345679,
    1e-6,
    1e20 + 65536,
  ),
);
const json: fc.Arbitrary<Json> = fc.letrec<{ any: Json }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.constantFrom('😀', 'é', 'e\u0301', '\u2028', '\u007f', '\ufeff', '"\\/\b'),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(text, fc.constantFrom('__proto__', 'constructor', '10', '9', '😀', '\ufb33', '')),
      tie('any'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).any;

describe('canonical JSON (RFC 8785)', () => {
  // The example of section 3.2.2 and the sorting example of section 3.2.3, typed in here by hand.
  it('writes the example of the standard', () => {
    const input = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    ) as unknown;
    assert.equal(
      canonical(input),
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts names by their UTF-16 units', () => {
    const names = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = Object.keys(
      JSON.parse(canonical(Object.fromEntries(names.map((name) => [name, 0])))) as object,
    );
    assert.deepEqual(sorted, ['1', '\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });

  it('is one text for one value, whatever the order of members, and reads back as the value', () => {
    const shuffled = (value: Json): Json => {
      if (Array.isArray(value)) return (value as Json[]).map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, inner]) => [key, shuffled(inner)]),
      );
    };
    fc.assert(
      fc.property(json, (value) => {
        const written = canonical(value);
        assert.equal(canonical(shuffled(value)), written);
        assert.equal(canonical(JSON.parse(written)), written);
        assert.equal(canonical(JSON.parse(JSON.stringify(value))), written);
      }),
      { numRuns: 500 },
    );
  });

  it('has no form for what is not JSON', () => {
    for (const value of [undefined, Number.NaN, Infinity, [Number.NaN], () => 1, Symbol('x'), 1n])
      assert.throws(() => canonical(value));
  });

  it('hashes as SHA-256 does (FIPS 180-4, message "abc")', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    assert.equal(sha256('abc').toString('hex'), abc);
    assert.equal(sha256('a', Buffer.from('b'), 'c').toString('hex'), abc);
    assert.notEqual(digestOf('abc'), abc, 'the digest of a text is that of its JSON');
  });
});

describe('digest of a fact', () => {
  it('is the same when the fact is read back from the database, whatever its value', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(json, { minLength: 1, maxLength: 20 }), async (values) => {
        run += 1;
        const ids = values.map((_, index) => `urn:digest:${run}-${index}`);
        const stored = values.map((value, index) =>
          create(ids[index] ?? '', { v: { value: value ?? 'null' } }),
        );
        await test.kernel.facts.write(stored, testActor());
        const { entities } = await test.kernel.facts.query({ ids });
        assert.equal(entities.length, values.length);
        for (const { id, facts } of entities) {
          const fact = facts['v'] ?? assert.fail();
          const value = values[ids.indexOf(id)] ?? 'null';
          assert.equal(canonical(fact.value), canonical(value));
          assert.equal(factDigest(fact), fact.digest);
          const [past] = await test.kernel.facts.instances([fact.instance]);
          assert.equal(past && factDigest(past), fact.digest);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is that of its members as canonical JSON', () => {
    const anyText = fc.string({ unit: 'binary' });
    const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const body = fc.record({
      instance: anyText,
      entity: anyText,
      entityType: anyText,
      attribute: anyText,
      kind: fc.constantFrom('Property', 'LanguageProperty'),
      value: json.map((value) => value ?? null),
      unitCode: fc.option(anyText),
      observedAt: fc.option(anyText),
      recordedAt: anyText,
      by: fc.record({
        actor: anyText,
        organisation: fc.option(anyText),
        source: anyText,
        synthetic: fc.boolean(),
      }),
      datasetId: some(anyText),
      expiresAt: some(anyText),
      objectType: some(fc.array(anyText)),
      attributes: some(fc.dictionary(anyText, json)),
      createdAt: some(anyText),
    });
    fc.assert(
      fc.property(body, (made) => {
        const said = Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
        assert.equal(factDigest(said as unknown as FactBody), digestOf(said));
      }),
    );
  });

  it('seals every member', async () => {
    await test.kernel.facts.write([create('urn:digest:sealed', { v: 1 })], testActor());
    const fact = (await test.kernel.facts.get('urn:digest:sealed'))?.facts['v'] ?? assert.fail();
    const changes = {
      instance: 'x',
      entity: 'x',
      entityType: 'x',
      attribute: 'x',
      kind: 'GeoProperty',
      value: 2,
      unitCode: 'MTR',
      observedAt: fact.recordedAt,
      recordedAt: 'x',
      by: { ...fact.by, synthetic: true },
    } as const;
    assert.deepEqual(Object.keys(fact).toSorted(), [...Object.keys(changes), 'digest'].toSorted());
    for (const [member, value] of Object.entries(changes))
      assert.notEqual(factDigest({ ...fact, [member]: value }), fact.digest, member);
    for (const [member, value] of Object.entries({ actor: 'x', organisation: 'x', source: 'x' }))
      assert.notEqual(factDigest({ ...fact, by: { ...fact.by, [member]: value } }), fact.digest, member);
  });
});
