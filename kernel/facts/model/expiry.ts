import type { Entity, Fact, Statement } from './entity.ts';

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

const isOver = ({ expiresAt }: Statement, now: string): boolean =>
  expiresAt !== undefined && expiresAt <= now;

/**
 * What is left of an entity at a time (ETSI GS CIM 009 V1.9.1, clause 4.22): null when it has ceased to be itself; without
 * the attributes that have, and without what has inside the others. Instances of what is removed later are not seen any more.
 */
export function alive(entity: Entity, now: string): Entity | null {
  const { facts, others = {}, about } = entity;
  const end = about?.[ENTITY_EXPIRY]?.value;
  if (typeof end === 'string' && end <= now) return null;
  const changes = (one: Fact): boolean => isOver(one, now) || withoutEnded(one, now) !== one;
  if (!Object.values(facts).some(changes) && !Object.values(others).flat().some(changes)) return entity;
  const left = (list: readonly Fact[]): readonly Fact[] =>
    list.filter((fact) => !isOver(fact, now)).map((fact) => withoutEnded(fact, now));
  const own = Object.entries(facts).flatMap(([name, fact]) =>
    left([fact]).map((one) => [name, one] as const),
  );
  const further = Object.entries(others).map(([name, list]) => [name, left(list)] as const);
  return {
    ...entity,
    facts: Object.fromEntries(own),
    others: Object.fromEntries(further.filter(([, list]) => list.length > 0)),
  };
}

/**
 * A statement without the attributes of it that have ceased to be, however deep; the same when none has. What is kept of it
 * stays as it is until the attribute is written the next time: nothing was observed anew.
 */
export function withoutEnded<Said extends Statement>(statement: Said, now: string): Said {
  const { attributes } = statement;
  if (attributes === undefined) return statement;
  let ended = false;
  const left = Object.entries(attributes).map(([name, list]) => {
    const stay = list.filter((one) => !isOver(one, now)).map((one) => withoutEnded(one, now));
    ended ||= stay.length < list.length || stay.some((one, at) => one !== list[at]);
    return [name, stay] as const;
  });
  if (!ended) return statement;
  const { attributes: _, ...rest } = statement;
  const some = left.filter(([, list]) => list.length > 0);
  return (some.length === 0 ? rest : { ...rest, attributes: Object.fromEntries(some) }) as Said;
}
