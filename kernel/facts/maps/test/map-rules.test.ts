import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { boundedExpiry, expiryOf, LONGEST_LIFETIME_MS } from '../map-lifetime.ts';
import { fromPlace } from '../map-place.ts';
import { mapQueryOf } from '../map-query.ts';

const now = new Date('2026-03-02T02:00:00.000Z');

/** ETSI GS CIM 009 V1.9.1, clauses 5.5.14 and 6.4.3.2. */
describe('lifetime of an entity map', () => {
  it('never goes beyond the bound, whatever is wished', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), fc.constantFrom('D', 'M', 'Y', 'W'), (n, unit) => {
        const at = Date.parse(expiryOf(`P${n}${unit}`, now));
        assert.ok(at >= now.getTime() && at <= now.getTime() + LONGEST_LIFETIME_MS);
      }),
    );
  });

  it('is an hour unless told, and may be ended', () => {
    assert.equal(expiryOf(undefined, now), '2026-03-02T03:00:00.000Z');
    assert.equal(expiryOf('PT10M', now), '2026-03-02T02:10:00.000Z');
    assert.equal(boundedExpiry('2000-01-01T00:00:00.000Z', now), '2000-01-01T00:00:00.000Z');
    assert.equal(boundedExpiry('2099-01-01T00:00:00.000Z', now), '2026-03-03T02:00:00.000Z');
    assert.throws(() => expiryOf('an hour', now), { code: 'facts.bad-duration' });
  });
});

describe('a place in an entity map', () => {
  it('is that of the ids laid end to end', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 50 }), (ns, place) => {
        const parts = ns.map((n, part) => ({ part, n }));
        const laid = parts.flatMap(({ part, n }) => Array.from({ length: n }, (_, i) => `${part}:${i}`));
        const { parts: rest, skip } = fromPlace(parts, place);
        const found = rest
          .flatMap(({ part, n }) => Array.from({ length: n }, (_, i) => `${part}:${i}`))
          .slice(skip);
        assert.deepEqual(found, laid.slice(place));
      }),
    );
  });
});

describe('the question of an entity map', () => {
  it('is the same whatever page, ids, order of members or of the answer', () => {
    const asked = { typeExpression: 'T', q: 'power>1', attributes: ['power'] } as const;
    const other = { offset: 4, limit: 2, ids: ['urn:a'], attributes: ['power'], q: 'power>1' };
    assert.equal(
      mapQueryOf(asked as never),
      mapQueryOf({ ...other, typeExpression: 'T', order: [{ by: 'power' }] } as never),
    );
    assert.notEqual(mapQueryOf(asked as never), mapQueryOf({ ...asked, q: 'power>2' } as never));
  });
});
