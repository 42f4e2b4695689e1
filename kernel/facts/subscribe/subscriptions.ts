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
import type { Actor } from '../../identity/actor.ts';
import type { Standings } from '../../identity/standings.ts';
import type { RecordedReads } from '../../policy/recorded-reads.ts';
import type { Visible } from '../../policy/visible.ts';
import type { Database } from '../../store/database.ts';
import type { Contexts } from '../context/contexts.ts';
import type { Facts } from '../facts.ts';
import type { SensitiveNames } from '../sensitive/sensitive-names.ts';
import type { SourceListener } from '../sources/registrations.ts';
import type { TenantSecrets } from '../tenant-secrets.ts';
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
import { SourceTeller } from './source-teller.ts';
import { type SubscriptionResource, subscriptionResource } from './subscription-resource.ts';
import { SUBSCRIPTIONS_CHANNEL, type SubscriptionNews, tellSubscriptions } from './subscription-store.ts';

/** Subscriptions about entities, and what they have in common with those about sources. */
export interface Subscriptions extends SubscriptionResource {
  /** Subscriptions about sources (clause 5.11). */
  readonly aboutSources: SubscriptionResource;
  /** To be told when a source is registered, changed or removed. */
  readonly ofSources: SourceListener;
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
  readonly secrets: TenantSecrets;
  readonly names: SensitiveNames | null;
  readonly facts: Facts;
  /** What the tenant is called. */
  readonly name: string | null;
  readonly standings: Standings;
  /** What somebody may see of the tenant, as policies are now; null: everything. */
  readonly visibleTo: (actor: Actor) => Visible | null;
  /** What a subscription of somebody's tells and the log is told; null: nothing. */
  readonly recordedOf: (actor: Actor, subscription: string) => RecordedReads | null;
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
  const { tenant, database, secrets, contexts, clock, report, outbound = {} } = options;
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
          outbound,
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

  const teller = new SourceTeller({ place, secrets, contexts, clock });
  const { names } = options;
  const resource = { database, sealed: secrets.subscriptions, names, clock, counting, outbound };

  return {
    ...subscriptionResource({ ...resource, about: 'entities' }),
    aboutSources: subscriptionResource({ ...resource, about: 'sources', writing: teller }),
    ofSources: teller,
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
      await counting.close();
    },
  };
}
