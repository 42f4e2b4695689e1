import { type Compiled, compile, constant } from './compile-expression.ts';
import { FAILED } from './failure.ts';
import { type PartialRequest, partial, tagsOf, textsOf } from './partial.ts';
import type { Expression, PolicyJson, ScopeJson } from './policy-json.ts';
import { type CompiledPolicy, conjunctsOf, type PolicySet } from './policy-set.ts';
import { type CedarEntity, EntityRef } from './value.ts';

/** Which resources of a type somebody may do something with: every one, none, or those that hold. */
export type Narrowing = 'every' | 'none' | Rows;

export interface Rows {
  holds(resource: CedarEntity): boolean;
  /** Tags of the resource that are asked for; null: any. */
  readonly tags: ReadonlySet<string> | null;
  /** What holds for each of them: they are in one of these groups (ids of entities of these types), and one of these tags has one of the values. For a first look into an index. */
  readonly groups: readonly { readonly type: string; readonly ids: readonly string[] }[];
  readonly equalities: readonly { readonly tag: string; readonly values: readonly string[] }[];
}

/** All resources of a type, some of them, or none, and the policies that decide which. */
export interface Breadth {
  readonly extent: Extent;
  /** What forbids, where something does; else what permits. */
  readonly reasons: readonly string[];
}
export type Extent = 'all' | 'some' | 'none';

interface Left {
  readonly id: string;
  readonly effect: PolicyJson['effect'];
  readonly conjuncts: readonly Expression[];
}

/** Evaluates the policies as far as they say the same of every resource of the type; what is left decides on each. */
export function narrowing(set: PolicySet, request: PartialRequest): Narrowing {
  const { left, permits, forbids } = leftFor(set, request);
  if (permits.length === 0 || forbids.some(({ conjuncts }) => conjuncts.length === 0)) return 'none';
  const open = permits.some(({ conjuncts }) => conjuncts.length === 0);
  if (open && forbids.length === 0) return 'every';
  const [allows, denies] = [compiled(permits), compiled(forbids)];
  const hints = open ? { groups: [], equalities: [] } : hintsOf(permits);
  return {
    ...hints,
    tags: tagsOfAll(left),
    holds(resource) {
      const whole = { ...request, resource };
      const is = (conditions: readonly Compiled[]): boolean => {
        try {
          return conditions.every((condition) => condition(whole) === true);
        } catch (error) {
          if (error === FAILED) return false;
          throw error;
        }
      };
      return !denies.some(is) && allows.some(is);
    },
  };
}

/** The same answer in short, for whoever wants to know why. */
export function breadth(set: PolicySet, request: PartialRequest): Breadth {
  const { permits, forbids } = leftFor(set, request);
  const told = (extent: Extent, ...some: readonly (readonly Left[])[]): Breadth => ({
    extent,
    reasons: some.flat().map(({ id }) => id),
  });
  const [closed, open] = [forbids, permits].map((some) =>
    some.filter(({ conjuncts }) => conjuncts.length === 0),
  );
  if (closed && closed.length > 0) return told('none', closed);
  if (permits.length === 0) return told('none');
  if (!open || open.length === 0) return told('some', forbids, permits);
  return forbids.length === 0 ? told('all', open) : told('some', forbids);
}

function leftFor(set: PolicySet, request: PartialRequest) {
  const left = set
    .about(request.principal, request.action, request.resourceType)
    .flatMap((policy) => leftOf(policy, request));
  return {
    left,
    permits: left.filter(({ effect }) => effect === 'permit'),
    forbids: left.filter(({ effect }) => effect === 'forbid'),
  };
}

function compiled(left: readonly Left[]): readonly (readonly Compiled[])[] {
  return left.map(({ conjuncts }) => conjuncts.map(compile));
}

/** Nothing for a policy that holds for no resource. */
function leftOf({ id, json, conjuncts }: CompiledPolicy, request: PartialRequest): readonly Left[] {
  const rest: Expression[] = [];
  for (const conjunct of [...scopeOf(json.resource), ...conjuncts]) {
    const part = partial(conjunct, request);
    if (part === FAILED) return [];
    if ('rest' in part) rest.push(...conjunctsOf(part.rest));
    else if (part.value !== true) return [];
  }
  return [{ id, effect: json.effect, conjuncts: rest }];
}

function scopeOf(scope: ScopeJson): readonly Expression[] {
  const left = { Var: 'resource' };
  const named = ({ type, id }: { type: string; id: string }): Expression => constant(new EntityRef(type, id));
  if (scope.op === 'is') return scope.in ? [{ in: { left, right: named(scope.in.entity) } }] : [];
  if (scope.op === 'All' || !('entity' in scope)) return [];
  return [{ [scope.op]: { left, right: named(scope.entity) } }];
}

function tagsOfAll(left: readonly Left[]): ReadonlySet<string> | null {
  const all = left.flatMap(({ conjuncts }) => conjuncts.map(tagsOf));
  return all.every((one) => one !== null) ? new Set(all.flatMap((one) => [...one])) : null;
}

/** What every permit demands in one of its conjuncts. */
function hintsOf(permits: readonly Left[]): Pick<Rows, 'groups' | 'equalities'> {
  const [first] = permits;
  if (!first) return { groups: [], equalities: [] };
  const groups = permits.map(({ conjuncts }) => conjuncts.map(groupOf).find((one) => one !== null));
  const type = groups[0]?.type;
  const oneType = type !== undefined && groups.every((one) => one?.type === type);
  const equalities = permits.map(({ conjuncts }) => conjuncts.flatMap((one) => equalityOf(one) ?? []));
  return {
    groups: oneType ? [{ type, ids: [...new Set(groups.flatMap((one) => one?.ids ?? []))] }] : [],
    equalities: (equalities[0] ?? []).flatMap(({ tag }) => {
      const own = equalities.map((some) => some.find((one) => one.tag === tag));
      return own.every((one) => one !== undefined)
        ? [{ tag, values: [...new Set(own.flatMap((one) => [...one.values]))] }]
        : [];
    }),
  };
}

/** `resource in T::"a"`, but not `resource == …`, for a group holds itself. */
function groupOf(expression: Expression): { type: string; ids: readonly string[] } | null {
  const { left, right } = (expression['in'] ?? {}) as { left?: Expression; right?: Expression };
  const value = right?.['constant'] ?? null;
  return left?.['Var'] === 'resource' && value instanceof EntityRef
    ? { type: value.type, ids: [value.id] }
    : null;
}

/** `resource.getTag("a").contains("x")`, `resource.getTag("a").containsAny(["x", "y"])`. */
function equalityOf(expression: Expression): { tag: string; values: readonly string[] } | null {
  const { left, right } = (expression['contains'] ?? expression['containsAny'] ?? {}) as {
    left?: Expression;
    right?: Expression;
  };
  const tag = (left?.['getTag'] ?? {}) as { left?: Expression; right?: Expression };
  const [name] = tag.right ? (textsOf(tag.right) ?? []) : [];
  const values = right ? textsOf(right) : null;
  return tag.left?.['Var'] === 'resource' && name !== undefined && values ? { tag: name, values } : null;
}
