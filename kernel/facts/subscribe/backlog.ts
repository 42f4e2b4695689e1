import type { Database } from '../../store/database.ts';
import { type Delivery, readDeliveries } from './delivery-store.ts';
import type { Place } from './lease-store.ts';

/** Deliveries of one subscription that are held in memory; the rest waits in the database. */
const WINDOW = 1000;
/** As long as memory holds fewer than so many of all subscriptions; then one of each, so that nobody waits for others. */
const MOST = 20_000;
/** Subscriptions that are read for at once, and deliveries of theirs. */
const READ_SUBSCRIPTIONS = 200;
const READ_DELIVERIES = 4000;
const AFTER_FAULT_MS = 1000;

interface Held {
  /** Newest delivery that is or was in memory. */
  last: number;
  count: number;
  /** More waits in the database. */
  spilled: boolean;
  reading: boolean;
}

interface BacklogOptions {
  readonly database: Database;
  readonly place: Place;
  readonly report: (error: unknown) => void;
  /** Takes one into its hands; false when there is nobody to send it to. */
  readonly take: (delivery: Delivery) => boolean;
}

/** Which deliveries are in memory and which wait in the database, of each subscription in order. */
export class Backlog {
  readonly #options: BacklogOptions;
  readonly #held = new Map<string, Held>();
  /** To be read for. */
  readonly #wanting = new Set<string>();
  #count = 0;
  #filling: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(options: BacklogOptions) {
    this.#options = options;
  }

  add(deliveries: readonly Delivery[]): void {
    for (const delivery of deliveries) {
      const held = this.#of(delivery.subscription);
      if (held.reading || held.spilled || held.count >= this.#window()) held.spilled = true;
      else this.#take(delivery, held);
      this.#want(delivery.subscription, held);
    }
  }

  resume(subscriptions: readonly string[]): void {
    for (const subscription of subscriptions) {
      const held = this.#of(subscription);
      held.spilled = true;
      this.#want(subscription, held);
    }
  }

  /** Delivered or given up. */
  ended(subscription: string): void {
    const held = this.#held.get(subscription);
    // It was dropped meanwhile.
    if (!held || held.count === 0) return;
    held.count -= 1;
    this.#count -= 1;
    this.#want(subscription, held);
  }

  drop(subscription: string): void {
    this.#count -= this.#held.get(subscription)?.count ?? 0;
    this.#held.delete(subscription);
    this.#wanting.delete(subscription);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    await this.#filling;
  }

  #of(subscription: string): Held {
    const known = this.#held.get(subscription);
    if (known) return known;
    const held = { last: 0, count: 0, spilled: false, reading: false };
    this.#held.set(subscription, held);
    return held;
  }

  #window(): number {
    return this.#count < MOST ? WINDOW : 1;
  }

  #take(delivery: Delivery, held: Held): void {
    if (delivery.id <= held.last || !this.#options.take(delivery)) return;
    held.last = delivery.id;
    held.count += 1;
    this.#count += 1;
  }

  #want(subscription: string, held: Held): void {
    if (!held.spilled || held.reading || held.count * 4 > this.#window()) return;
    this.#wanting.add(subscription);
    this.#fill();
  }

  #fill(): void {
    if (this.#stopped || this.#timer) return;
    this.#filling ??= this.#fillAll()
      .catch((error: unknown) => {
        if (this.#stopped) return;
        this.#options.report(error);
        this.#timer = setTimeout(() => {
          this.#timer = null;
          this.#fill();
        }, AFTER_FAULT_MS);
      })
      .finally(() => {
        this.#filling = null;
        if (this.#wanting.size > 0) this.#fill();
      });
  }

  async #fillAll(): Promise<void> {
    while (this.#wanting.size > 0 && !this.#stopped) {
      const wanted = new Map<string, Held>();
      for (const subscription of this.#wanting) {
        const held = this.#held.get(subscription);
        if (held) wanted.set(subscription, held);
        if (wanted.size >= READ_SUBSCRIPTIONS) break;
      }
      const limit = Math.min(this.#window(), Math.ceil(READ_DELIVERIES / Math.max(1, wanted.size)));
      await this.#read(wanted, limit);
    }
  }

  async #read(wanted: ReadonlyMap<string, Held>, limit: number): Promise<void> {
    const { database, place } = this.#options;
    for (const [subscription, held] of wanted) {
      this.#wanting.delete(subscription);
      Object.assign(held, { reading: true, spilled: false });
    }
    const found = new Map<string, number>();
    try {
      const after = new Map([...wanted].map(([subscription, { last }]) => [subscription, last]));
      for (const delivery of await readDeliveries(database, place.tenant, after, limit)) {
        const { subscription } = delivery;
        const held = wanted.get(subscription);
        found.set(subscription, (found.get(subscription) ?? 0) + 1);
        if (held && this.#held.get(subscription) === held) this.#take(delivery, held);
      }
    } catch (error) {
      for (const held of wanted.values()) held.spilled = true;
      throw error;
    } finally {
      for (const [subscription, held] of wanted) {
        held.reading = false;
        // What was stored after this was read, and turned away meanwhile, comes with the next page.
        if ((found.get(subscription) ?? 0) >= limit) held.spilled = true;
        this.#want(subscription, held);
      }
    }
  }
}
