import type { Sql } from '../../store/database.ts';
import type { Contexts } from '../context/contexts.ts';
import { compileSourceQuery } from '../sources/match-registration.ts';
import type { Found, Registration } from '../sources/registration.ts';
import type { TenantSecrets } from '../tenant-secrets.ts';
import { insertDeliveries } from './delivery-store.ts';
import { lockPlace, type Place } from './lease-store.ts';
import { matchingSources } from './matching-sources.ts';
import { noSourceDraft, sourceDrafts } from './source-drafts.ts';
import { sourceQueryOf } from './source-query-of.ts';
import { type Subscription, statusOf } from './subscription.ts';
import { wordsOf } from './subscription-context.ts';
import { listSubscriptions, tellSubscriptions } from './subscription-store.ts';
import { keepThrottled, takeThrottled } from './throttled-store.ts';
import { toldSource } from './told-source.ts';
import { reasonOf, type TriggerReason } from './trigger-reason.ts';
import { sourcesToTell, toldLater } from './untold-sources.ts';

interface TellerOptions {
  readonly place: Place;
  readonly secrets: TenantSecrets;
  readonly contexts: Contexts;
  readonly clock: () => Date;
}

/**
 * Tells subscribers of sources (ETSI GS CIM 009 V1.9.1, clauses 5.11.2, 5.11.3 and 5.11.7). Sources change seldom, so what is
 * owed is found and stored in the very transaction that changes one: whoever was answered that a registration is stored knows
 * that its subscribers will hear of it. From there on it goes the way of all notifications.
 */
export class SourceTeller {
  readonly #options: TellerOptions;

  constructor(options: TellerOptions) {
    this.#options = options;
  }

  /** One after another, so that nobody is told of a source twice or never who subscribes at the same time. */
  async lock(tx: Sql): Promise<void> {
    const { place, contexts } = this.#options;
    // A context that must be fetched is fetched before anybody waits for us.
    const subscriptions = await this.#subscriptions(tx);
    await Promise.all(subscriptions.map((one) => wordsOf(one, contexts)));
    await lockPlace(tx, place);
  }

  /** A registration was made, changed or removed. */
  async changed(tx: Sql, before: Registration | null, after: Registration | null): Promise<void> {
    const now = this.#now();
    for (const subscription of await this.#subscriptions(tx)) {
      const { definition } = subscription;
      if (definition.timeInterval !== undefined || statusOf(definition, now) !== 'active') continue;
      const matches = compileSourceQuery(sourceQueryOf(definition));
      const [was, is] = [before, after].map((registration): Found | null => {
        const information = registration ? matches(registration.definition) : [];
        return registration && information.length > 0 ? { registration, information } : null;
      });
      const reason = reasonOf(Boolean(was), Boolean(is));
      const found = is ?? was;
      if (reason && found) await this.#owe(tx, subscription, [found], reason);
    }
  }

  /** A subscription was made or changed: it is told of all that matches. */
  async written(tx: Sql, subscription: Subscription): Promise<void> {
    const { definition } = subscription;
    const now = this.#now();
    if (statusOf(definition, now) !== 'active') return;
    const { place, secrets } = this.#options;
    const { tenant } = place;
    // What waited is part of it.
    await takeThrottled(tx, tenant, subscription.id);
    const found = await matchingSources(tx, secrets.sources, definition, now);
    if (found.length > 0) return this.#owe(tx, subscription, found, 'newlyMatching');
    if (definition.timeInterval === undefined) return;
    const { context } = await wordsOf(subscription, this.#options.contexts);
    await insertDeliveries([noSourceDraft({ ...subscription, context }, now)], tenant, tx);
    await tellSubscriptions(tx, { tenant, owed: subscription.id });
  }

  async #owe(
    tx: Sql,
    subscription: Subscription,
    found: readonly Found[],
    reason: TriggerReason,
  ): Promise<void> {
    const { tenant } = this.#options.place;
    const { id, definition } = subscription;
    const to = { ...subscription, ...(await wordsOf(subscription, this.#options.contexts)) };
    const told = found.map((one) => toldSource(one, reason, to));
    if (definition.throttling === undefined) {
      await insertDeliveries(sourceDrafts(to, told, this.#now()), tenant, tx);
      return tellSubscriptions(tx, { tenant, owed: id });
    }
    const waiting = sourcesToTell(await takeThrottled(tx, tenant, id));
    const due = this.#now();
    const states = toldLater(waiting, told).map((state) => ({ ...state, subscription: id, due }));
    await keepThrottled(tx, tenant, states);
    await tellSubscriptions(tx, { tenant, waits: id });
  }

  #subscriptions(tx: Sql): Promise<readonly Subscription[]> {
    const { subscriptions } = this.#options.secrets;
    return listSubscriptions(tx, subscriptions, 'sources', { offset: 0, limit: null });
  }

  #now(): string {
    return this.#options.clock().toISOString();
  }
}
