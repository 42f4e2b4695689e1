import { compactEntity } from '../context/compact.ts';
import type { CompiledContext } from '../context/compiled-context.ts';
import { represent } from '../http/represent.ts';
import type { Entity, Fact, Json, JsonObject } from '../model/entity.ts';
import { factAt } from '../model/fact-at.ts';
import { attributeOfKey, ENTITY_FACTS, HOLDERS, NGSI_NULL } from '../model/kinds.ts';
import type { ChangeState } from './change-states.ts';
import type { NotificationParams, Subscription } from './subscription.ts';

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
  for (const key of touched) {
    const was = before && factAt(before, key);
    const name = attributeOfKey(key);
    if (!was || ENTITY_FACTS.has(name) || !isTold(name, params)) continue;
    const now = deleted ? undefined : factAt(after, key);
    if (!now && (!deleted || params.showChanges))
      out[name] = withInstance(out[name], endedAttribute(was, at, params));
    if (now && params.showChanges && out[name] !== undefined)
      out[name] = withMembers(out[name], was.datasetId, previous(was));
  }
  return out;
}

/** An entity as it stands, with what the subscription wants of it. */
export function presentEntity(entity: Entity, params: NotificationParams): JsonObject {
  const { format, sysAttrs } = params;
  const whole = represent(entity, { format, sysAttrs });
  return Object.fromEntries(Object.entries(whole).filter(([name]) => isTold(name, params)));
}

/** One more instance of an attribute: in a list where there is one already (clause 4.5.5). */
function withInstance(attribute: Json | undefined, instance: Json): Json {
  if (attribute === undefined) return instance;
  return Array.isArray(attribute) ? [...(attribute as readonly Json[]), instance] : [attribute, instance];
}

/** The instance of a dataset with further members; others, and simplified ones, stay as they are. */
function withMembers(attribute: Json, datasetId: string | undefined, members: JsonObject): Json {
  if (Array.isArray(attribute))
    return attribute.map((one: Json) =>
      isObject(one) && one['datasetId'] === datasetId ? { ...one, ...members } : one,
    );
  return isObject(attribute) ? { ...attribute, ...members } : attribute;
}

const MEMBERS = new Set(['id', 'type', 'scope', 'createdAt', 'modifiedAt', 'deletedAt', 'expiresAt']);

function isTold(name: string, { attributes, pick, omit }: NotificationParams): boolean {
  if (pick && !pick.includes(name)) return false;
  if (omit?.includes(name)) return false;
  return !attributes || MEMBERS.has(name) || attributes.includes(name);
}

function endedAttribute(was: Fact, at: string, params: NotificationParams): Json {
  if (params.format === 'keyValues') return NGSI_NULL;
  return {
    type: was.kind,
    [HOLDERS[was.kind]]: was.kind === 'LanguageProperty' ? { '@none': NGSI_NULL } : NGSI_NULL,
    ...(was.datasetId === undefined ? {} : { datasetId: was.datasetId }),
    ...(params.sysAttrs ? { deletedAt: at } : {}),
    ...(params.showChanges ? previous(was) : {}),
  };
}

/** `previousValue`, `previousObject` and so on by the kind (clause 4.5.2). */
function previous({ kind, value }: Fact): JsonObject {
  const holder = HOLDERS[kind];
  return { [`previous${holder.charAt(0).toUpperCase()}${holder.slice(1)}`]: value };
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function featureOf({ id = '', ...properties }: JsonObject): JsonObject {
  const location = properties['location'];
  const value =
    typeof location === 'object' && location !== null && 'value' in location ? location['value'] : location;
  return { id, type: 'Feature', geometry: value ?? null, properties };
}

const typesOf = ({ types }: Entity): Json => (types.length === 1 ? (types[0] ?? '') : [...types]);
