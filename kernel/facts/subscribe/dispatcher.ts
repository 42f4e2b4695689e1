import type { Database } from '../../store/database.ts';
import { buryDelivery, type Delivery, deleteDeliveries, readDeliveries } from './delivery-store.ts';
import { EndpointLane, type LaneOptions } from './endpoint-lane.ts';
import type { Sender } from './sender.ts';
import type { Subscription } from './subscription.ts';

/** Deliveries of one subscription that are held in memory; the rest waits in the database. */
const WINDOW = 1000;
/** What was delivered is deleted together, so often. */
const SWEEP_MS = 50;

export type Pace = Pick<LaneOptions, 'pause' | 'patienceMs' | 'tries' | 'width'>;
export const usualPace: Pace = {
  pause: { first: 250, most: 60_000 },
  patienceMs: 24 * 3_600_000,
  tries: 5,
  width: 16,
};

interface Held {
  /** Newest delivery that is or was in memory. */
  last: number;
  count: number;
  /** More waits in the database. */
  spilled: boolean;
  reading: boolean;
}

export interface DispatcherOptions {
  readonly database: Database;
  readonly sender: Sender;
  readonly pace: Pace;
  readonly subscription: (id: string) => Subscription | undefined;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
  readonly count: (subscription: string, success: boolean) => void;
}

/** Brings deliveries that are stored to their endpoints and deletes them afterwards. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #lanes = new Map<string, EndpointLane>();
  readonly #held = new Map<string, Held>();
  #done: number[] = [];
  #sweeping: NodeJS.Timeout | null = null;
  readonly #work = new Set<Promise<unknown>>();
  #stopped = false;

  constructor(options: DispatcherOptions) {
    this.#options = options;
  }

  /** Newly stored deliveries; of each subscription in the order of their ids. */
  add(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) {
      const held = this.#of(delivery.subscription);
      if (held.reading || held.spilled || held.count >= WINDOW) held.spilled = true;
      else this.#take(delivery, held);
      if (held.spilled && held.count < WINDOW / 4) this.#fill(delivery.subscription, held);
    }
  }

  /** Something of the subscription may wait in the database. */
  resume(subscription: string): void {
    const held = this.#of(subscription);
    held.spilled = true;
    if (held.count < WINDOW / 4) this.#fill(subscription, held);
  }

  drop(subscription: string): void {
    this.#held.delete(subscription);
    for (const lane of this.#lanes.values()) lane.drop(subscription);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) lane.stop();
    if (this.#sweeping) clearTimeout(this.#sweeping);
    await Promise.all(this.#work);
    await this.#sweep();
  }

  #of(subscription: string): Held {
    const known = this.#held.get(subscription);
    if (known) return known;
    const held = { last: 0, count: 0, spilled: false, reading: false };
    this.#held.set(subscription, held);
    return held;
  }

  #take(delivery: Delivery, held: Held): void {
    const subscription = this.#options.subscription(delivery.subscription);
    if (!subscription || delivery.id <= held.last) return;
    held.last = delivery.id;
    held.count += 1;
    const { protocol, host } = new URL(subscription.definition.notification.endpoint.uri);
    const place = `${protocol}//${host}`;
    const lane = this.#lanes.get(place) ?? this.#lane();
    this.#lanes.set(place, lane);
    lane.add(delivery);
  }

  #lane(): EndpointLane {
    const { sender, subscription, count, pace } = this.#options;
    const ended = (delivery: Delivery): void => {
      const held = this.#held.get(delivery.subscription);
      if (!held) return;
      held.count -= 1;
      if (held.spilled && held.count < WINDOW / 4) this.#fill(delivery.subscription, held);
    };
    return new EndpointLane({
      ...pace,
      send: (delivery) => {
        const to = subscription(delivery.subscription);
        return to ? sender.send(to, delivery.notification) : Promise.resolve();
      },
      delivered: (delivery) => {
        count(delivery.subscription, true);
        this.#done.push(delivery.id);
        this.#sweeping ??= setTimeout(() => this.#do(this.#sweep()), SWEEP_MS);
        ended(delivery);
      },
      failed: (delivery) => count(delivery.subscription, false),
      buried: (delivery, fault) => {
        const at = this.#options.clock().toISOString();
        this.#do(buryDelivery(this.#options.database, delivery.id, at, fault));
        ended(delivery);
      },
    });
  }

  #fill(subscription: string, held: Held): void {
    if (held.reading || this.#stopped) return;
    held.reading = true;
    held.spilled = false;
    this.#do(
      readDeliveries(this.#options.database, subscription, held.last, WINDOW)
        .then((deliveries) => {
          // What was stored after this was read, and turned away meanwhile, comes with the next page.
          if (deliveries.length === WINDOW) held.spilled = true;
          if (this.#held.get(subscription) === held) for (const one of deliveries) this.#take(one, held);
        })
        .catch((error: unknown) => {
          held.spilled = true;
          throw error;
        })
        .finally(() => {
          held.reading = false;
          if (held.spilled && held.count < WINDOW / 4)
            setTimeout(() => this.#fill(subscription, held), SWEEP_MS);
        }),
    );
  }

  async #sweep(): Promise<void> {
    this.#sweeping = null;
    const ids = this.#done;
    this.#done = [];
    try {
      await deleteDeliveries(this.#options.database, ids);
    } catch (error) {
      this.#done.push(...ids);
      if (!this.#stopped) this.#sweeping ??= setTimeout(() => this.#do(this.#sweep()), 1000);
      throw error;
    }
  }

  #do(work: Promise<unknown>): void {
    const done = work.catch(this.#options.report).finally(() => this.#work.delete(done));
    this.#work.add(done);
  }
}
