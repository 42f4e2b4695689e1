import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AttributeType, EntityType } from '@yuheng/kernel/entity-type';
import type { WireAttribute } from '@yuheng/kernel/facts-model';
import { entities } from '../entities.ts';
import { attributesOf, smallWorld } from './worlds.ts';

/** Other packs are data here: the world may not import them, and must still say what they understand. */
const declaredBy = async (folder: string): Promise<readonly EntityType[]> =>
  (await import(new URL(`../../${folder}/entities.ts`, import.meta.url).href)).entities;

function faultOf(attribute: WireAttribute, expected: AttributeType): string | null {
  const { type, value, unitCode = null } = attribute;
  if (type !== expected.kind) return `is a ${type}, not a ${expected.kind}`;
  if (expected.kind !== 'Property') return null;
  if (expected.value === 'number') {
    const { minimum = -Infinity, maximum = Infinity } = expected;
    if (typeof value !== 'number' || value < minimum || value > maximum) return `has the value ${value}`;
    return unitCode === expected.unitCode ? null : `has the unit ${unitCode}`;
  }
  if (unitCode !== null) return `has the unit ${unitCode}`;
  if (expected.value === 'boolean') return typeof value === 'boolean' ? null : 'is no boolean';
  const texts = Array.isArray(value) ? value : [value];
  const wrong = texts.find((text) => typeof text !== 'string' || !(expected.oneOf?.includes(text) ?? true));
  return wrong === undefined ? null : `has the value ${JSON.stringify(wrong)}`;
}

describe('what the world says', () => {
  it('is declared, attribute for attribute, and keeps to the declarations, now and before', async () => {
    const all = [...entities, ...(await declaredBy('network')), ...(await declaredBy('ecosystem/industry'))];
    const types = new Map(all.map((type) => [type.name, type]));
    const used = new Set<string>();
    for (const { entity, history } of smallWorld(1).items()) {
      const declared = types.get(String(entity.type));
      assert.ok(declared, `${String(entity.type)} is declared by no pack`);
      const past = history.map(({ attribute, value, unitCode, observedAt }) => {
        const unit = unitCode === null ? {} : { unitCode };
        return [attribute, { type: 'Property', value, ...unit, observedAt }] as const;
      });
      for (const [name, attribute] of [...attributesOf(entity), ...past]) {
        const expected = declared.attributes[name];
        assert.ok(expected, `${declared.name}.${name} is not declared`);
        const fault = faultOf(attribute, expected);
        assert.equal(fault, null, `${entity.id} ${name} ${fault}`);
        used.add(`${declared.name}.${name}`);
      }
    }
    // What a case shows of itself, only the engine of cases writes; a site plan is no entity, but a run of the planner.
    const promised = all
      .filter(({ name }) => name !== 'SiteBuildOut')
      .flatMap(({ name, attributes }) => Object.keys(attributes).map((key) => `${name}.${key}`))
      .filter((key) => key !== 'SiteProject.plan');
    assert.deepEqual(
      promised.filter((key) => !used.has(key)),
      [],
      'declared, but never used',
    );
  });
});
