/**
 * Subscriptions and the delivery of what they ask for (ETSI GS CIM 009 V1.9.1, clause 5.8).
 *
 * Why rows and not a cursor for each subscription: with a hundred thousand subscriptions most changes concern few of them, so
 * one place in the change feed for all is cheap to keep, and a row for each notification says exactly what is owed and
 * to whom. The rows are committed together with the place in the feed (match-changes.ts) and deleted once the endpoint
 * has answered (dispatcher.ts). Killed in between, a process goes on with what is there: nothing is lost, at most the
 * last moments are sent twice, with the same notification id. Endpoints that are slow or gone only make rows pile up.
 *
 * One server of a database: of several, the one that does not know a subscription moves the common place in the feed on, and
 * what it did not know of is told to nobody.
 */
import { randomUUID } from 'node:crypto';
import { Problem } from '../../http/problem.ts';
import type { Database } from '../../store/database.ts';
import { coreOnly } from '../context/compiled-context.ts';
import type { Contexts } from '../context/contexts.ts';
import type { Facts } from '../facts.ts';
import type { JsonObject } from '../model/entity.ts';
import { Counting } from './counting.ts';
import {
  type DeadLetter,
  type DeliveryDraft,
  forgetDeadLetters,
  insertDeliveries,
  readDeadLetters,
  subscriptionsInDebt,
  takeDeadLetters,
} from './delivery-store.ts';
import { Dispatcher, type Pace, usualPace } from './dispatcher.ts';
import { makeNotification, presentEntity } from './make-notification.ts';
import { CONSUMER, type Live, matchChanges } from './match-changes.ts';
import { compileMatcher, typesAmong } from './matcher.ts';
import type { Outbound } from './outbound.ts';
import { parseSubscription } from './parse-subscription.ts';
import { Periodic } from './periodic.ts';
import { Sender } from './sender.ts';
import { type Subscription, statusOf } from './subscription.ts';
import { SubscriptionIndex } from './subscription-index.ts';
import {
  deleteSubscription,
  insertSubscription,
  readSubscriptions,
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
  get(id: string): Subscription;
  list(): readonly Subscription[];
  deadLetters(subscription: string | null, limit: number): Promise<readonly DeadLetter[]>;
  /** Delivers dead letters anew, behind what waits already; answers how many there were. */
  replay(ids: readonly number[]): Promise<number>;
  stop(): Promise<void>;
}

export interface SubscriptionsOptions {
  readonly database: Database;
  readonly facts: Facts;
  readonly contexts: Contexts;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
  readonly outbound?: Outbound;
  readonly pace?: Partial<Pace>;
}

/** Entities that one periodic notification tells of at most; more go into further ones. */
const PERIODIC_PAGE = 1000;
const DEAD_DAYS = 30;
const HOUR_MS = 3_600_000;

export async function openSubscriptions(options: SubscriptionsOptions): Promise<Subscriptions> {
  const { database, facts, contexts, clock, report } = options;
  const lives = new Map<string, Live>();
  const index = new SubscriptionIndex();
  const counting = new Counting(database, report);
  const sender = new Sender(options.outbound ?? {});
  const dispatcher = new Dispatcher({
    database,
    sender,
    clock,
    report,
    pace: { ...usualPace, ...options.pace },
    subscription: (id) => lives.get(id)?.subscription,
    count: (id, success) => {
      if (lives.has(id)) counting.add(id, success, clock().toISOString());
    },
  });
  const periodic = new Periodic((id) => void notifyAll(id).catch(report));

  // Rows get their ids in the order in which they are committed: one transaction after the other.
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  }
  const owe = (drafts: readonly DeliveryDraft[]): Promise<void> =>
    inTurn(async () => dispatcher.add(await insertDeliveries(drafts, database)));

  async function set(subscription: Subscription): Promise<void> {
    const { id, definition, document, counters } = subscription;
    const before = lives.get(id);
    if (before) index.remove(id, before.subscription.definition);
    const context = await contexts
      .compiled(definition.jsonldContext ?? document['@context'])
      .catch(() => coreOnly);
    const notifiedAt = before?.notifiedAt ?? Date.parse(counters.lastNotification ?? '1970-01-01');
    lives.set(id, { subscription, matches: compileMatcher(definition), context, notifiedAt });
    index.add(id, definition);
    periodic.set(id, definition.timeInterval);
  }

  async function notifyAll(id: string): Promise<void> {
    const live = lives.get(id);
    const now = clock().toISOString();
    if (!live || statusOf(live.subscription.definition, now) !== 'active') return;
    const { definition } = live.subscription;
    const types = typesAmong(definition);
    for (let offset = 0; ; offset += PERIODIC_PAGE) {
      const { entities } = await facts.query({
        offset,
        limit: PERIODIC_PAGE,
        ...(types === null ? {} : { types }),
        ...(definition.q === undefined ? {} : { q: definition.q }),
        ...(definition.geoQ === undefined ? {} : { geo: definition.geoQ }),
      });
      const told = entities.filter(live.matches).map((one) => presentEntity(one, definition.notification));
      const identity = { id: randomUUID(), at: now };
      if (told.length > 0)
        await owe([
          {
            subscription: id,
            entity: '',
            notification: makeNotification(live.subscription, told, live.context, identity),
          },
        ]);
      if (entities.length < PERIODIC_PAGE) return;
    }
  }

  const found = (id: string): Live => {
    const live = lives.get(id);
    if (!live) throw new Problem('facts.subscription-not-found', { id });
    return live;
  };
  const counted = ({ subscription }: Live): Subscription => ({
    ...subscription,
    counters: counting.of(subscription.id),
  });

  for (const subscription of await readSubscriptions(database)) {
    counting.set(subscription.id, subscription.counters);
    await set(subscription);
  }
  for (const id of await subscriptionsInDebt(database)) dispatcher.resume(id);
  const unwatch = await facts.watch(async (changes) => {
    const match = { database, clock, candidates };
    dispatcher.add(await inTurn(() => matchChanges(match, changes)));
  }, CONSUMER);
  const forget = (): void => {
    const before = new Date(clock().getTime() - DEAD_DAYS * 24 * HOUR_MS).toISOString();
    void forgetDeadLetters(database, before).catch(report);
  };
  const forgetting = setInterval(forget, HOUR_MS).unref();

  function* candidates(change: Parameters<Parameters<Facts['watch']>[0]>[0][number]): Generator<Live> {
    for (const id of index.candidates(change.entity, change.types, change.attributes)) {
      const live = lives.get(id);
      if (live && live.subscription.definition.timeInterval === undefined) yield live;
    }
  }

  return {
    async create(id, document) {
      const definition = parseSubscription(document);
      const at = clock().toISOString();
      const since = await insertSubscription(database, id, document, at);
      if (since === null) throw new Problem('facts.subscription-exists', { id });
      const counters = counting.of(id);
      await set({ id, definition, document, since, createdAt: at, modifiedAt: at, counters });
    },
    async change(id, fragment) {
      const { subscription } = found(id);
      const merged = { ...subscription.document, ...fragment };
      const document = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
      const definition = parseSubscription(document);
      const at = clock().toISOString();
      await updateSubscription(database, id, document, at);
      await set({ ...subscription, definition, document, modifiedAt: at });
    },
    async remove(id) {
      const { subscription } = found(id);
      await deleteSubscription(database, id);
      lives.delete(id);
      index.remove(id, subscription.definition);
      periodic.set(id, undefined);
      dispatcher.drop(id);
      counting.forget(id);
    },
    get: (id) => counted(found(id)),
    list: () => [...lives.values()].map(counted).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    deadLetters: (subscription, limit) => readDeadLetters(database, subscription, limit),
    replay: (ids) =>
      inTurn(async () => {
        const rows = await database.transaction(async (tx) =>
          insertDeliveries(await takeDeadLetters(tx, ids), tx),
        );
        dispatcher.add(rows);
        return rows.length;
      }),
    async stop() {
      clearInterval(forgetting);
      periodic.stop();
      await unwatch();
      await turn;
      await dispatcher.stop();
      await sender.close();
      await counting.flush();
    },
  };
}
