import type { Entity, Fact } from './entity.ts';

/** The key under which an entity says when it ceases to be. */
export const ENTITY_EXPIRY = 'expiresAt';

/** When this ceases to be: of the entity itself its value says it, of an attribute its `expiresAt`. */
export function expiryOf(
  key: string,
  { value, expiresAt }: Pick<Fact, 'value' | 'expiresAt'>,
): string | null {
  if (key === ENTITY_EXPIRY) return typeof value === 'string' ? value : null;
  return expiresAt ?? null;
}

const isOver = (fact: Fact, now: string): boolean => fact.expiresAt !== undefined && fact.expiresAt <= now;

/**
 * What is left of an entity at a time (ETSI GS CIM 009 V1.9.1, clause 4.22): null when it has ceased to be itself; without
 * the attributes that have. Instances of what is removed later are not seen any more.
 */
export function alive(entity: Entity, now: string): Entity | null {
  const { facts, others, about } = entity;
  const end = about?.[ENTITY_EXPIRY]?.value;
  if (typeof end === 'string' && end <= now) return null;
  const over = Object.values(facts).some((fact) => isOver(fact, now));
  const othersOver = Object.values(others ?? {}).some((list) => list.some((fact) => isOver(fact, now)));
  if (!over && !othersOver) return entity;
  const left = Object.entries(others ?? {}).map(
    ([name, list]) => [name, list.filter((fact) => !isOver(fact, now))] as const,
  );
  return {
    ...entity,
    facts: Object.fromEntries(Object.entries(facts).filter(([, fact]) => !isOver(fact, now))),
    others: Object.fromEntries(left.filter(([, list]) => list.length > 0)),
  };
}
