import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../../http/problem.ts';
import type { Json } from '../../model/entity.ts';
import { compileContext, coreOnly } from '../compiled-context.ts';
import { type ContextObject, coreContext, DEFAULT_VOCABULARY, earlierCore } from '../core-terms.ts';
import { resolveContext } from '../resolve-context.ts';
import { meaning } from './oracle.ts';

const ex = 'https://example.org/';
const code = (run: () => unknown): string => {
  try {
    run();
    return 'accepted';
  } catch (error) {
    assert.ok(error instanceof Problem, String(error));
    return error.code;
  }
};

describe('context', () => {
  it('never overrides a term of the core, wherever it stands and whatever it says', () => {
    const claims: ContextObject = Object.fromEntries(
      Object.keys(coreContext)
        .filter((term) => !term.startsWith('@'))
        .map((term) => [term, `${ex}${term}`]),
    );
    const compiled = compileContext(
      [coreContext, { '@vocab': ex }, claims].filter((one) => one !== coreContext),
    );
    for (const term of Object.keys(claims)) {
      assert.equal(compiled.storedName(term), term);
      assert.equal(compiled.writtenName(term), term);
    }
    assert.equal(compiled.storedName('unheard'), 'unheard');
    assert.equal(compiled.size, 0);
  });

  it('keeps short what packs call short, and everything else whole', () => {
    const compiled = compileContext([
      {
        ex,
        lamp: 'ex:Lamp',
        power: `${DEFAULT_VOCABULARY}power`,
        mine: { '@id': 'ex:power', '@type': '@id' },
      },
    ]);
    assert.equal(compiled.storedName('lamp'), `${ex}Lamp`);
    assert.equal(compiled.storedName('ex:Lamp'), `${ex}Lamp`);
    assert.equal(compiled.storedName('power'), 'power');
    assert.equal(compiled.storedName('mine'), `${ex}power`);
    assert.equal(compiled.storedName('ngsi-ld:default-context/power'), 'power');
    assert.equal(compiled.storedName(`${DEFAULT_VOCABULARY}power`), 'power');
    assert.equal(compiled.writtenName(`${ex}power`), 'mine');
    assert.equal(compiled.writtenName(`${ex}other`), 'ex:other');
    assert.equal(coreOnly.writtenName(`${ex}other`), `${ex}other`);
    assert.equal(coreOnly.storedName('https://uri.etsi.org/ngsi-ld/location'), 'location');
  });

  it('names a stored attribute in full where its short name means something else', () => {
    const compiled = compileContext([{ almostFull: `${ex}almostFull` }]);
    assert.equal(compiled.writtenName('almostFull'), 'ngsi-ld:default-context/almostFull');
    assert.equal(compiled.storedName('ngsi-ld:default-context/almostFull'), 'almostFull');
  });

  for (const [title, contexts] of [
    ['a scoped context', [{ a: { '@id': `${ex}a`, '@context': {} } }]],
    ['a term turned round', [{ a: { '@reverse': `${ex}a` } }]],
    ['nesting', [{ a: { '@id': `${ex}a`, '@nest': 'b' } }]],
    ['a circle', [{ a: 'b:x', b: 'a:x' }]],
    ['a term that leans on itself', [{ a: 'a:x' }]],
    ['a keyword with another meaning', [{ '@id': `${ex}a` }]],
    ['a term without an IRI', [{ a: { '@type': '@id' } }]],
    ['a word that is no IRI', [{ a: 'b' }]],
    ['a type that is no IRI', [{ a: { '@id': `${ex}a`, '@type': 'b' } }]],
    ['a container by id', [{ a: { '@id': `${ex}a`, '@container': '@id' } }]],
    ['a container by index', [{ a: { '@id': `${ex}a`, '@container': '@index' } }]],
    ['two containers', [{ a: { '@id': `${ex}a`, '@container': ['@list', '@language'] } }]],
    ['a number', [{ a: 1 }]],
    ['a list', [{ a: [] }]],
    ['an empty term', [{ '': `${ex}a` }]],
    ['a prototype', [JSON.parse('{"__proto__": "https://example.org/a"}')]],
    ['an IRI that is another', [{ ex, 'ex:a': `${ex}b` }]],
    ['another version', [{ '@version': 1.0 }]],
    ['a vocabulary that is no IRI', [{ '@vocab': 'x' }]],
    ['a protected term that is said otherwise', [{ '@protected': true, a: `${ex}a` }, { a: `${ex}b` }]],
  ] as readonly (readonly [string, readonly ContextObject[]])[])
    it(`refuses ${title}`, () =>
      assert.equal(
        code(() => compileContext(contexts)),
        'facts.bad-context',
      ));

  it('accepts a protected term that is said again, and what null takes back', () => {
    const again = [{ '@protected': true, a: `${ex}a` }, { a: `${ex}a` }];
    assert.equal(compileContext(again).storedName('a'), `${ex}a`);
    assert.equal(compileContext([...again, null]).storedName('a'), 'a');
  });

  it('is read like jsonld.js reads it, whatever it says, or refused', async () => {
    const term = fc.constantFrom(
      'a',
      'b',
      'ex',
      'ex:a',
      'b:',
      ':a',
      'a:b:c',
      'x/y',
      '@a',
      '@type',
      '',
      'https://example.org/a',
      'type',
      '名',
    );
    const iri = fc.constantFrom(
      'a',
      'b',
      'ex:a',
      'ex:',
      'b:x',
      'https://example.org/',
      'https://example.org/a',
      'urn:x:',
      '@id',
      '@type',
      '@vocab',
      '@none',
      '_:b',
      '//a',
      ':',
      'a b:c',
    );
    const definition: fc.Arbitrary<Json> = fc.oneof(
      iri,
      fc.constant(null),
      fc.record(
        {
          '@id': iri,
          '@type': fc.oneof(iri, fc.constantFrom('@id', '@json')),
          '@prefix': fc.boolean(),
          '@language': fc.constantFrom('en', null),
          '@container': fc.constantFrom('@list', '@set', '@language'),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
    );
    const context = fc
      .tuple(
        fc.dictionary(term, definition, { maxKeys: 5, noNullPrototype: true }),
        fc.constantFrom<ContextObject>({}, { '@vocab': ex }, { '@vocab': 'ex:' }, { '@version': 1.1 }),
      )
      .map(([terms, more]) => ({ ...terms, ...more }));
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(context, context, async (first, second) => {
        let compiled: ReturnType<typeof compileContext>;
        try {
          compiled = compileContext([first, second]);
        } catch (error) {
          assert.ok(error instanceof Problem && error.code === 'facts.bad-context', String(error));
          return;
        }
        for (const name of ['a', 'b', 'ex:z', 'ex', '名', 'unheard']) {
          const said = compiled.term(name);
          // Without a meaning, a keyword by another name, or what reads an attribute as something else.
          if (
            said &&
            (said.iri === null || said.iri.startsWith('@') || said.container || said.type === '@json')
          )
            continue;
          const theirs = await meaning({ [name]: { type: 'Property', value: 1 } }, [first, second]);
          const stored = compiled.storedName(name);
          if (stored.startsWith('@')) continue;
          compared += 1;
          assert.deepEqual(await meaning({ [stored]: { type: 'Property', value: 1 } }, []), theirs, name);
        }
      }),
      { numRuns: 1500 },
    );
    assert.ok(compared > 1000);
  });
});

describe('following contexts', () => {
  const web: Readonly<Record<string, Json>> = {
    'https://a.example/1': ['https://a.example/2', { one: `${ex}1` }],
    'https://a.example/2': { two: `${ex}2` },
    'https://a.example/round': ['round/', 'https://a.example/2'],
    'https://a.example/round/': '../round',
    'https://a.example/imports': { '@import': '2', two: `${ex}own`, three: `${ex}3` },
    'https://a.example/wide': Array.from({ length: 70 }, (_, index) => `https://a.example/n${index}`),
  };
  const read = (url: string): Promise<Json> => {
    const [, depth] = /\/deep(\d+)$/.exec(url) ?? [];
    if (depth !== undefined) return Promise.resolve(`deep${Number(depth) + 1}`);
    return Promise.resolve(web[url] ?? {});
  };
  const refused = async (context: Json): Promise<string> =>
    resolveContext(context, read).then(
      () => 'accepted',
      (error: unknown) => (error as Problem).code,
    );

  it('goes depth first, in order, and leaves the core out', async () => {
    const { contexts, urls } = await resolveContext(
      [
        'https://a.example/1#part',
        { three: `${ex}3` },
        'https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld',
      ],
      read,
    );
    assert.deepEqual(contexts, [{ two: `${ex}2` }, { one: `${ex}1` }, { three: `${ex}3` }, {}]);
    assert.deepEqual([...urls], ['https://a.example/1', 'https://a.example/2']);
  });

  it('puts imported terms under those that import them', async () => {
    const { contexts } = await resolveContext('https://a.example/imports', read);
    assert.deepEqual(contexts, [{ two: `${ex}own`, three: `${ex}3` }]);
  });

  for (const [title, context] of [
    ['a circle', 'https://a.example/round'],
    ['too many below each other', 'https://a.example/deep1'],
    ['too many beside each other', 'https://a.example/wide'],
    ['a list in a list', [[{}]]],
    ['a number', 7],
    ['an address without a scheme', 'context.jsonld'],
    ['too many terms', Object.fromEntries(Array.from({ length: 20_001 }, (_, index) => [`t${index}`, ex]))],
  ] as readonly (readonly [string, Json])[])
    it(`refuses ${title}`, async () => assert.equal(await refused(context), 'facts.bad-context'));

  it('refuses IRIs that prefixes make longer and longer, and terms that are too much together', () => {
    const chain = (length: number, suffix: number): Record<string, Json> =>
      Object.fromEntries(
        Array.from({ length }, (_, index): [string, Json] => [
          `t${index + 1}`,
          { '@id': `t${index}:${'y'.repeat(suffix)}`, '@prefix': true },
        ]),
      );
    const tooLong = { t0: 'http://x/', ...chain(500, 2000) };
    assert.throws(() => compileContext([tooLong]), { code: 'facts.bad-context' });
    assert.throws(() => compileContext([{ '@vocab': `${ex}${'y'.repeat(2040)}` }, { term: 'other' }]), {
      code: 'facts.bad-context',
    });
    const wide = Object.fromEntries(
      Array.from({ length: 2000 }, (_, index): [string, Json] => [`w${index}`, `p:${index}`]),
    );
    const tooMuch = { p: { '@id': `http://x/${'y'.repeat(2000)}`, '@prefix': true }, ...wide };
    assert.throws(() => compileContext([tooMuch]), { code: 'facts.bad-context' });
    assert.equal(compileContext([{ t0: 'http://x/', ...chain(100, 20) }]).size, 101);
  });

  it('knows the core contexts of 1.3 to 1.9, with and without what 1.9 has dropped', () => {
    const url = (edition: string): string =>
      `https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context${edition}.jsonld`;
    for (const edition of ['', '-v1.3', '-v1.4', '-v1.5', '-v1.6', '-v1.7', '-v1.8', '-v1.9', '-v1.8.1'])
      assert.ok(earlierCore(url(edition)), edition);
    for (const edition of ['-v1.2', '-v2.0', '-non-existing', '-v1.9x'])
      assert.equal(earlierCore(url(edition)), null, edition);
    assert.ok(Object.hasOwn(earlierCore(url('-v1.7')) ?? {}, 'VocabularyProperty'));
  });
});
