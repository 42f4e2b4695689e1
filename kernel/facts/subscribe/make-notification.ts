import { compactEntity } from '../context/compact.ts';
import type { CompiledContext } from '../context/compiled-context.ts';
import { represent } from '../http/represent.ts';
import type { Entity, Fact, Json, JsonObject } from '../model/entity.ts';
import type { ChangeState } from './change-states.ts';
import type { NotificationParams, Subscription } from './subscription.ts';

const NULL = 'urn:ngsi-ld:null';

/** A notification (ETSI GS CIM 009 V1.9.1, clause 5.3.1). */
export function makeNotification(
  { id, definition }: Subscription,
  entities: readonly JsonObject[],
  context: CompiledContext,
  { id: uuid, at }: { readonly id: string; readonly at: string },
): JsonObject {
  const { format, endpoint } = definition.notification;
  const data = entities.map((entity) => compactEntity(entity, context, format === 'keyValues'));
  return {
    id: `urn:ngsi-ld:Notification:${uuid}`,
    type: 'Notification',
    subscriptionId: id,
    notifiedAt: at,
    data:
      endpoint.accept === 'application/geo+json'
        ? { type: 'FeatureCollection', features: data.map(featureOf) }
        : data,
  };
}

/** What a notification says of a change: the entity as the change left it, with what it took away as NGSI-LD Null. */
export function changedEntity(change: ChangeState, params: NotificationParams): JsonObject {
  const { after, before, deleted, touched, at } = change;
  const out: Record<string, Json> = deleted
    ? { id: after.id, type: typesOf(after), deletedAt: at }
    : { ...presentEntity(after, params) };
  for (const name of touched) {
    const was = before && Object.hasOwn(before.facts, name) ? before.facts[name] : undefined;
    if (!was || !isTold(name, params)) continue;
    if (!Object.hasOwn(after.facts, name)) {
      if (!deleted || params.showChanges) out[name] = endedAttribute(was, at, params);
    } else if (params.showChanges) out[name] = { ...(out[name] as JsonObject), ...previous(was) };
  }
  return out;
}

/** An entity as it stands, with what the subscription wants of it. */
export function presentEntity(entity: Entity, params: NotificationParams): JsonObject {
  const whole = represent(entity, {
    format: params.format === 'keyValues' ? 'keyValues' : 'normalized',
    sysAttrs: params.sysAttrs,
  });
  return Object.fromEntries(
    Object.entries(whole)
      .filter(([name]) => isTold(name, params))
      .map(([name, value]) => [name, params.format === 'concise' ? conciseOf(value) : value]),
  );
}

const MEMBERS = new Set(['id', 'type', 'createdAt', 'modifiedAt', 'deletedAt']);

function isTold(name: string, { attributes, pick, omit }: NotificationParams): boolean {
  if (pick && !pick.includes(name)) return false;
  if (omit?.includes(name)) return false;
  return !attributes || MEMBERS.has(name) || attributes.includes(name);
}

function endedAttribute(was: Fact, at: string, params: NotificationParams): Json {
  if (params.format === 'keyValues') return NULL;
  const holder = was.kind === 'Relationship' ? 'object' : 'value';
  return {
    type: was.kind,
    [holder]: NULL,
    ...(params.sysAttrs ? { deletedAt: at } : {}),
    ...(params.showChanges ? previous(was) : {}),
  };
}

function previous(was: Fact): JsonObject {
  return { [was.kind === 'Relationship' ? 'previousObject' : 'previousValue']: was.value };
}

/** The concise form (clause 4.5.5): no type, and the bare value where nothing else is said. */
function conciseOf(attribute: Json): Json {
  if (typeof attribute !== 'object' || attribute === null || !('type' in attribute)) return attribute;
  const { type, ...rest } = attribute as JsonObject;
  const bare = Object.keys(rest).length === 1 && type !== 'Relationship' ? rest['value'] : undefined;
  return bare !== undefined && (typeof bare !== 'object' || bare === null || type === 'GeoProperty')
    ? bare
    : rest;
}

function featureOf({ id = '', ...properties }: JsonObject): JsonObject {
  const location = properties['location'];
  const value =
    typeof location === 'object' && location !== null && 'value' in location ? location['value'] : location;
  return { id, type: 'Feature', geometry: value ?? null, properties };
}

const typesOf = ({ types }: Entity): Json => (types.length === 1 ? (types[0] ?? '') : [...types]);
