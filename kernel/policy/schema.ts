import type { SchemaJson } from '@cedar-policy/cedar-wasm/nodejs';
import type { Registry } from '../packs/registry.ts';
import { actionOf } from '../proposals/kind.ts';
import { CedarEntity, entityKey } from './cedar/value.ts';

type Namespace = SchemaJson<string>[string];

/** Nothing that somebody may do: what is read of what it is permitted on goes into the log. */
export const RECORD_READ = 'facts.record-read';

/** What is decided on single resources, besides what operations ask of the house as a whole. */
const OF_ROWS: Readonly<Record<string, readonly string[]>> = {
  'facts.read': ['Tenant', 'Entity'],
  'facts.write': ['Tenant', 'Entity'],
  'facts.read-attribute': ['Attribute'],
  [RECORD_READ]: ['Entity'],
  'cases.read': ['Tenant', 'Case'],
  'records.read': ['Record'],
  'records.write': ['Record'],
};
/** The type of the single resources that an action is about, besides the whole of a tenant; undefined: it is about none. */
export function rowTypeOf(action: string): string | undefined {
  return OF_ROWS[action]?.find((type) => type !== 'Tenant');
}

/** Asked by routes that are no operations. */
const OF_ROUTES = ['audit.read'];

type Spoken = Pick<Registry, 'operations' | 'proposals'>;

/** Every action with the groups that it is in: an operation `plan/list-plans` in its permission `plan.read`, and that in `read`. */
export function actionGroups(registry: Spoken): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  const add = (permission: string): void => {
    const verb = permission.split('.')[1] ?? '';
    groups.set(permission, permission === 'facts.read-attribute' ? ['facts.read'] : [verb]);
    if (!groups.has(verb)) groups.set(verb, []);
  };
  for (const permission of [...Object.keys(OF_ROWS), ...OF_ROUTES])
    if (permission !== 'facts.read-attribute') add(permission);
  groups.set('facts.read-attribute', ['facts.read']);
  for (const [name, { operation }] of registry.operations) {
    if (operation.permission === null) continue;
    add(operation.permission);
    groups.set(name, [operation.permission]);
  }
  // Who may propose and who may approve a kind of change is asked beside the operation.
  for (const kind of registry.proposals.keys())
    for (const verb of ['propose', 'approve'] as const) {
      const permission = `${kind.split('.')[0]}.${verb}`;
      add(permission);
      groups.set(actionOf(kind, verb), [permission]);
    }
  return groups;
}

/** The actions as entities, with everything above them. */
export function actionsOf(registry: Spoken): ReadonlyMap<string, CedarEntity> {
  const groups = actionGroups(registry);
  const above = (id: string): readonly string[] =>
    (groups.get(id) ?? []).flatMap((group) => [entityKey('Action', group), ...above(group)]);
  return new Map(
    [...groups.keys()].map((id) => {
      const action = new CedarEntity('Action', id, { ancestors: new Set(above(id)) });
      return [action.key, action] as const;
    }),
  );
}

const TEXT = { type: 'String' } as const;
const TEXTS = { type: 'Set', element: TEXT } as const;
const record = (attributes: Readonly<Record<string, object>>) => ({
  shape: { type: 'Record' as const, attributes: attributes as never },
});

/** What policies may speak of, as Cedar's validator wants it: from the operations, entity types, case types and records of the packs. */
export function policySchema(
  registry: Pick<Registry, 'operations' | 'proposals' | 'entityTypes' | 'caseTypes' | 'records'>,
): SchemaJson<string> {
  const principals = ['User', 'Key', 'System'];
  const who = {
    memberOfTypes: ['Role', 'Organisation'],
    ...record({
      name: TEXT,
      source: TEXT,
      synthetic: { type: 'Boolean' },
      organisation: { ...TEXT, required: false },
      unit: { ...TEXT, required: false },
    }),
  };
  const entityTypes: Namespace['entityTypes'] = {
    Role: {},
    Organisation: {},
    ...Object.fromEntries(principals.map((name) => [name, who])),
    Tenant: record({ tenant: TEXT }),
    EntityType: {},
    Entity: {
      memberOfTypes: ['EntityType', 'Tenant'],
      ...record({ tenant: TEXT, scopes: TEXTS }),
      tags: TEXTS,
    },
    Attribute: { memberOfTypes: ['EntityType', 'Tenant'], ...record({ tenant: TEXT }) },
    Case: {
      memberOfTypes: ['CaseType', 'Tenant'],
      ...record({ tenant: TEXT, state: TEXT, owner: { ...TEXT, required: false }, participants: TEXTS }),
      tags: TEXTS,
    },
    CaseType: enumOf(registry.caseTypes.keys()),
    Record: {
      memberOfTypes: ['RecordType', 'Tenant'],
      ...record({ tenant: TEXT, units: TEXTS }),
      tags: TEXTS,
    },
    RecordType: enumOf(registry.records.keys()),
  };
  const actions = [...actionGroups(registry)].map(([id, groups]) => [
    id,
    {
      memberOf: groups.map((group) => ({ id: group })),
      appliesTo: { principalTypes: principals, resourceTypes: [...(OF_ROWS[id] ?? ['Tenant'])] },
    },
  ]);
  return { '': { entityTypes, actions: Object.fromEntries(actions) } };
}

/** Only these there are; of none, Cedar wants no list. */
function enumOf(names: Iterable<string>): Namespace['entityTypes'][string] {
  const [first, ...rest] = names;
  return first === undefined ? {} : { enum: [first, ...rest] };
}
