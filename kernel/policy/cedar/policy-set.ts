import { type Compiled, compile, type Request } from './compile-expression.ts';
import { FAILED } from './failure.ts';
import type { ActionScopeJson, Expression, PolicyJson, ScopeJson } from './policy-json.ts';
import { Unsupported } from './unsupported.ts';
import { CedarEntity, EntityRef, entityKey } from './value.ts';

/** A policy ready to be asked. */
export interface CompiledPolicy {
  readonly id: string;
  readonly json: PolicyJson;
  /** Everything that must be true at once, in the order in which it is asked. */
  readonly conjuncts: readonly Expression[];
  readonly conditions: readonly Compiled[];
}

/** What came of a request: the policies that decided it (the forbids where there is one, else the permits), and those that failed. */
export interface Answer {
  readonly allowed: boolean;
  readonly reasons: readonly string[];
  readonly errors: readonly string[];
}

type Effect = PolicyJson['effect'];
const EFFECTS = ['forbid', 'permit'] as const satisfies readonly Effect[];
const ANY = '*';
/** By principal, then by resource: what their scopes name, or ANY. */
type Index = ReadonlyMap<string, ReadonlyMap<string, readonly CompiledPolicy[]>>;

/** @throws Unsupported */
export function compilePolicy(id: string, json: PolicyJson): CompiledPolicy {
  for (const scope of [json.principal, json.resource])
    if ('slot' in scope) throw new Unsupported('templates');
  const conjuncts = json.conditions.flatMap(({ kind, body }) =>
    kind === 'when' ? conjunctsOf(body) : [{ '!': { arg: body } }],
  );
  return { id, json, conjuncts, conditions: conjuncts.map(compile) };
}

/** `a && b` as `a` and `b`: a condition that must hold is the same either way, for one that fails does not hold. */
export function conjunctsOf(expression: Expression): readonly Expression[] {
  const and = expression['&&'] as { left: Expression; right: Expression } | undefined;
  return and === undefined ? [expression] : [...conjunctsOf(and.left), ...conjunctsOf(and.right)];
}

/**
 * Decides as Cedar does ("How authorization works"): denied unless a permit holds and no forbid does; a policy whose
 * condition fails is left out. For every action it keeps who is asked about by whom and what their scopes name, so that a
 * decision looks at few policies.
 */
export class PolicySet {
  readonly policies: readonly CompiledPolicy[];
  readonly #actions: ReadonlyMap<string, CedarEntity>;
  readonly #byAction = new Map<string, Readonly<Record<Effect, Index>>>();

  /** @param actions all there are, with the groups that they are in */
  constructor(policies: readonly CompiledPolicy[], actions: ReadonlyMap<string, CedarEntity>) {
    this.policies = policies;
    this.#actions = actions;
  }

  /** The action of this id. It is in no group where it is not known. */
  action(id: string): EntityRef {
    return this.#actions.get(entityKey('Action', id)) ?? new EntityRef('Action', id);
  }

  decide(request: Request): boolean {
    const { forbid, permit } = this.#indexOf(request.action);
    return !anyOf(forbid, request) && anyOf(permit, request);
  }

  /** The same, with its reasons. */
  explain(request: Request): Answer {
    const errors: string[] = [];
    const index = this.#indexOf(request.action);
    const satisfied = EFFECTS.map((effect) =>
      candidatesOf(index[effect], request).filter((policy) => {
        const holds = outcome(policy, request);
        if (holds === null) errors.push(policy.id);
        return holds === true;
      }),
    );
    const [forbids = [], permits = []] = satisfied;
    const reasons = (forbids.length > 0 ? forbids : permits).map(({ id }) => id);
    return { allowed: forbids.length === 0 && permits.length > 0, reasons, errors };
  }

  /** The policies whose scopes allow for this principal and action, and a resource of this type. */
  about(principal: EntityRef, action: EntityRef, resourceType: string): readonly CompiledPolicy[] {
    const index = this.#indexOf(action);
    return EFFECTS.flatMap((effect) =>
      keysOf(principal)
        .flatMap((key) => [...(index[effect].get(key)?.values() ?? [])].flat())
        .filter(({ json }) => fits(json.principal, principal) && mayFit(json.resource, resourceType)),
    );
  }

  #indexOf(action: EntityRef): Readonly<Record<Effect, Index>> {
    const known = this.#byAction.get(action.key);
    if (known) return known;
    const { ancestors } = this.#actions.get(action.key) ?? {};
    const named = (uid: { type: string; id: string }): boolean => {
      const key = entityKey(uid.type, uid.id);
      return key === action.key || ancestors?.has(key) === true;
    };
    const own = this.policies.filter(({ json }) => actionFits(json.action, action, named));
    const made = { forbid: indexOf(own, 'forbid'), permit: indexOf(own, 'permit') };
    this.#byAction.set(action.key, made);
    return made;
  }
}

function actionFits(
  scope: ActionScopeJson,
  action: EntityRef,
  isIn: (uid: { type: string; id: string }) => boolean,
): boolean {
  if (scope.op === 'All') return true;
  if ('entities' in scope) return scope.entities.some(isIn);
  return scope.op === '=='
    ? entityKey(scope.entity.type, scope.entity.id) === action.key
    : isIn(scope.entity);
}

function indexOf(policies: readonly CompiledPolicy[], effect: Effect): Index {
  const own = policies.filter(({ json }) => json.effect === effect);
  const byPrincipal = Map.groupBy(own, ({ json }) => keyOfScope(json.principal));
  return new Map(
    [...byPrincipal].map(([key, some]) => [key, Map.groupBy(some, ({ json }) => keyOfScope(json.resource))]),
  );
}

function keyOfScope(scope: ScopeJson): string {
  const uid = 'entity' in scope ? scope.entity : 'in' in scope ? scope.in?.entity : undefined;
  return uid === undefined ? ANY : entityKey(uid.type, uid.id);
}

function keysOf(entity: EntityRef): readonly string[] {
  return [ANY, ...groupsOf(entity)];
}

function groupsOf(entity: EntityRef): readonly string[] {
  return entity instanceof CedarEntity ? entity.groups : [entity.key];
}

function candidatesOf(index: Index, request: Request): readonly CompiledPolicy[] {
  const found: CompiledPolicy[] = [];
  someOf(index, request, (policy) => {
    found.push(policy);
    return false;
  });
  return found;
}

function anyOf(index: Index, request: Request): boolean {
  return someOf(index, request, (policy) => outcome(policy, request) === true);
}

/** Is it so of one of the policies whose scopes name the principal and the resource? Plain loops: this is every decision. */
function someOf(
  index: Index,
  { principal, resource, entities }: Request,
  is: (policy: CompiledPolicy) => boolean,
): boolean {
  if (index.size === 0) return false;
  const who = groupsOf(entities?.get(principal.key) ?? principal);
  const what = groupsOf(entities?.get(resource.key) ?? resource);
  if (someOn(index.get(ANY), what, is)) return true;
  for (const key of who) if (someOn(index.get(key), what, is)) return true;
  return false;
}

function someOn(
  byResource: ReadonlyMap<string, readonly CompiledPolicy[]> | undefined,
  what: readonly string[],
  is: (policy: CompiledPolicy) => boolean,
): boolean {
  if (byResource === undefined) return false;
  if (byResource.get(ANY)?.some(is)) return true;
  for (const key of what) if (byResource.get(key)?.some(is)) return true;
  return false;
}

/** Does it hold; null where its condition fails. */
function outcome({ json, conditions }: CompiledPolicy, request: Request): boolean | null {
  if (!fits(json.principal, request.principal) || !fits(json.resource, request.resource)) return false;
  try {
    for (const condition of conditions) {
      const value = condition(request);
      if (value === false) return false;
      if (value !== true) return null;
    }
    return true;
  } catch (error) {
    if (error === FAILED) return null;
    throw error;
  }
}

/** What of a scope its index does not tell: `==` names the same key as `in`, and `is` only a type. */
function fits(scope: ScopeJson, entity: EntityRef): boolean {
  if (scope.op === 'is') return scope.entity_type === entity.type;
  return (
    scope.op !== '==' || !('entity' in scope) || entityKey(scope.entity.type, scope.entity.id) === entity.key
  );
}

function mayFit(scope: ScopeJson, type: string): boolean {
  if (scope.op === 'is') return scope.entity_type === type;
  return scope.op !== '==' || !('entity' in scope) || scope.entity.type === type;
}
