/**
 * Subscriptions and the delivery of what they ask for (ETSI GS CIM 009 V1.9.1, clause 5.8).
 *
 * Why rows and not a cursor for each subscription: with a hundred thousand subscriptions most changes concern few of them, so
 * one place in the change feed for all is cheap to keep, and a row for each notification says exactly what is owed and
 * to whom. The rows are committed together with the place in the feed (match-changes.ts) and deleted once the endpoint
 * has answered (dispatcher.ts). Killed in between, a process goes on with what is there: nothing is lost, at most the
 * last moments are sent twice, with the same notification id. Endpoints that are slow or gone only make rows pile up.
 *
 * Of several servers on one database, one does all this while it holds a lease (lease.ts); the others answer requests about
 * subscriptions from the database and tell it what changed. When it dies, another takes the lease and goes on at its place.
 */
import { Problem } from '../../http/problem.ts';
import type { Database } from '../../store/database.ts';
import type { Contexts } from '../context/contexts.ts';
import type { Facts } from '../facts.ts';
import type { JsonObject } from '../model/entity.ts';
import { NGSI_NULL } from '../model/kinds.ts';
import { Counting } from './counting.ts';
import { type Delivering, startDelivering } from './delivering.ts';
import {
  type DeadLetter,
  forgetDeadLetters,
  insertDeliveries,
  readDeadLetters,
  takeDeadLetters,
} from './delivery-store.ts';
import { type Pace, usualPace } from './dispatcher.ts';
import { Lease } from './lease.ts';
import { lockPlace, type Place } from './lease-store.ts';
import type { Outbound } from './outbound.ts';
import { parseSubscription } from './parse-subscription.ts';
import { refuse } from './read-members.ts';
import type { Definition, Subscription } from './subscription.ts';
import {
  countSubscriptions,
  deleteSubscription,
  insertSubscription,
  listSubscriptions,
  readSubscription,
  SUBSCRIPTIONS_CHANNEL,
  type SubscriptionNews,
  tellSubscriptions,
  updateSubscription,
} from './subscription-store.ts';

export interface Subscriptions {
  /** @throws Problem facts.subscription-exists, and of parseSubscription */
  create(id: string, document: JsonObject): Promise<void>;
  /** @throws Problem facts.subscription-not-found, and of parseSubscription */
  change(id: string, fragment: JsonObject): Promise<void>;
  /** @throws Problem facts.subscription-not-found */
  remove(id: string): Promise<void>;
  /** With the counters as they are now. @throws Problem facts.subscription-not-found */
  get(id: string): Promise<Subscription>;
  /** In the order of their ids. */
  list(page: { readonly offset: number; readonly limit: number }): Promise<readonly Subscription[]>;
  count(): Promise<number>;
  deadLetters(subscription: string | null, limit: number): Promise<readonly DeadLetter[]>;
  /** Delivers dead letters anew, behind what waits already; answers how many there were. */
  replay(ids: readonly number[]): Promise<number>;
  /** This server is the one that delivers. */
  readonly delivers: boolean;
  stop(): Promise<void>;
}

export interface SubscriptionsOptions {
  readonly tenant: number;
  readonly database: Database;
  readonly facts: Facts;
  readonly contexts: Contexts;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
  readonly outbound?: Outbound;
  readonly pace?: Partial<Pace>;
}

/** The name of our place in the change feed. */
const CONSUMER = 'facts.subscriptions';
const DEAD_DAYS = 30;
const HOUR_MS = 3_600_000;

export async function openSubscriptions(options: SubscriptionsOptions): Promise<Subscriptions> {
  const { tenant, database, clock, report } = options;
  const place: Place = { tenant, name: CONSUMER };
  const counting = new Counting(database, tenant, report);
  let delivering: Delivering | null = null;
  const lease = new Lease({
    database,
    place,
    alone: database.alone,
    report,
    async begin(term) {
      const begun = await startDelivering(
        {
          ...options,
          place,
          counting,
          outbound: options.outbound ?? {},
          pace: { ...usualPace, ...options.pace },
        },
        term,
      );
      delivering = begun;
      return async () => {
        delivering = null;
        await begun.stop();
      };
    },
  });
  const unlisten = await database.listen(SUBSCRIPTIONS_CHANNEL, (payload) => {
    const news = payload === '' ? null : (JSON.parse(payload) as SubscriptionNews);
    if (news && news.tenant !== tenant) return;
    if (news?.free) void lease.look();
    else delivering?.hear(news);
  });
  await lease.start();
  const forget = (): void => {
    const before = new Date(clock().getTime() - DEAD_DAYS * 24 * HOUR_MS).toISOString();
    void forgetDeadLetters(database, tenant, before).catch(report);
  };
  const forgetting = setInterval(forget, HOUR_MS).unref();

  const counted = (one: Subscription): Subscription => ({
    ...one,
    counters: counting.with(one.id, one.counters),
  });
  const absent = (id: string): Problem => new Problem('facts.subscription-not-found', { id });

  return {
    async create(id, document) {
      const at = clock().toISOString();
      refusePast(parseSubscription(document), at);
      if (!(await insertSubscription(database, tenant, id, document, at)))
        throw new Problem('facts.subscription-exists', { id });
    },
    async change(id, fragment) {
      const at = clock().toISOString();
      const merged = (document: JsonObject): JsonObject => {
        const entries = Object.entries({ ...document, ...fragment });
        const changed = Object.fromEntries(
          entries.filter(([, value]) => value !== null && value !== NGSI_NULL),
        );
        const definition = parseSubscription(changed);
        if (Object.hasOwn(fragment, 'expiresAt')) refusePast(definition, at);
        return changed;
      };
      if (!(await updateSubscription(database, tenant, id, merged, at))) throw absent(id);
    },
    async remove(id) {
      if (!(await deleteSubscription(database, tenant, id))) throw absent(id);
    },
    async get(id) {
      const found = await readSubscription(database, tenant, id);
      if (!found) throw absent(id);
      return counted(found);
    },
    list: async (page) => (await listSubscriptions(database, tenant, page)).map(counted),
    count: () => countSubscriptions(database, tenant),
    deadLetters: (subscription, limit) => readDeadLetters(database, tenant, subscription, limit),
    replay: (ids) =>
      database.transaction(async (tx) => {
        await lockPlace(tx, place);
        const rows = await insertDeliveries(await takeDeadLetters(tx, tenant, ids), tenant, tx);
        for (const owed of new Set(rows.map(({ subscription }) => subscription)))
          await tellSubscriptions(tx, { tenant, owed });
        return rows.length;
      }),
    get delivers() {
      return lease.isHeld;
    },
    async stop() {
      clearInterval(forgetting);
      await unlisten();
      await lease.stop();
      await tellSubscriptions(database, { tenant, free: true });
      await counting.flush();
    },
  };
}

/** @throws Problem facts.bad-subscription for what has expired already (clauses 5.8.1, 5.8.2) */
function refusePast({ expiresAt }: Definition, now: string): void {
  if (expiresAt !== undefined && expiresAt <= now) refuse('expiresAt', expiresAt);
}
