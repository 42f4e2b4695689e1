import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Problem } from '../../../http/problem.ts';
import { parsePast } from '../../http/parse-past.ts';
import { parseEntity } from '../parse-entity.ts';
import { parseStatement } from '../parse-statement.ts';

interface Valid {
  readonly title: string;
  readonly entity: { readonly id: string };
  readonly types: readonly string[];
  readonly statements: Readonly<Record<string, unknown>>;
}

function vectors<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'vectors', `${name}.json`), 'utf8')) as T[];
}

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('entity from outside', () => {
  for (const { title, entity, types, statements } of vectors<Valid>('valid-entities')) {
    it(`accepts: ${title}`, () => {
      const parsed = parseEntity(entity);
      assert.equal(parsed.id, entity.id);
      assert.deepEqual(parsed.types, types);
      assert.deepEqual(Object.fromEntries(parsed.statements), statements);
    });
  }

  for (const { title, code, entity } of vectors<{ title: string; code: string; entity: unknown }>(
    'invalid-entities',
  )) {
    it(`refuses ${title} as ${code}`, () => {
      assert.throws(() => parseEntity(entity), { name: 'Problem', code });
    });
  }

  for (const { title, code, entity } of vectors<{ title: string; code: string; entity: unknown }>(
    'invalid-entities',
  )) {
    it(`refuses ${title} in a temporal entity as well`, () => {
      assert.throws(() => parsePast(entity), { name: 'Problem', code });
    });
  }

  for (const { title, code, entity } of vectors<{ title: string; code: string; entity: unknown }>(
    'invalid-entity-members',
  )) {
    it(`refuses ${title}`, () => {
      assert.throws(() => parseEntity(entity), { name: 'Problem', code });
    });
  }

  const base = '"id": "urn:a:1", "type": "T"';
  for (const [title, text, code] of [
    ['an infinite number', `{${base}, "a": 1e999}`, 'facts.bad-text'],
    ['an infinite number within', `{${base}, "a": {"value": {"b": [-1e400]}}}`, 'facts.bad-text'],
    ['a value nested too deeply', `{${base}, "a": ${nested(70)}}`, 'facts.bad-text'],
    ['a value nested beyond the stack', `{${base}, "a": ${nested(200_000)}}`, 'facts.bad-text'],
    ['an id nested beyond the stack', `{"type": "T", "id": ${nested(200_000)}}`, 'facts.bad-id'],
    ['a type nested beyond the stack', `{"id": "urn:a:1", "type": ${nested(200_000)}}`, 'facts.bad-type'],
    [
      'a unit nested beyond the stack',
      `{${base}, "a": {"value": 1, "unitCode": ${nested(200_000)}}}`,
      'facts.bad-unit',
    ],
    [
      'a geometry nested beyond the stack',
      `{${base}, "a": {"type": "Point", "coordinates": ${nested(200_000)}}}`,
      'facts.bad-geometry',
    ],
    ['a value beyond the limit', `{${base}, "a": "${'x'.repeat(262_143)}"}`, 'facts.value-too-large'],
  ] as const) {
    it(`refuses ${title}`, () => {
      assert.throws(() => parseEntity(JSON.parse(text)), { name: 'Problem', code });
    });
  }

  it('takes values up to both limits', () => {
    assert.ok(parseStatement('a', 'x'.repeat(262_142)));
    assert.ok(parseStatement('a', JSON.parse(nested(65))));
  });

  it('reads the member __proto__ of a value as any other', () => {
    const value = JSON.parse('{"__proto__": {"polluted": true}}') as unknown;
    const parsed = parseStatement('a', { value });
    assert.equal(JSON.stringify(parsed.value), '{"__proto__":{"polluted":true}}');
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
  });

  it('parses or refuses whatever JSON comes, and nothing else', () => {
    const members = fc.constantFrom(
      'id',
      'type',
      'value',
      'object',
      'unitCode',
      'observedAt',
      'a',
      '@context',
      'coordinates',
      '__proto__',
    );
    const entity = fc.letrec<{ any: unknown }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.constantFrom(
          'Property',
          'GeoProperty',
          'Relationship',
          'Point',
          'urn:a:1',
          'T',
          'MTR',
          '2026-01-01T00:00:00Z',
          [1, 2],
        ),
        fc.dictionary(members, tie('any'), { maxKeys: 6 }),
        fc.array(tie('any'), { maxLength: 3 }),
      ),
    })).any;
    fc.assert(
      fc.property(entity, (input) => {
        for (const parse of [parseEntity, parsePast]) {
          try {
            parse(input);
          } catch (error) {
            if (!(error instanceof Problem)) throw error;
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
