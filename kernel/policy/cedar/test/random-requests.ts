import type { Binary, Expression, PolicyJson, UidJson } from '../policy-json.ts';
import { CedarEntity, type CedarRecord, CedarSet, EntityRef, entityKey, type Value } from '../value.ts';

/** JSON of a value, as Cedar takes it. */
type Json = boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A world of entities, policies and requests, made from a seed: small, so that policies often hold. */
export interface RandomWorld {
  readonly policies: readonly PolicyJson[];
  readonly entities: readonly {
    readonly uid: UidJson;
    readonly attrs: Record<string, Json>;
    readonly tags: Record<string, Json>;
    readonly parents: readonly UidJson[];
  }[];
  readonly requests: readonly {
    readonly principal: UidJson;
    readonly action: UidJson;
    readonly resource: UidJson;
    readonly context: Record<string, Json>;
  }[];
}

const TYPES = ['User', 'Role', 'City::Unit', 'Doc'];
const IDS = ['a', '甲', 'c"d\\'];
const ACTIONS = ['read', 'write', 'all'];
const NAMES = ['n', 's', 'set', 'who', 'flag', '名 1'];
const STRINGS = ['', 'a', 'ab', 'a*b', '甲乙', 'aab', 'b'];
/** With what overflows when it is multiplied or added often enough. */
const NUMBERS = [0, 1, -1, 2, 7, 2 ** 53 - 1, -(2 ** 53 - 1), 3_037_000_500];

/** mulberry32 */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function randomWorld(seed: number, requests: number): RandomWorld {
  const random = randomOf(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)] as T;
  const some = <T>(most: number, make: () => T): T[] => Array.from({ length: below(most + 1) }, make);
  const uid = (): UidJson => ({ type: pick(TYPES), id: pick(IDS) });
  const action = (): UidJson => ({ type: 'Action', id: pick(ACTIONS) });
  const entityJson = (one: UidJson): Json => ({ __entity: { type: one.type, id: one.id } });

  function value(depth: number): Json {
    switch (below(depth > 0 ? 6 : 4)) {
      case 0:
        return random() < 0.5;
      case 1:
        return pick(NUMBERS);
      case 2:
        return pick(STRINGS);
      case 3:
        return entityJson(uid());
      case 4:
        return some(3, () => value(depth - 1));
      default:
        return record(depth - 1);
    }
  }
  function record(depth: number): Record<string, Json> {
    return Object.fromEntries(some(4, () => [pick(NAMES), value(depth)]));
  }

  const variable = (): Expression => ({ Var: pick(['principal', 'action', 'resource', 'context']) });
  /** An entity more often than not. */
  const entity = (depth: number): Expression => {
    const kind = below(6);
    if (kind === 0) return { Value: entityJson(uid()) };
    if (kind === 1 && depth > 0) return expression(depth - 1);
    return { Var: pick(['principal', 'resource', 'principal', 'resource', 'action']) };
  };
  const binary = (depth: number): Binary => ({ left: expression(depth), right: expression(depth) });
  const number = (depth: number): Expression =>
    depth > 0 && random() < 0.5
      ? pick([
          { [pick(['+', '-', '*'])]: { left: number(depth - 1), right: number(depth - 1) } },
          { neg: { arg: number(depth - 1) } },
          expression(depth - 1),
        ])
      : random() < 0.5
        ? { Value: pick(NUMBERS) }
        : { '.': { left: variable(), attr: 'n' } };
  const set = (depth: number): Expression =>
    pick<() => Expression>([
      () => ({ Set: Array.from({ length: 1 + below(3) }, () => expression(depth - 1)) }),
      () => ({ '.': { left: variable(), attr: 'set' } }),
      () => ({ getTag: { left: entity(0), right: { Value: pick(NAMES) } } }),
      () => expression(depth - 1),
    ])();
  const truth = (depth: number): Expression => {
    if (depth <= 0) return { Value: random() < 0.7 };
    const [inner, name] = [depth - 1, pick(NAMES)];
    return pick<() => Expression>([
      () => ({ '&&': { left: truth(inner), right: truth(inner) } }),
      () => ({ '||': { left: truth(inner), right: truth(inner) } }),
      () => ({ '!': { arg: truth(inner) } }),
      () => ({ [pick(['==', '!='])]: binary(inner) }),
      () => ({ [pick(['<', '<=', '>', '>='])]: { left: number(inner), right: number(inner) } }),
      () => ({ in: { left: entity(inner), right: random() < 0.5 ? entity(inner) : set(inner) } }),
      () => ({ contains: { left: set(inner), right: expression(inner) } }),
      () => ({ [pick(['containsAll', 'containsAny'])]: { left: set(inner), right: set(inner) } }),
      () => ({ isEmpty: { arg: set(inner) } }),
      () => ({ has: { left: random() < 0.5 ? variable() : expression(inner), attr: name } }),
      // Cedar writes a path only of plain names.
      () => ({ has: { left: variable(), attr: [pick(NAMES.slice(0, 5)), pick(NAMES.slice(0, 5))] } }),
      () => ({ is: { left: entity(inner), entity_type: pick(TYPES) } }),
      () => ({ is: { left: entity(inner), entity_type: pick(TYPES), in: entity(inner) } }),
      () => ({ hasTag: { left: entity(inner), right: { Value: name } } }),
      () => ({ like: { left: text(inner), pattern: some(4, part) } }),
      () => choice(truth(inner), truth(inner), truth(inner)),
      // What is there, before it is asked for.
      () => ({
        '&&': {
          left: { has: { left: { Var: 'principal' }, attr: name } },
          right: {
            '==': { left: { '.': { left: { Var: 'principal' }, attr: name } }, right: expression(inner) },
          },
        },
      }),
    ])();
  };
  const part = (): Expression | 'Wildcard' =>
    random() < 0.5 ? 'Wildcard' : { Literal: pick(['a', 'b', '*', '甲']) };
  const text = (depth: number): Expression =>
    pick<() => Expression>([
      () => ({ Value: pick(STRINGS) }),
      () => ({ '.': { left: variable(), attr: 's' } }),
      () => expression(depth - 1),
    ])();
  function expression(depth: number): Expression {
    if (depth <= 0) return random() < 0.5 ? { Value: value(0) } : variable();
    return pick<() => Expression>([
      () => truth(depth),
      () => number(depth),
      () => set(depth),
      () => text(depth),
      () => ({ '.': { left: expression(depth - 1), attr: pick(NAMES) } }),
      () => ({ getTag: { left: entity(depth - 1), right: { Value: pick(NAMES) } } }),
      () => ({ Record: Object.fromEntries(some(3, () => [pick(NAMES), expression(depth - 1)])) }),
      () => choice(truth(depth - 1), expression(depth - 1), expression(depth - 1)),
    ])();
  }

  const scope = (): PolicyJson['principal'] =>
    pick<() => PolicyJson['principal']>([
      () => ({ op: 'All' }),
      () => ({ op: 'All' }),
      () => ({ op: '==', entity: uid() }),
      () => ({ op: 'in', entity: uid() }),
      () => ({ op: 'is', entity_type: pick(TYPES) }),
      () => ({ op: 'is', entity_type: pick(TYPES), in: { entity: uid() } }),
    ])();
  const policy = (): PolicyJson => ({
    effect: random() < 0.7 ? 'permit' : 'forbid',
    principal: scope(),
    action: pick<PolicyJson['action']>([
      { op: 'All' },
      { op: '==', entity: action() },
      { op: 'in', entity: action() },
      { op: 'in', entities: [action(), action()] },
    ]),
    resource: scope(),
    conditions: some(2, () => ({
      kind: random() < 0.7 ? ('when' as const) : ('unless' as const),
      body: truth(3),
    })),
  });

  const entities = TYPES.flatMap((type, level) =>
    IDS.flatMap((id) =>
      random() < 0.2
        ? []
        : [
            {
              uid: { type, id },
              // Not of all: most of what Cedar takes for a request is the attributes.
              attrs:
                random() < 0.6
                  ? {}
                  : { ...record(1), n: pick(NUMBERS), s: pick(STRINGS), set: some(3, () => value(1)) },
              tags: random() < 0.6 ? {} : record(1),
              // Only upwards: Cedar takes no circles.
              parents: some(2, () => ({
                type: TYPES[Math.min(level + 1 + below(2), 3)] ?? '',
                id: pick(IDS),
              })).filter((parent) => parent.type !== type),
            },
          ],
    ),
  );
  return {
    policies: Array.from({ length: 1 + below(6) }, policy),
    entities: [
      ...entities,
      { uid: { type: 'Action', id: 'read' }, attrs: {}, tags: {}, parents: [{ type: 'Action', id: 'all' }] },
    ],
    requests: Array.from({ length: requests }, () => ({
      principal: uid(),
      action: action(),
      resource: uid(),
      context: { ...record(2), n: pick(NUMBERS) },
    })),
  };
}

function choice(...parts: readonly [condition: Expression, yes: Expression, no: Expression]): Expression {
  return { 'if-then-else': Object.fromEntries(['if', 'then', 'else'].map((name, at) => [name, parts[at]])) };
}

/** The entities with everything above them, by their keys. */
export function entitiesOf({ entities }: Pick<RandomWorld, 'entities'>): ReadonlyMap<string, CedarEntity> {
  const parents = new Map(
    entities.map(({ uid, parents: own }) => [
      entityKey(uid.type, uid.id),
      own.map((one) => entityKey(one.type, one.id)),
    ]),
  );
  const above = (key: string): readonly string[] =>
    (parents.get(key) ?? []).flatMap((parent) => [parent, ...above(parent)]);
  return new Map(
    entities.map(({ uid, attrs, tags }) => {
      const key = entityKey(uid.type, uid.id);
      const known = { attributes: recordOf(attrs), tags: recordOf(tags), ancestors: new Set(above(key)) };
      return [key, new CedarEntity(uid.type, uid.id, known)] as const;
    }),
  );
}

export function recordOf(json: Readonly<Record<string, Json>>): CedarRecord {
  return new Map(Object.entries(json).map(([name, member]) => [name, valueOf(member)]));
}

function valueOf(json: Json): Value {
  if (typeof json === 'number') return BigInt(json);
  if (typeof json !== 'object') return json;
  if (Array.isArray(json)) return new CedarSet(json.map(valueOf));
  const { __entity: entity } = json as { __entity?: UidJson };
  return entity ? new EntityRef(entity.type, entity.id) : recordOf(json as Record<string, Json>);
}
