import type { Entity, Fact } from './entity.ts';
import { attributeOfKey, ENTITY_FACTS, factKey } from './kinds.ts';

/** The fact of an entity by its `factKey`: of one dataset, or of the default one. */
export function factAt({ facts, others = {}, about = {} }: Entity, key: string): Fact | undefined {
  const own = ENTITY_FACTS.has(key) ? about : facts;
  if (Object.hasOwn(own, key)) return own[key];
  const name = attributeOfKey(key);
  const instances = Object.hasOwn(others, name) ? (others[name] ?? []) : [];
  return instances.find(({ datasetId }) => factKey(name, datasetId) === key);
}
