import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Geometry } from '../../model/entity.ts';
import { polygonContains, polygonsOf } from '../../model/geometry.ts';
import { anywhere, geometryOf } from '../../model/test/arbitrary-geometry.ts';
import { geoSatisfies } from '../../query/geo.ts';
import type { GeoQuery } from '../../selection.ts';
import { windowOf } from '../../temporal/temporal-query.ts';
import { compileSourceQuery, knowing } from '../match-registration.ts';
import { matchesTime } from '../match-time.ts';
import { mayLie } from '../may-lie.ts';
import { parseRegistration } from '../parse-registration.ts';
import type { Definition } from '../registration.ts';
import { arbitraryAsked, arbitraryEntity, arbitraryInfo, type Known } from './arbitrary-source.ts';

/** Does an entity with these attributes belong to what a source says it knows, taken word by word? */
function belongs({ id, types, attributes }: Known, info: Definition['information'][number]): boolean {
  const isMeant = info.entities?.some(
    (one) =>
      one.types.every((type) => types.includes(type)) &&
      (one.id === undefined || one.id === id) &&
      (one.id !== undefined || one.idPattern === undefined || new RegExp(one.idPattern, 'u').test(id)),
  );
  return (isMeant ?? true) && (info.attributes?.some((name) => attributes.includes(name)) ?? true);
}

describe('matching of registrations (clause 5.12)', () => {
  it('finds whoever knows an entity that is asked for by its id, a type and its attributes', () => {
    fc.assert(
      fc.property(arbitraryInfo, arbitraryEntity, (info, entity) => {
        fc.pre(belongs(entity, info));
        const named = info.entities?.flatMap(({ types }) => types) ?? entity.types;
        const known = info.attributes?.filter((name) => entity.attributes.includes(name));
        for (const type of named.filter((one) => entity.types.includes(one))) {
          const selector = { typeExpression: { word: type }, ids: [entity.id] };
          const others = info.entities?.filter(({ types }) => types.includes(type));
          if (others && !belongs(entity, { ...info, entities: others })) continue;
          assert.ok(knowing([selector], known)(info));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never finds more when more is asked for', () => {
    fc.assert(
      fc.property(arbitraryInfo, arbitraryAsked, arbitraryAsked, (info, one, other) => {
        const [first, second] = [one, other].map(({ selector, attributes }) =>
          knowing([selector], attributes)(info),
        );
        const either = knowing([one.selector, other.selector], undefined)(info);
        const [a, b] = [one, other].map(({ selector }) => knowing([selector], undefined)(info));
        assert.equal(either, a || b);
        assert.ok(!first || a);
        assert.ok(!second || b);
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves out what a source says of others, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryInfo, { minLength: 1, maxLength: 4 }),
        arbitraryAsked,
        (information, asked) => {
          const matches = compileSourceQuery({
            selectors: [asked.selector],
            ...(asked.attributes ? { attributes: asked.attributes } : {}),
            temporal: null,
          });
          const knows = knowing([asked.selector], asked.attributes);
          const places = [...information.keys()].filter((at) => knows(information[at] as never));
          assert.deepEqual(matches({ ...nothingSaid, information }), places);
          const past = { observationInterval: { startAt: '2020-01-01T00:00:00.000Z' } };
          assert.deepEqual(matches({ ...nothingSaid, ...past, information }), []);
        },
      ),
    );
  });
});

const nothingSaid: Omit<Definition, 'information'> = {
  endpoint: 'http://a.example',
  mode: 'inclusive',
  operations: [],
  contextSourceInfo: [],
  places: {},
  properties: {},
};

describe('places of sources (clause 5.10.2.4)', () => {
  const relations = ['near', 'within', 'contains', 'intersects', 'equals', 'disjoint', 'overlaps'] as const;
  const query: fc.Arbitrary<GeoQuery> = fc
    .record({
      relation: fc.constantFrom(...relations),
      geometry: geometryOf(anywhere),
      metres: fc.constantFrom(10, 50_000, 500_000),
      isMinimum: fc.boolean(),
    })
    .map(({ relation, geometry, metres, isMinimum }) => ({
      relation,
      geometry,
      ...(relation === 'near' ? { [isMinimum ? 'minDistance' : 'maxDistance']: metres } : {}),
    }));

  it('whatever satisfies the query itself does so as the place of a source', () => {
    fc.assert(
      fc.property(query, geometryOf(anywhere), (asked, place) => {
        // "Near" at least so far away is asked of the nearest point; a place may go further.
        if (geoSatisfies(asked, place)) assert.ok(mayLie(asked, place), asked.relation);
      }),
      { numRuns: 500 },
    );
  });

  it('a thing that satisfies the query inside a place is not missed', () => {
    fc.assert(
      fc.property(query, geometryOf(anywhere), anywhere, (asked, place, position) => {
        const inside = polygonsOf(place).some((rings) => polygonContains(rings, position));
        fc.pre(inside);
        const thing: Geometry = { type: 'Point', coordinates: position };
        if (geoSatisfies(asked, thing)) assert.ok(mayLie(asked, place), asked.relation);
      }),
      { numRuns: 200 },
    );
  });
});

it('times match where an instant is asked for that the source knows (clauses 5.2.9, 5.2.11)', () => {
  const day = fc.integer({ min: 1, max: 9 });
  const at = (n: number): string => `2026-01-0${n}T00:00:00.000Z`;
  const relation = fc.constantFrom('before' as const, 'after' as const, 'between' as const);
  fc.assert(
    fc.property(relation, day, day, day, fc.option(day), (asked, a, b, start, end) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const temporal = {
        relation: asked,
        timeAt: at(from),
        endTimeAt: asked === 'between' ? at(to) : null,
        property: 'observedAt' as const,
        lastN: null,
      };
      const interval = { startAt: at(start), ...(end === null ? {} : { endAt: at(Math.max(start, end)) }) };
      const definition = { ...nothingSaid, information: [], observationInterval: interval };
      const window = windowOf(temporal);
      const last = end === null ? 99 : Math.max(start, end);
      // Half days, so that what lies between two days is asked for as well; the ends themselves may count or not.
      const halves = Array.from({ length: 20 }, (_, n) => n / 2).filter((n) => n >= start && n <= last);
      const instant = (n: number): string => new Date(Date.parse(at(1)) + (n - 1) * 86_400_000).toISOString();
      const known = halves.some(
        (n) =>
          (window.from === null || instant(n) >= window.from) &&
          (window.to === null || instant(n) < window.to),
      );
      if (known) assert.ok(matchesTime(definition, temporal));
      const isOutside =
        (asked !== 'before' && last < from) ||
        (asked !== 'after' && start > (asked === 'before' ? from : to));
      if (isOutside) assert.equal(matchesTime(definition, temporal), false);
      assert.equal(matchesTime(definition, { ...temporal, property: 'createdAt' }), false);
      assert.equal(matchesTime(definition, null), false);
    }),
  );
});

it('members of a registration that its author did not say have their defaults (table 5.2.9-1)', () => {
  const definition = parseRegistration({
    type: 'ContextSourceRegistration',
    endpoint: 'http://a.example',
    information: [{ entities: [{ type: ['A', 'B'], id: 'urn:a:1' }], relationshipNames: ['to'] }],
    floor: { type: 'Property', value: 3 },
  });
  assert.deepEqual([definition.mode, definition.operations], ['inclusive', ['federationOps']]);
  assert.deepEqual(definition.information, [
    { entities: [{ types: ['A', 'B'], id: 'urn:a:1' }], attributes: ['to'] },
  ]);
  assert.equal(definition.properties['floor'], 3);
});
