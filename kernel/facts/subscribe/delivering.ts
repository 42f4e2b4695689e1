import type { Actor } from '../../identity/actor.ts';
import type { Standings } from '../../identity/standings.ts';
import type { RecordedReads } from '../../policy/recorded-reads.ts';
import type { Visible } from '../../policy/visible.ts';
import type { Database, Sql } from '../../store/database.ts';
import type { Contexts } from '../context/contexts.ts';
import type { Facts } from '../facts.ts';
import { withoutRaces } from '../store/without-races.ts';
import type { TenantSecrets } from '../tenant-secrets.ts';
import type { Counting } from './counting.ts';
import {
  type Delivery,
  type DeliveryDraft,
  insertDeliveries,
  subscriptionsInDebt,
} from './delivery-store.ts';
import { Dispatcher, type Pace } from './dispatcher.ts';
import { Faults } from './faults.ts';
import { laneOf } from './lane-of.ts';
import type { Term } from './lease.ts';
import { lockTerm, type Place, TermOver } from './lease-store.ts';
import { type Live, LiveSubscriptions } from './live-subscriptions.ts';
import { matchChanges } from './match-changes.ts';
import type { Outbound } from './outbound.ts';
import { Periodic } from './periodic.ts';
import { periodicDrafts } from './periodic-drafts.ts';
import { periodicSourceDrafts } from './periodic-source-drafts.ts';
import { Sender } from './sender.ts';
import { type StandingOf, standingOf } from './standing-of.ts';
import { statusOf } from './subscription.ts';
import type { SubscriptionNews } from './subscription-store.ts';
import { Throttle } from './throttle.ts';
import { throttledDrafts } from './throttled-drafts.ts';
import { readThrottled, takeThrottled } from './throttled-store.ts';
import { toldEntities } from './told-entities.ts';

/** What is under way when the server stops may arrive for so long. */
const PARTING_MS = 1000;

export interface DeliveringOptions {
  readonly database: Database;
  readonly place: Place;
  readonly secrets: TenantSecrets;
  readonly facts: Facts;
  /** Of the tenant. */
  readonly name: string | null;
  readonly standings: Standings;
  readonly visibleTo: (actor: Actor) => Visible | null;
  readonly recordedOf: (actor: Actor, subscription: string) => RecordedReads | null;
  readonly contexts: Contexts;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
  readonly outbound: Outbound;
  readonly pace: Pace;
  readonly counting: Counting;
}

/** What the server does that holds the lease: it matches changes, and sends. */
export interface Delivering {
  /** Subscriptions were made, changed or removed; null: any of them may have been. */
  hear(news: SubscriptionNews | null): void;
  stop(): Promise<void>;
}

export async function startDelivering(options: DeliveringOptions, term: Term): Promise<Delivering> {
  const { database, place, facts, contexts, clock, counting } = options;
  const standingNow = async (lives: Iterable<Live>): Promise<StandingOf> => {
    const actors = [...lives].flatMap(({ actor }) => actor ?? []);
    return standingOf(await options.standings.look(actors), options.name, options.visibleTo);
  };
  const report = (error: unknown): void => {
    if (error instanceof TermOver) term.end();
    else if (term.alive()) options.report(error);
  };
  const sender = new Sender(options.outbound);
  const dispatcher = new Dispatcher({
    ...options,
    term: term.number,
    alive: term.alive,
    sender,
    report,
    addressed: (id) => lives.get(id),
    async admit({ subscription, notification }) {
      const live = lives.get(subscription);
      const now = live?.actor ? await options.standings.of(live.actor, options.name) : null;
      if (live?.actor && now === null) return false;
      const told = live?.definition.about === 'sources' ? null : now;
      const reads = told ? options.recordedOf(told, subscription) : null;
      reads?.note(toldEntities(notification));
      await reads?.keep();
      return true;
    },
    count: (id, success) => {
      if (lives.get(id)) counting.add(id, success, clock().toISOString());
    },
  });
  const periodic = new Periodic((id) => run(() => tellAll(id)));
  const throttle = new Throttle((id) => run(() => tellThrottled(id)));
  const faults = new Faults(report);
  // Who reads it is told that it failed.
  const faulty = (id: string, error: unknown): void => {
    faults.add(id, error);
    counting.add(id, false, clock().toISOString());
  };
  const lives = new LiveSubscriptions({
    database,
    sealed: options.secrets.subscriptions,
    contexts,
    faulty,
    changed(id, live, before) {
      faults.forget(id);
      periodic.set(id, live?.definition.timeInterval);
      if (!live) return dispatcher.drop(id);
      if (!before) return;
      // In the turn before whatever is matched next.
      if (before.definition.throttling !== undefined && live.definition.throttling === undefined)
        run(() => tellThrottled(id));
      const [now, then] = [live, before].map(({ definition }) => definition.notification.endpoint);
      if (now && then && now.uri === then.uri && laneOf(now) === laneOf(then)) return;
      // What waits goes to the new place.
      dispatcher.drop(id);
      dispatcher.resume([id]);
    },
  });

  // Rows get their ids in the order in which they are committed: one transaction after the other.
  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  }
  function run(work: () => Promise<void>): void {
    if (term.alive()) void work().catch(report);
  }
  const owe = (make: (tx: Sql) => Promise<readonly DeliveryDraft[]>): Promise<void> =>
    inTurn(async () => {
      const store = async (tx: Sql): Promise<readonly Delivery[]> => {
        await lockTerm(tx, place, term.number);
        return insertDeliveries(await make(tx), place.tenant, tx);
      };
      const stored = await withoutRaces(() => database.transaction(store, { byKey: true }));
      dispatcher.add(stored);
    });

  const activeNow = (id: string): Live | null => {
    const live = lives.get(id);
    return live && statusOf(live.definition, clock().toISOString()) === 'active' ? live : null;
  };

  async function tellAll(id: string): Promise<void> {
    const live = activeNow(id);
    if (!live) return;
    const { stands, visibleOf } = await standingNow([live]);
    if (!stands(live)) return;
    const visible = visibleOf(live);
    const { sources } = options.secrets;
    const now = { sql: database, tenant: place.tenant, sources, at: clock(), visible };
    const drafts =
      live.definition.about === 'sources'
        ? periodicSourceDrafts(live, now)
        : periodicDrafts(live, facts, now);
    for await (const draft of drafts) await owe(async () => [draft]);
  }

  async function tellThrottled(id: string): Promise<void> {
    await owe(async (tx) => {
      const waiting = await takeThrottled(tx, place.tenant, id);
      const live = activeNow(id);
      if (!live || waiting.length === 0 || !(await standingNow([live])).stands(live)) return [];
      const now = clock();
      live.notifiedAt = now.getTime();
      return throttledDrafts(live, waiting, now.toISOString());
    });
  }
  const waitFor = (id: string, due: string): void => {
    const live = lives.get(id);
    const free = live ? live.notifiedAt + (live.definition.throttling ?? 0) * 1000 : 0;
    throttle.set(id, Math.max(Date.parse(due), free) - clock().getTime());
  };

  /** What is throttled no more is told before anything newer. */
  const tellOrWait = async (id: string, due: string): Promise<void> => {
    if (lives.get(id)?.definition.throttling === undefined) await tellThrottled(id);
    else waitFor(id, due);
  };

  /** Whatever was said and not heard. */
  async function lookAtAll(): Promise<void> {
    await lives.refreshAll();
    for (const [id, due] of await readThrottled(database, place.tenant)) await tellOrWait(id, due);
    dispatcher.resume(await subscriptionsInDebt(database, place.tenant));
  }
  async function heard(news: SubscriptionNews): Promise<void> {
    // Whoever is owed something may have subscribed just now.
    await lives.refresh();
    if (news.owed !== undefined) dispatcher.resume([news.owed]);
    if (news.waits !== undefined) waitFor(news.waits, clock().toISOString());
  }

  const unheed = contexts.onForget(() => {
    lives.forgetWords();
    run(() => lives.refresh());
  });
  await lookAtAll();
  const match = {
    database,
    place,
    term: term.number,
    clock,
    standingOf: standingNow,
    candidates: (change: Parameters<typeof lives.candidates>[0]) => lives.candidates(change),
  };
  const unwatch = await facts.watch(
    async (changes) => {
      if (!term.alive()) return term.end();
      // Whoever was told that there is a subscription finds it heard of: it was committed before the change that is read here.
      await lives.refresh();
      try {
        const matched = await inTurn(() => withoutRaces(() => matchChanges(match, changes)));
        dispatcher.add(matched.deliveries);
        for (const [id, error] of matched.faults) faulty(id, error);
        for (const { subscription, due } of matched.throttled) waitFor(subscription, due);
      } catch (error) {
        // Whoever is at work now reads them again.
        if (!(error instanceof TermOver)) throw error;
        term.end();
      }
    },
    { after: term.seq },
  );

  return {
    hear(news) {
      if (news?.removed !== undefined) lives.remove(news.removed);
      else run(() => (news ? heard(news) : lookAtAll()));
    },
    async stop() {
      unheed();
      periodic.stop();
      throttle.stop();
      // First of all nothing is sent any more. What is under way may arrive, unless it takes too long or is no more ours.
      const stopped = dispatcher.stop();
      const breakOff = setTimeout(() => sender.abort(), term.alive() ? PARTING_MS : 0);
      await unwatch();
      await turn;
      await stopped;
      clearTimeout(breakOff);
      await sender.close();
      await counting.flush();
    },
  };
}
