import { represent } from '../http/represent.ts';
import type { Entity, Fact, Json, JsonObject } from '../model/entity.ts';
import { factAt } from '../model/fact-at.ts';
import { shortTime } from '../model/instant.ts';
import { isObject } from '../model/is-object.ts';
import { attributeOfKey, ENTITY_FACTS, HOLDERS, NGSI_NULL } from '../model/kinds.ts';
import { oneOrList } from '../model/stated.ts';
import { ofDatasets } from '../query/of-datasets.ts';
import type { ChangeState } from './change-states.ts';
import type { Definition, NotificationParams } from './subscription.ts';

type Out = Record<string, Json>;

/**
 * What a notification says of a change (ETSI GS CIM 009 V1.9.1, clause 5.8.6): the entity as the change left it, with what it
 * took away as NGSI-LD Null.
 */
export function changedEntity(change: ChangeState, definition: Definition): JsonObject {
  const { notification: params, datasetId } = definition;
  const { after, before, deleted, touched } = change;
  const out: Out = Object.assign(
    // Names of attributes are anybody's: `constructor` is one.
    Object.create(null),
    deleted ? deletedEntity(change, params) : presentEntity(after, definition),
  );
  const ended = new Map<string, Fact[]>();
  for (const key of touched) {
    const was = before && factAt(before, key);
    const name = attributeOfKey(key);
    if (!was || ENTITY_FACTS.has(name) || !isTold(name, params)) continue;
    if (datasetId && !datasetId.includes(was.datasetId ?? '@none')) continue;
    const now = deleted ? undefined : factAt(after, key);
    if (!now && (!deleted || endsToldOf(name, definition)))
      ended.set(name, [...(ended.get(name) ?? []), was]);
    if (now && params.showChanges && out[name] !== undefined)
      out[name] = withMembers(out[name], was.datasetId, previous(was));
  }
  for (const [name, facts] of ended) out[name] = withEnded(out[name], facts, change, params);
  return out;
}

/** An entity as it stands, with what the subscription wants of it. */
export function presentEntity(
  entity: Entity,
  { notification: params, lang, datasetId }: Definition,
): JsonObject {
  const { format, sysAttrs } = params;
  const narrowed = datasetId ? ofDatasets(entity, datasetId) : entity;
  const whole = represent(narrowed, { format, sysAttrs, ...(lang === undefined ? {} : { lang }) });
  return Object.fromEntries(Object.entries(whole).filter(([name]) => isTold(name, params)));
}

function deletedEntity({ before, after, at }: ChangeState, { sysAttrs }: NotificationParams): Out {
  const { id, types, createdAt, modifiedAt } = before ?? after;
  return {
    id,
    type: oneOrList(types),
    ...(sysAttrs ? timesOf(createdAt, modifiedAt) : {}),
    deletedAt: shortTime(at),
  };
}

/** Of a deleted entity its attributes are told of where the subscription is about their end, or about what they were. */
function endsToldOf(
  name: string,
  { notification, notificationTrigger, watchedAttributes }: Definition,
): boolean {
  if (notification.showChanges) return true;
  const isAboutEnds = notificationTrigger?.includes('attributeDeleted') ?? false;
  return isAboutEnds && (watchedAttributes?.includes(name) ?? true);
}

/** What is left of an attribute, together with what ended. When all instances ended, one Null says it of all. */
function withEnded(
  left: Json | undefined,
  facts: readonly Fact[],
  { at }: ChangeState,
  params: NotificationParams,
): Json {
  const [first] = facts;
  if (params.format === 'keyValues') {
    if (left === undefined || !first) return NGSI_NULL;
    const dataset = isObject(left) && isObject(left['dataset']) ? left['dataset'] : { '@none': left };
    const nulls = facts.map((fact) => [fact.datasetId ?? '@none', NGSI_NULL] as const);
    return { dataset: { ...dataset, ...Object.fromEntries(nulls) } };
  }
  const isWhole = left === undefined && facts.length > 1 && !params.showChanges;
  const told = isWhole && first ? [endedAttribute({ ...first, datasetId: undefined }, at, params)] : [];
  const each = isWhole ? told : facts.map((fact) => endedAttribute(fact, at, params));
  const before = left === undefined ? [] : Array.isArray(left) ? (left as readonly Json[]) : [left];
  return oneOrList([...before, ...each]);
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

type Ended = Omit<Fact, 'datasetId'> & { readonly datasetId?: string | undefined };

function endedAttribute(was: Ended, at: string, { sysAttrs, showChanges }: NotificationParams): Json {
  const { kind, datasetId, createdAt = was.recordedAt, recordedAt: modifiedAt } = was;
  return {
    type: kind,
    [HOLDERS[kind]]: kind === 'LanguageProperty' ? { '@none': NGSI_NULL } : NGSI_NULL,
    ...(datasetId === undefined ? {} : { datasetId }),
    ...(sysAttrs ? { ...timesOf(createdAt, modifiedAt), deletedAt: shortTime(at) } : {}),
    ...(showChanges ? previous(was) : {}),
  };
}

const timesOf = (createdAt: string, modifiedAt: string): JsonObject => ({
  createdAt: shortTime(createdAt),
  modifiedAt: shortTime(modifiedAt),
});

/** `previousValue`, `previousObject` and so on by the kind (clause 4.5.2). */
function previous({ kind, value }: Pick<Fact, 'kind' | 'value'>): JsonObject {
  const holder = HOLDERS[kind];
  return { [`previous${holder.charAt(0).toUpperCase()}${holder.slice(1)}`]: value };
}
