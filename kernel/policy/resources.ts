import type { Case } from '../cases/case.ts';
import type { Entity, Fact, Json } from '../facts/model/entity.ts';
import type { Actor } from '../identity/actor.ts';
import { CedarEntity, type CedarRecord, CedarSet, entityKey, type Value } from './cedar/value.ts';
import type { PolicyRecord } from './record-type.ts';

/** Kinds of actors, by what their ids begin with. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['user', 'User'],
  ['key', 'Key'],
  ['system', 'System'],
]);
const principals = new WeakMap<Actor, CedarEntity>();
/**
 * The same by all that they are known by: every request brings an actor of its own, and what policies say of one principal
 * (policy.ts) is worked out once.
 */
const alike = new Map<string, CedarEntity>();
const MOST_ALIKE = 1000;

/** The actor as policies know it: the one place that does. In its roles and its organisation. */
export function principalOf(actor: Actor): CedarEntity {
  const known = principals.get(actor);
  if (known) return known;
  const key = JSON.stringify(tellingOf(actor));
  const principal = alike.get(key) ?? newPrincipal(actor);
  principals.set(actor, principal);
  alike.delete(key);
  alike.set(key, principal);
  for (const oldest of alike.keys()) {
    if (alike.size <= MOST_ALIKE) break;
    alike.delete(oldest);
  }
  return principal;
}

function tellingOf({ id, name, organisation, unit, source, roles, synthetic }: Actor): readonly unknown[] {
  return [id, name, organisation, unit ?? null, source, roles, synthetic];
}

function newPrincipal({ id, name, organisation, unit, source, roles, synthetic }: Actor): CedarEntity {
  const attributes = new Map<string, Value>([
    ['name', name],
    ['source', source],
    ['synthetic', synthetic],
    ...(organisation === null ? [] : ([['organisation', organisation]] as const)),
    ...(unit === undefined ? [] : ([['unit', unit]] as const)),
  ]);
  const ancestors = new Set([
    ...roles.map((role) => entityKey('Role', role)),
    ...(organisation === null ? [] : [entityKey('Organisation', organisation)]),
  ]);
  return new CedarEntity(KINDS.get(id.split(':')[0] ?? '') ?? 'User', id, { attributes, ancestors });
}

const tenants = new Map<string, CedarEntity>();

/** A tenant; '' is the one without a name, in which the house itself works. */
export function tenantResource(name: string | null): CedarEntity {
  const id = name ?? '';
  const known = tenants.get(id);
  if (known) return known;
  const made = new CedarEntity('Tenant', id, { attributes: new Map([['tenant', id]]) });
  // Names come from outside.
  if (tenants.size < 1000) tenants.set(id, made);
  return made;
}

/** An entity: in its types and its tenant, with the texts of its attributes as tags. @param names attributes that are asked for; null: all */
export function entityResource(
  entity: Entity,
  tenant: string | null,
  names: ReadonlySet<string> | null,
): CedarEntity {
  const { id, types, facts, others = {}, about } = entity;
  const tags = new Map<string, Value>();
  for (const name of names ?? new Set([...Object.keys(facts), ...Object.keys(others)])) {
    const own: readonly Fact[] = [
      ...(Object.hasOwn(facts, name) ? [facts[name] as Fact] : []),
      ...(Object.hasOwn(others, name) ? (others[name] ?? []) : []),
    ];
    if (own.length > 0) tags.set(name, new CedarSet(own.flatMap(({ value }) => textsOf(value))));
  }
  return new CedarEntity('Entity', id, {
    attributes: new Map<string, Value>([
      ['tenant', tenant ?? ''],
      ['scopes', new CedarSet((about?.['scope']?.value ?? []) as readonly string[])],
    ]),
    ancestors: new Set([
      entityKey('Tenant', tenant ?? ''),
      ...types.map((type) => entityKey('EntityType', type)),
    ]),
    tags,
  });
}

/** An attribute of entities of these types, by its name alone. */
export function attributeResource(
  name: string,
  types: readonly string[],
  tenant: string | null,
): CedarEntity {
  return new CedarEntity('Attribute', name, {
    attributes: new Map([['tenant', tenant ?? '']]),
    ancestors: new Set([
      entityKey('Tenant', tenant ?? ''),
      ...types.map((type) => entityKey('EntityType', type)),
    ]),
  });
}

/** A case: in its type, with the texts of what it holds as tags. */
export function caseResource({ id, type, state, owner, participants, data }: Case): CedarEntity {
  return new CedarEntity('Case', id, {
    attributes: new Map<string, Value>([
      ['tenant', ''],
      ['state', state],
      ['participants', new CedarSet(participants)],
      ...(owner === null ? [] : ([['owner', owner]] as const)),
    ]),
    ancestors: new Set([entityKey('Tenant', ''), entityKey('CaseType', type)]),
    tags: recordOf(data),
  });
}

/** A row of a pack's own: in its type, with what the pack says of it as tags. @param type with its pack */
export function recordResource(type: string, { id, units, tags = {} }: PolicyRecord): CedarEntity {
  return new CedarEntity('Record', id, {
    attributes: new Map<string, Value>([
      ['tenant', ''],
      ['units', new CedarSet(units)],
    ]),
    ancestors: new Set([entityKey('Tenant', ''), entityKey('RecordType', type)]),
    tags: recordOf(tags),
  });
}

function recordOf(data: Readonly<Record<string, unknown>>): CedarRecord {
  return new Map(Object.entries(data).map(([name, value]) => [name, new CedarSet(textsOf(value as Json))]));
}

/** Texts, numbers and truths of a value as texts; of lists and objects, of all that is in them. */
export function textsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value];
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [String(value)];
  return Object.values(value).flatMap(textsOf);
}
