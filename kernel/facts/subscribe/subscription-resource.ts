import type { SealedDocuments } from '../../crypto/sealed-documents.ts';
import { Problem } from '../../http/problem.ts';
import type { Actor } from '../../identity/actor.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { JsonObject } from '../model/entity.ts';
import { mergeFragment } from '../model/merge-fragment.ts';
import { refuse } from '../model/read-members.ts';
import type { SensitiveNames } from '../sensitive/sensitive-names.ts';
import type { Counting } from './counting.ts';
import type { Outbound } from './outbound.ts';
import { parseSubscription } from './parse-subscription.ts';
import { refuseExtremes } from './refuse-extremes.ts';
import { refuseUnreachable } from './refuse-unreachable.ts';
import type { About, Definition, Subscription } from './subscription.ts';
import {
  countSubscriptions,
  deleteSubscription,
  insertSubscription,
  listSubscriptions,
  readSubscription,
  updateSubscription,
} from './subscription-store.ts';

/** Subscriptions of a tenant, all about the same, as resources. */
export interface SubscriptionResource {
  /** @throws Problem facts.subscription-exists, facts.endpoint-not-allowed, facts.sensitive-attribute, and of parseSubscription */
  create(id: string, document: JsonObject, by?: Actor): Promise<void>;
  /** @throws Problem facts.subscription-not-found, facts.endpoint-not-allowed, and of parseSubscription */
  change(id: string, fragment: JsonObject, by?: Actor): Promise<void>;
  /** @throws Problem facts.subscription-not-found */
  remove(id: string): Promise<void>;
  /** With the counters as they are now. @throws Problem facts.subscription-not-found */
  get(id: string): Promise<Subscription>;
  /** In the order of their ids. */
  list(page: { readonly offset: number; readonly limit: number }): Promise<readonly Subscription[]>;
  count(): Promise<number>;
}

interface ResourceOptions {
  readonly database: Database;
  /** Of the tenant. */
  readonly sealed: SealedDocuments;
  readonly about: About;
  /** What may not be asked about. */
  readonly names: SensitiveNames | null;
  readonly clock: () => Date;
  readonly counting: Counting;
  readonly outbound: Outbound;
  /** What belongs to a write, in its transaction: before anything is written, and afterwards. */
  readonly writing?: {
    lock(tx: Sql): Promise<void>;
    written(tx: Sql, subscription: Subscription): Promise<void>;
  };
}

export function subscriptionResource(options: ResourceOptions): SubscriptionResource {
  const { database, sealed, about, clock, counting, outbound, writing } = options;
  const { tenant } = sealed;
  const demandOpen = ({ q, geoQ: geo }: Definition): void =>
    options.names?.demandOpen({ ...(q === undefined ? {} : { q }), ...(geo === undefined ? {} : { geo }) });
  const counted = (one: Subscription): Subscription => ({
    ...one,
    counters: counting.with(one.id, one.counters),
  });
  const absent = (id: string): Problem => new Problem('facts.subscription-not-found', { id });
  const write = (work: (tx: Sql) => Promise<Subscription>): Promise<void> =>
    database.transaction(async (tx) => {
      await writing?.lock(tx);
      const written = await work(tx);
      await writing?.written(tx, written);
    });

  return {
    async create(id, document, by) {
      const at = clock().toISOString();
      const definition = parseSubscription(document, about);
      refuseExtremes(definition);
      refuseUnreachable(definition, outbound);
      demandOpen(definition);
      refusePast(definition, at);
      await write(async (tx) => {
        const made = await insertSubscription(tx, sealed, about, {
          id,
          document,
          actor: by ?? null,
          at,
        });
        if (!made) throw new Problem('facts.subscription-exists', { id });
        return made;
      });
    },
    async change(id, fragment, by) {
      const at = clock().toISOString();
      const change = (document: JsonObject): JsonObject => {
        const changed = mergeFragment(document, fragment);
        const definition = parseSubscription(changed, about);
        refuseExtremes(definition);
        refuseUnreachable(definition, outbound);
        demandOpen(definition);
        if (Object.hasOwn(fragment, 'expiresAt')) refusePast(definition, at);
        return changed;
      };
      await write(async (tx) => {
        const changed = await updateSubscription(tx, sealed, about, {
          id,
          change,
          actor: by ?? null,
          at,
        });
        if (!changed) throw absent(id);
        return changed;
      });
    },
    async remove(id) {
      if (!(await deleteSubscription(database, tenant, about, id))) throw absent(id);
    },
    async get(id) {
      const found = await counting.atRest(() => readSubscription(database, sealed, about, id));
      if (!found) throw absent(id);
      return counted(found);
    },
    list: async (page) =>
      (await counting.atRest(() => listSubscriptions(database, sealed, about, page))).map(counted),
    count: () => countSubscriptions(database, tenant, about),
  };
}

/** @throws Problem facts.bad-subscription for what has expired already (clauses 5.8.1, 5.8.2) */
function refusePast({ expiresAt }: Definition, now: string): void {
  if (expiresAt !== undefined && expiresAt <= now) refuse('expiresAt', expiresAt);
}
