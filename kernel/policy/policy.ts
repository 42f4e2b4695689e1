import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Caller } from '../identity/caller.ts';
import type { Pack } from '../packs/pack.ts';
import type { Registry } from '../packs/registry.ts';
import { type Breadth, breadth, type Narrowing, narrowing } from './cedar/narrowing.ts';
import { BadPolicies, validatePolicies, validationDigest } from './cedar/parse-policies.ts';
import { type Answer, PolicySet } from './cedar/policy-set.ts';
import type { CedarEntity, Value } from './cedar/value.ts';
import { type Fitted, nowhere } from './fitted.ts';
import {
  badPolicies,
  demandRoles,
  type KnownPolicy,
  type PolicyText,
  parseTexts,
  readPolicyTexts,
} from './read-policies.ts';
import { principalOf, tenantResource } from './resources.ts';
import { actionsOf, policySchema, rowTypeOf } from './schema.ts';

const NO_CONTEXT: ReadonlyMap<string, Value> = new Map();

/**
 * Who may do what: the Cedar policies of the kernel, the packs and the house, compiled. Denied unless one permits; one
 * that forbids has the last word.
 */
export interface Policy {
  /**
   * May somebody ask for this at all? An action is an operation (`plan/list-plans`) or a permission (`facts.read`). Of a
   * single resource where it is told; else of the actor's tenant as a whole, or of something in it.
   */
  may(actor: Actor, action: string, resource?: CedarEntity): boolean;
  /** May they ask for this in some tenant? For a first look, before it is known in which. */
  maySomewhere(caller: Caller, action: string): boolean;
  /** @throws Problem policy.denied with the permission that is missing */
  demand(actor: Actor, action: string, resource?: CedarEntity): void;
  /** The decision of `may` with the policies that made it. */
  explain(actor: Actor, action: string, resource?: CedarEntity): Answer;
  /**
   * How much of a tenant somebody may do this with, and why: of what is decided row by row, all rows, some or none; else all or
   * nothing. The one answer for whoever asks about no single resource.
   */
  whole(actor: Actor, action: string, tenant?: string | null): Whole;
  /** Of which resources of a type in a tenant somebody may do this. */
  rows(actor: Actor, action: string, type: string, tenant: string | null): Narrowing;
  readonly inForce: readonly KnownPolicy[];
  readonly actions: readonly string[];
  /**
   * Holds policies against what there is to speak of, together with those in force but for the ones they take the place of.
   * @throws Problem policy.bad-policies, policy.policy-twice
   */
  check(texts: readonly PolicyText[]): Promise<readonly KnownPolicy[]>;
  /** The same, with other policies. */
  trial(policies: readonly KnownPolicy[]): Policy;
  /** From now on, instead of those before. */
  replace(policies: readonly KnownPolicy[]): void;
  /**
   * Puts texts in force from now on, besides the files, and remembers that they fitted.
   * @throws Problem policy.bad-policies, policy.policy-twice
   */
  renew(texts: readonly PolicyText[]): Promise<void>;
}

/** An answer about a tenant as a whole. */
export interface Whole extends Breadth {
  /** Policies that were left out, for their conditions have no value. Of rows nobody knows before. */
  readonly errors: readonly string[];
}

export async function openPolicy(options: {
  readonly registry: Registry;
  readonly packs: readonly Pack[];
  /** Where the house keeps policies of its own; null: nowhere. */
  readonly folder: string | null;
  /** What fitted at earlier starts; nothing is remembered unless told. */
  readonly fitted?: Fitted;
}): Promise<Policy> {
  const { registry, packs, folder, fitted = nowhere } = options;
  const files = await readPolicyTexts(packs, folder);
  const policy = policyOf(registry, files, fitted);
  const found = await policy.check([]);
  demandRoles(found);
  policy.replace(found);
  return policy;
}

function policyOf(registry: Registry, files: readonly PolicyText[], fitted: Fitted): Policy {
  const actions = actionsOf(registry);
  let set = new PolicySet([], actions);
  let inForce: readonly KnownPolicy[] = [];
  let narrowed = new WeakMap<CedarEntity, Map<string, Narrowing>>();

  /** Roles of one tenant decide nothing of another, whoever asks. */
  const reaches = (actor: Actor, tenant: Value | undefined): boolean =>
    actor.tenant === undefined || (actor.tenant ?? '') === tenant;
  const ownTenant = (actor: Actor): CedarEntity => tenantResource(actor.tenant ?? null);
  const digestOf = (policies: readonly KnownPolicy[]): Promise<string> =>
    validationDigest(policies, policySchema(registry));
  const ask = (actor: Actor, action: string, resource: CedarEntity) => ({
    principal: principalOf(actor),
    action: set.action(action),
    resource,
    context: NO_CONTEXT,
  });
  const asksOfRows = (actor: Actor, action: string, type: string, tenant: string | undefined) => ({
    principal: principalOf(actor),
    action: set.action(action),
    resourceType: type,
    known: new Map(tenant === undefined ? [] : [['tenant', tenant]]),
    context: NO_CONTEXT,
  });
  /** @param tenant undefined: it is not known yet */
  function narrowingOf(actor: Actor, action: string, type: string, tenant: string | undefined): Narrowing {
    const principal = principalOf(actor);
    const own = narrowed.get(principal) ?? new Map<string, Narrowing>();
    narrowed.set(principal, own);
    const key = tenant === undefined ? `${action} ${type}` : `${action} ${type} ${tenant}`;
    const found = own.get(key) ?? narrowing(set, asksOfRows(actor, action, type, tenant));
    own.set(key, found);
    return found;
  }
  const rows: Policy['rows'] = (actor, action, type, tenant) =>
    reaches(actor, tenant ?? '') ? narrowingOf(actor, action, type, tenant ?? '') : 'none';
  const policy: Policy = {
    may(actor, action, resource) {
      const what = resource ?? ownTenant(actor);
      if (!reaches(actor, what.attributes.get('tenant'))) return false;
      if (set.decide(ask(actor, action, what))) return true;
      const type = rowTypeOf(action);
      const some = what.type === 'Tenant' && type !== undefined;
      return some && rows(actor, action, type, what.id === '' ? null : what.id) !== 'none';
    },
    maySomewhere: ({ actors }, action) =>
      actors.some((actor) =>
        actor.tenant === undefined
          ? narrowingOf(actor, action, 'Tenant', undefined) !== 'none'
          : policy.may(actor, action),
      ),
    demand(actor, action, resource) {
      if (policy.may(actor, action, resource)) return;
      const permission = registry.operations.get(action)?.operation.permission ?? action;
      throw new Problem('policy.denied', { permission });
    },
    explain(actor, action, resource = ownTenant(actor)) {
      return reaches(actor, resource.attributes.get('tenant'))
        ? set.explain(ask(actor, action, resource))
        : { allowed: false, reasons: [], errors: [] };
    },
    whole(actor, action, tenant = actor.tenant ?? null) {
      const type = rowTypeOf(action);
      if (type === undefined) {
        const { allowed, reasons, errors } = policy.explain(actor, action, tenantResource(tenant));
        return { extent: allowed ? 'all' : 'none', reasons, errors };
      }
      return reaches(actor, tenant ?? '')
        ? { ...breadth(set, asksOfRows(actor, action, type, tenant ?? '')), errors: [] }
        : { extent: 'none', reasons: [], errors: [] };
    },
    rows,
    get inForce() {
      return inForce;
    },
    actions: [...actions.values()].map(({ id }) => id),
    async check(texts) {
      const policies = await parseTexts([...files, ...texts]);
      if (await fitted.has(await digestOf(policies))) return policies;
      // All at once: Cedar reads the schema anew each time.
      await validatePolicies(policies, policySchema(registry)).catch((error: unknown) => {
        const named = error instanceof BadPolicies ? error.policy : null;
        throw badPolicies(policies.find(({ id }) => id === named)?.source ?? '', error);
      });
      return policies;
    },
    trial(policies) {
      const other = policyOf(registry, files, fitted);
      other.replace(policies);
      return other;
    },
    replace(policies) {
      set = new PolicySet(policies, actions);
      inForce = policies;
      narrowed = new WeakMap();
    },
    async renew(texts) {
      const policies = await policy.check(texts);
      // First of all: what was approved does not wait for what only saves the next start some time.
      policy.replace(policies);
      // The files alone are held against the schema before the database is read.
      for (const one of [await parseTexts(files), policies]) await fitted.keep(await digestOf(one));
    },
  };
  return policy;
}
