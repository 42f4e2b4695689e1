import { Problem } from '../http/problem.ts';
import type { Actor } from './actor.ts';

/**
 * Who asks, before it is known in which tenant. A role is held in a tenant, so that nothing can be decided about a caller
 * until one is named: then they are an actor.
 */
export class Caller {
  readonly id: string;
  /**
   * What they are in each tenant in which they hold something, the one that is meant where none is named first; one
   * without a tenant holds what it holds in all of them.
   */
  readonly actors: readonly [Actor, ...Actor[]];
  /** One tenant, one actor: policies remember what they decided of an actor. */
  readonly #known = new Map<string | null, Actor | null>();

  constructor(actors: readonly [Actor, ...Actor[]]) {
    this.id = actors[0].id;
    this.actors = actors;
  }

  /** What they are in the tenant that is meant where none is named. */
  get usual(): Actor {
    const [first] = this.actors;
    return this.in(first.tenant ?? null) ?? first;
  }

  /** What they are in a tenant (null: the one without a name), by what they hold there and in all; null: nothing. */
  in(tenant: string | null): Actor | null {
    const known = this.#known.get(tenant);
    if (known !== undefined) return known;
    const own = this.actors.find((actor) => actor.tenant === tenant);
    const every = this.actors.find((actor) => actor.tenant === undefined);
    const here =
      own && every
        ? { ...own, roles: [...new Set([...own.roles, ...every.roles])] }
        : (own ?? (every ? { ...every, tenant } : null));
    this.#known.set(tenant, here);
    return here;
  }

  /** @throws Problem identity.other-tenant where they hold nothing in it */
  within(tenant: string | null): Actor {
    const here = this.in(tenant);
    if (here === null) throw new Problem('identity.other-tenant');
    return here;
  }
}
