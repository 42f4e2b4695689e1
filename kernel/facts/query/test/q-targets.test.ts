import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseStatements } from '../../model/parse-entity.ts';
import { satisfies } from '../q-evaluate.ts';
import { parseQ } from '../q-grammar.ts';
import type { Attributed, Linked, Valued } from '../q-targets.ts';

const at = '2026-03-01T00:00:00.000Z';

/** Attributes as they are kept: several instances of one stand in a list. */
function attributed(input: Readonly<Record<string, object>>): Attributed {
  const facts: Record<string, Valued> = {};
  const others: Record<string, Valued[]> = {};
  for (const [name, said] of Object.entries(input))
    for (const one of [said].flat()) {
      const [statement] = parseStatements({ [name]: one }).values();
      assert.ok(statement);
      const fact = { ...statement, recordedAt: at };
      if (fact.datasetId === undefined) facts[name] = fact;
      else others[name] = [...(others[name] ?? []), fact];
    }
  return { facts, others };
}

const property = (value: unknown, more: object = {}) => ({ type: 'Property', value, ...more });
const own = attributed({
  speed: [property(50), property(70, { datasetId: 'urn:d:gps' })],
  colour: { type: 'LanguageProperty', languageMap: { en: ['red', 'cat'], fr: 'rouge', 'zh-CN': '红' } },
  gender: { type: 'VocabProperty', vocab: 'Male' },
  made: { type: 'VocabProperty', vocab: ['https://example.org/A', 'B'] },
  list: { type: 'ListProperty', valueList: ['a', 'b'] },
  tickets: { type: 'JsonProperty', json: { value: 'late', '@value': 'x', deep: { '@value': 1 } } },
  owner: { type: 'Relationship', object: ['urn:o:1', 'urn:o:2'] },
  parts: { type: 'ListRelationship', objectList: [{ object: 'urn:p:1' }, 'urn:p:2'] },
  since: property({ '@type': 'DateTime', '@value': '2026-03-01T08:00:00+08:00' }),
  sensor: property(40, {
    observedAt: '2026-03-01T01:00:00Z',
    raw: property({ air: { dust: 40 } }, { unitCode: 'MTR' }),
    accuracy: [property(1), property(2, { datasetId: 'urn:d:x' })],
  }),
});
const device = (types: readonly string[], input: Readonly<Record<string, object>>) => ({
  types,
  ...attributed(input),
});
const world: Readonly<Record<string, ReturnType<typeof device>>> = {
  'urn:o:1': device(['Person'], { age: property(30), boss: { type: 'Relationship', object: 'urn:o:3' } }),
  'urn:o:2': device(['Company'], { age: property(99) }),
  'urn:o:3': device(['Person'], { age: property(60) }),
  'urn:p:2': device(['Part'], { weight: property(7) }),
};
const linked = ((id: string) => world[id]) as Linked;

describe('what a condition is about (clause 4.9)', () => {
  for (const [query, expected] of [
    // Any instance, whatever its dataset.
    ['speed==70', true],
    ['speed==50', true],
    ['speed!=70', true],
    ['speed==60', false],
    ['speed>60;speed<60', true],
    ['speed.datasetId=="urn:d:gps"', true],
    // A language, any of them, one of several texts in one.
    ['colour[en]=="red"', true],
    ['colour[en]=="rouge"', false],
    ['colour[*]=="rouge"', true],
    ['colour[*]!="red"', false],
    ['colour[fr]!="red"', true],
    ['colour=="红"', true],
    ['colour[zh-CN]~="^红"', true],
    ['colour[de]', false],
    // Words of a vocabulary are IRIs.
    ['gender==Male', false],
    ['gender=="https://uri.etsi.org/ngsi-ld/default-context/Male"', true],
    ['made=="https://example.org/A"', true],
    ['list==b', true],
    // JSON is what it is.
    ['tickets[value]=="late"', true],
    ['tickets[deep]==1', false],
    ['tickets[@value]', null],
    // Entities have no order.
    ['owner=="urn:o:2"', true],
    ['owner!="urn:o:3"', true],
    ['owner>"urn:a"', false],
    ['owner~="urn"', false],
    ['parts=="urn:p:1"', true],
    ['parts!="urn:p:2"', false],
    // Times are the same however they are written.
    ['since==2026-03-01T00:00:00Z', true],
    ['since>2026-02-28T23:59:59.999Z;since<=2026-03-01T00:00:00.000Z', true],
    ['sensor.observedAt==2026-03-01T01:00:00.000Z', true],
    // Attributes of attributes.
    ['sensor.raw[air.dust]==40', true],
    ['sensor.raw[air.mud]', false],
    ['sensor.raw.unitCode==MTR', true],
    ['sensor.accuracy==2', true],
    ['sensor.missing', false],
    ['sensor.modifiedAt==2026-03-01T00:00:00Z', true],
    ['sensor.raw.createdAt', false],
    // At the other end of relationships.
    ['owner{age}', true],
    ['owner{age}==99', true],
    ['owner{Person:age}==99', false],
    ['owner{Person,Company:age}==99', true],
    ['owner{boss{age}}==60', true],
    ['owner{Person:boss{Company:age}}==60', false],
    ['owner{missing}!=1', false],
    ['parts{weight}>=7', true],
    ['speed{age}', false],
  ] as const) {
    it(`${query}: ${expected}`, () => {
      if (expected === null) assert.throws(() => parseQ(query));
      else assert.equal(satisfies(parseQ(query), own, linked), expected);
    });
  }
});
