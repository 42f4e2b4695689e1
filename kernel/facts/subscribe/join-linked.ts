import type { Entity, Json, JsonObject } from '../model/entity.ts';
import { targetsOfFact } from '../model/targets-of-fact.ts';
import { presentEntity } from './changed-entity.ts';
import type { Live } from './live-subscriptions.ts';
import { inWords } from './make-notification.ts';

type Teller = Pick<Live, 'definition' | 'compiled'>;
type Linked = ReadonlyMap<string, Entity>;

/**
 * What is told of an entity, with those that it is linked to: beside it, or inside its relationships (ETSI GS CIM 009 V1.9.1,
 * clauses 4.5.23 and 5.2.14).
 * @param told the entity in the words of the subscription
 */
export function joinLinked(
  told: JsonObject,
  entity: Entity,
  live: Teller,
  linked: Linked,
): readonly JsonObject[] {
  const { join, joinLevel = 1 } = live.definition.notification;
  if (join === 'inline') return [inline(told, entity, live, linked, joinLevel)];
  if (join !== 'flat') return [told];
  const beside = new Map<string, Entity>();
  collect(told, entity, live, linked, joinLevel, beside);
  beside.delete(entity.id);
  return [told, ...[...beside.values()].map((one) => tellOfLinked(one, live))];
}

/** Of a linked entity everything is told: what the subscription picks is meant of its own entities. */
function tellOfLinked(entity: Entity, { definition, compiled }: Teller): JsonObject {
  const { attributes: _, pick: __, omit: ___, ...notification } = definition.notification;
  const { datasetId: ____, ...rest } = definition;
  return inWords(presentEntity(entity, { ...rest, notification }), compiled, notification.format);
}

function collect(
  told: JsonObject,
  entity: Entity,
  live: Teller,
  linked: Linked,
  levels: number,
  found: Map<string, Entity>,
): void {
  if (levels === 0) return;
  for (const fact of relationshipsTold(told, entity, live))
    for (const id of targetsOfFact(fact)) {
      const target = linked.get(id);
      if (!target || found.has(id)) continue;
      found.set(id, target);
      collect(tellOfLinked(target, live), target, live, linked, levels - 1, found);
    }
}

function inline(told: JsonObject, entity: Entity, live: Teller, linked: Linked, levels: number): JsonObject {
  if (levels === 0) return told;
  const inside = (id: string): JsonObject | null => {
    const target = linked.get(id);
    return target ? inline(tellOfLinked(target, live), target, live, linked, levels - 1) : null;
  };
  const out: Record<string, Json> = { ...told };
  for (const { attribute } of relationshipsTold(told, entity, live)) {
    const name = live.compiled.writtenName(attribute);
    const value = out[name];
    if (value !== undefined) out[name] = withInside(value, inside);
  }
  return out;
}

function* relationshipsTold(told: JsonObject, { facts, others = {} }: Entity, { compiled }: Teller) {
  for (const fact of [...Object.values(facts), ...Object.values(others).flat()])
    if (targetsOfFact(fact).length > 0 && told[compiled.writtenName(fact.attribute)] !== undefined)
      yield fact;
}

/** A simplified relationship becomes the entity itself; any other gets it as a member. */
function withInside(value: Json, inside: (id: string) => JsonObject | null): Json {
  if (typeof value === 'string') return inside(value) ?? value;
  if (Array.isArray(value)) return (value as readonly Json[]).map((one) => withInside(one, inside));
  if (typeof value !== 'object' || value === null) return value;
  const { object, objectList } = value as JsonObject;
  const list = objectList !== undefined;
  const ids = targetsOfFact({
    kind: list ? 'ListRelationship' : 'Relationship',
    value: objectList ?? object ?? null,
  });
  const entities = ids.flatMap((id) => inside(id) ?? []);
  if (entities.length === 0) return value;
  const [first = null] = entities;
  if (list) return { ...(value as JsonObject), entityList: entities };
  return { ...(value as JsonObject), entity: Array.isArray(object) ? entities : first };
}
