import fc from 'fast-check';
import type { Json, JsonObject } from '../../model/entity.ts';
import type { ContextObject } from '../core-terms.ts';

const bases = [
  'https://example.org/a#',
  'https://example.org/a/b/',
  'urn:example:',
  'https://uri.etsi.org/ngsi-ld/default-context/',
];
const prefixes = ['ex', 'schema', 'p'];
export const attributeNames = [
  'speed',
  'brandName',
  'isParked',
  'level',
  'constructor',
  'toString',
  '速度',
  'location',
  'status',
];
const memberNames = [
  'street',
  'opened',
  'part',
  'note',
  'labels',
  'route',
  'raw',
  'level',
  'status',
  'createdAt',
];
const localNames = ['speed', 'Vehicle', 'street', 'level', 'x', 'location', 'opened', '名'];

const iri = fc.oneof(
  fc.tuple(fc.constantFrom(...bases), fc.constantFrom(...localNames)).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom(...prefixes), fc.constantFrom(...localNames)).map((parts) => parts.join(':')),
);
const datatype = fc.constantFrom('https://www.w3.org/2001/XMLSchema#date', 'ex:Unit', '@id', '@vocab');

/** A term for an attribute: its type says nothing about a normalised attribute, which is an object. */
const attributeTerm: fc.Arbitrary<Json> = fc.oneof(
  iri,
  iri.map((id) => ({ '@id': id })),
  fc.tuple(iri, datatype).map(([id, type]) => ({ '@id': id, '@type': type })),
);
/** A term for members of a value, where everything counts. */
const memberTerm: fc.Arbitrary<Json> = fc.oneof(
  attributeTerm,
  iri.map((id) => ({ '@id': id, '@container': '@list' })),
  fc.tuple(iri, datatype).map(([id, type]) => ({ '@id': id, '@type': type, '@container': '@list' })),
  iri.map((id) => ({ '@id': id, '@container': '@set' })),
  iri.map((id) => ({ '@id': id, '@container': '@language' })),
  iri.map((id) => ({ '@id': id, '@language': 'zh' })),
  iri.map((id) => ({ '@id': id, '@type': '@json' })),
);

const termsFrom = (names: readonly string[], term: fc.Arbitrary<Json>): fc.Arbitrary<ContextObject> =>
  fc.dictionary(fc.constantFrom(...names), term, { maxKeys: 5, noNullPrototype: true });

const prefixTerms: fc.Arbitrary<ContextObject> = fc
  .tuple(...prefixes.map(() => fc.constantFrom(...bases)))
  .map((iris) => Object.fromEntries(iris.map((base, index) => [prefixes[index] ?? '', base])));

const vocabulary: fc.Arbitrary<ContextObject> = fc.constantFrom<ContextObject>(
  {},
  {},
  { '@vocab': bases[0] ?? '' },
  { '@version': 1.1 },
);

/** What a request may bring: one or several contexts, the first with all prefixes. Attributes' and members' terms do not mix. */
export const arbitraryContexts: fc.Arbitrary<readonly ContextObject[]> = fc
  .tuple(
    prefixTerms,
    vocabulary,
    termsFrom(
      attributeNames.map((name) => `a_${name}`),
      attributeTerm,
    ),
    termsFrom(
      memberNames.map((name) => `m_${name}`),
      memberTerm,
    ),
    termsFrom(['Vehicle', 'Car'], iri),
    termsFrom(['observedAt', 'value', 'location', 'type', 'Property'], iri),
    fc.boolean(),
  )
  .map(([prefix, vocab, attributes, members, types, core, split]) =>
    split
      ? [prefix, { ...vocab, ...attributes, ...types }, { ...members, ...core }]
      : [{ ...prefix, ...vocab, ...attributes, ...members, ...types, ...core }],
  );

const attributeName = fc.oneof(
  fc.constantFrom(...attributeNames.map((name) => `a_${name}`)),
  fc.constantFrom(...attributeNames),
  iri,
);
const memberName = fc.oneof(
  fc.constantFrom(...memberNames.map((name) => `m_${name}`)),
  fc.constantFrom(...memberNames),
  iri,
);
const scalar: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>('speed', 'ex:speed', 'a_speed', '2026-01-01', 'urn:x:1', '中文', ''),
  fc.integer(),
  fc.boolean(),
);
const texts = fc.dictionary(fc.constantFrom('en', 'zh', 'fr'), fc.constantFrom('a', '甲'), {
  maxKeys: 3,
  noNullPrototype: true,
});

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    texts as fc.Arbitrary<Json>,
    fc.constantFrom<Json>(
      { '@type': 'DateTime', '@value': '2026-01-01T00:00:00Z' },
      { '@type': 'ex:Unit', '@value': 'x' },
      { '@id': 'ex:speed' },
      { '@value': '甲', '@language': 'zh' },
      { '@list': [1, 'x'] },
    ),
    fc.dictionary(memberName, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    fc
      .dictionary(memberName, tie('value'), { maxKeys: 2, noNullPrototype: true })
      .map((inner) => ({ ...inner, type: 'Car' })),
  ),
}));

const point = { type: 'Point', coordinates: [113.6, 34.7] };
const kinds: fc.Arbitrary<JsonObject> = fc.oneof(
  value.map((one) => ({ type: 'Property', value: one })),
  fc.constant({ type: 'GeoProperty', value: point } as JsonObject),
  fc
    .constantFrom<Json>('urn:x:1', 'ex:speed', ['urn:x:1', 'urn:x:2'])
    .map((object) => ({ type: 'Relationship', object, objectType: 'Car' })),
  texts.map((languageMap) => ({ type: 'LanguageProperty', languageMap })),
  fc
    .constantFrom<Json>('Vehicle', 'ex:x', ['Car', 'unknown'])
    .map((vocab) => ({ type: 'VocabProperty', vocab })),
  fc.array(value, { maxLength: 3 }).map((valueList) => ({ type: 'ListProperty', valueList })),
  fc.constant<JsonObject>({
    type: 'ListRelationship',
    objectList: [{ object: 'urn:x:1' }, { object: 'ex:x' }],
  }),
  fc
    .dictionary(memberName, scalar, { maxKeys: 3, noNullPrototype: true })
    .map((json) => ({ type: 'JsonProperty', json })),
);
const meta = fc.constantFrom<JsonObject>(
  {},
  { observedAt: '2026-01-01T00:00:00Z', unitCode: 'KMH' },
  { datasetId: 'ex:x' },
);
const attribute: fc.Arbitrary<Json> = fc
  .tuple(kinds, meta, fc.dictionary(attributeName, kinds, { maxKeys: 1, noNullPrototype: true }))
  .map(([kind, more, subs]) => ({ ...subs, ...kind, ...more }));

/** Normalised entities of all kinds of attributes; names that a context knows and names that it does not. */
export const arbitraryEntity: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.constantFrom<Json>('Vehicle', ['Vehicle', 'Car'], 'ex:x', 'Property'),
    fc.dictionary(
      attributeName,
      fc.oneof(
        { weight: 4, arbitrary: attribute },
        { weight: 1, arbitrary: fc.array(attribute, { minLength: 1, maxLength: 2 }) },
      ),
      {
        maxKeys: 4,
        noNullPrototype: true,
      },
    ),
  )
  .map(([type, attributes]) => ({ ...attributes, id: 'urn:x:entity', type }));
