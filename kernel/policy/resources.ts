import type { Case } from '../cases/case.ts';
import type { Entity, Fact, Json } from '../facts/model/entity.ts';
import type { Actor } from '../identity/actor.ts';
import { CedarEntity, type CedarRecord, CedarSet, entityKey, type Value } from './cedar/value.ts';

/** Kinds of actors, by what their ids begin with. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ['user', 'User'],
  ['key', 'Key'],
  ['system', 'System'],
]);
const principals = new WeakMap<Actor, CedarEntity>();

/** The actor as policies know it: the one place that does. In its roles and its organisation. */
export function principalOf(actor: Actor): CedarEntity {
  const known = principals.get(actor);
  if (known) return known;
  const { id, name, organisation, unit, source, roles, synthetic } = actor;
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
  const principal = new CedarEntity(KINDS.get(id.split(':')[0] ?? '') ?? 'User', id, {
    attributes,
    ancestors,
  });
  principals.set(actor, principal);
  return principal;
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
