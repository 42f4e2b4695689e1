import type { Entity, Fact, Json } from '../model/entity.ts';

export interface Representation {
  /** `keyValues` (also called simplified) or `normalized`. */
  readonly format: 'normalized' | 'keyValues';
  readonly sysAttrs: boolean;
}

type Out = Record<string, Json>;

/** An entity on the wire (ETSI NGSI-LD, clauses 4.5.1 normalised, 4.5.4 simplified). */
export function represent(entity: Entity, { format, sysAttrs }: Representation): Out {
  const out: Out = { id: entity.id, type: typeOf(entity) };
  if (sysAttrs) Object.assign(out, { createdAt: entity.createdAt, modifiedAt: entity.modifiedAt });
  for (const [name, fact] of Object.entries(entity.facts)) {
    out[name] = format === 'keyValues' ? fact.value : representFact(fact, sysAttrs);
  }
  return out;
}

/** One attribute in normalised form. */
export function representFact(fact: Fact, sysAttrs: boolean): Out {
  const out: Out = { type: fact.kind, [fact.kind === 'Relationship' ? 'object' : 'value']: fact.value };
  if (fact.unitCode !== null) out['unitCode'] = fact.unitCode;
  if (fact.observedAt !== null) out['observedAt'] = fact.observedAt;
  if (sysAttrs) out['modifiedAt'] = fact.recordedAt;
  return out;
}

/** Facts of one entity, newest first, as its temporal evolution (clause 4.5.6): each attribute a list of instances, oldest first. */
export function representHistory(
  id: string,
  types: readonly string[],
  facts: readonly Fact[],
  sysAttrs: boolean,
): Out {
  const out = new Map<string, Json[]>();
  for (const fact of facts.toReversed()) {
    const instances = out.get(fact.attribute) ?? [];
    instances.push({
      ...representFact(fact, sysAttrs),
      instanceId: `urn:ngsi-ld:Instance:${fact.instance}`,
    });
    out.set(fact.attribute, instances);
  }
  return { id, type: types.length === 1 ? (types[0] ?? '') : [...types], ...Object.fromEntries(out) };
}

function typeOf(entity: Entity): Json {
  return entity.types.length === 1 ? (entity.types[0] ?? '') : [...entity.types];
}
