import { OutboundError } from '../../outbound/pinned-address.ts';
import type { Database } from '../../store/database.ts';
import { Backlog } from './backlog.ts';
import { buryDelivery, type Delivery } from './delivery-store.ts';
import { EndpointLane, type LaneOptions } from './endpoint-lane.ts';
import { laneOf } from './lane-of.ts';
import type { Place } from './lease-store.ts';
import { Places } from './places.ts';
import { MOST_COOLDOWN_MS } from './refuse-extremes.ts';
import { notAllowed } from './refuse-unreachable.ts';
import type { Addressed, Sender } from './sender.ts';
import { Sweeping } from './sweeping.ts';

/** Sends at once, to all endpoints together. */
const AT_ONCE = 256;

export type Pace = Pick<LaneOptions, 'pause' | 'patienceMs' | 'tries' | 'width'>;
export const usualPace: Pace = {
  pause: { first: 250, most: 60_000 },
  patienceMs: 24 * 3_600_000,
  tries: 5,
  width: 16,
};

export interface DispatcherOptions {
  readonly database: Database;
  readonly place: Place;
  readonly term: number;
  /** Nothing is sent any more once this is false. */
  readonly alive: () => boolean;
  readonly sender: Sender;
  readonly pace: Pace;
  /** Where the notifications of a subscription go. */
  readonly addressed: (subscription: string) => Addressed | undefined;
  /** Before it is sent, and told to the log where a policy wants that; false: it is not told to whoever asked for it any more. */
  readonly admit: (delivery: Delivery) => Promise<boolean>;
  readonly clock: () => Date;
  readonly report: (error: unknown) => void;
  readonly count: (subscription: string, success: boolean) => void;
}

/** Brings deliveries that are stored to their endpoints and deletes them afterwards. */
export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #lanes = new Map<string, EndpointLane>();
  readonly #places = new Places(AT_ONCE);
  readonly #backlog: Backlog;
  readonly #sweeping: Sweeping;
  readonly #work = new Set<Promise<unknown>>();

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#sweeping = new Sweeping(options);
    this.#backlog = new Backlog({ ...options, take: (delivery) => this.#send(delivery) });
  }

  /** Newly stored deliveries; of each subscription in the order of their ids. */
  add(deliveries: readonly Delivery[]): void {
    this.#backlog.add(deliveries);
  }

  /** Something of the subscriptions may wait in the database. */
  resume(subscriptions: readonly string[]): void {
    this.#backlog.resume(subscriptions);
  }

  /** The subscription is gone. */
  drop(subscription: string): void {
    this.#backlog.drop(subscription);
    for (const lane of this.#lanes.values()) lane.drop(subscription);
  }

  /** Sends nothing more, waits for what is under way, and writes down what was delivered. */
  async stop(): Promise<void> {
    await this.#backlog.stop();
    await Promise.all([...this.#lanes.values()].map((lane) => lane.stop()));
    await Promise.all(this.#work);
    await this.#sweeping.stop();
  }

  #send(delivery: Delivery): boolean {
    const addressed = this.#options.addressed(delivery.subscription);
    if (!addressed) return false;
    const place = laneOf(addressed.definition.notification.endpoint);
    const lane = this.#lanes.get(place) ?? this.#lane(place);
    lane.add(delivery);
    return true;
  }

  #lane(place: string): EndpointLane {
    const { sender, addressed, admit, count, pace, alive, clock, database } = this.#options;
    let told = false;
    const withheld = new Set<number>();
    const lane = new EndpointLane({
      ...pace,
      places: this.#places,
      alive,
      send: async (delivery) => {
        const to = addressed(delivery.subscription);
        if (!to) return;
        if (await admit(delivery)) await sender.send(to, delivery.notification);
        else withheld.add(delivery.id);
      },
      delivered: ({ id, subscription }) => {
        if (!withheld.delete(id)) count(subscription, true);
        this.#sweeping.add(id);
        this.#backlog.ended(subscription);
      },
      failed: ({ subscription }, error) => {
        count(subscription, false);
        // Trying again does not help, and whoever runs the server may want to know; once is enough.
        const to = addressed(subscription);
        if (told || !to || !(error instanceof OutboundError) || error.fault !== 'not-allowed') return;
        told = true;
        this.#options.report(notAllowed(new URL(to.definition.notification.endpoint.uri)));
      },
      cooldown: ({ subscription }) =>
        Math.min(addressed(subscription)?.definition.notification.endpoint.cooldown ?? 0, MOST_COOLDOWN_MS),
      buried: ({ id, subscription }, fault) => {
        const { place: consumer, term, report } = this.#options;
        const dead = { id, at: clock().toISOString(), fault };
        const done = buryDelivery(database, consumer, term, dead)
          .catch(report)
          .finally(() => this.#work.delete(done));
        this.#work.add(done);
        this.#backlog.ended(subscription);
      },
      idle: () => {
        if (this.#lanes.get(place) === lane) this.#lanes.delete(place);
      },
    });
    this.#lanes.set(place, lane);
    return lane;
  }
}
