import type { Delivery } from './delivery-store.ts';
import { Fifo } from './fifo.ts';

/** What waits of one subscription and entity. */
export interface Queue {
  readonly subscription: string;
  /** Empty: what tells of several entities. */
  readonly entity: string;
  readonly deliveries: Fifo<Delivery>;
  /** Under way, or next. */
  now: Delivery;
  /** How often that one was sent. */
  tries: number;
  /** How often it failed while others were taken: it is the notification then and not the endpoint. */
  own: number;
  failingSince: number;
  /** How many the endpoint had taken when it failed last. */
  takenBefore: number;
  dropped: boolean;
}

interface OfSubscription {
  readonly queues: Map<string, Queue>;
  /** What may not go out before all that is in the queues. */
  readonly behind: Fifo<Delivery>;
}

/**
 * The queues of a lane. What tells of several entities at once (throttled subscriptions, periodic ones) waits for all that
 * came before of its subscription, and what comes after it waits for it: a subscription can become one of the other kind.
 */
export class LaneQueues {
  readonly #of = new Map<string, OfSubscription>();

  get size(): number {
    return this.#of.size;
  }

  /** @returns a queue that is new, and may be sent from */
  add(delivery: Delivery): Queue | null {
    const of = this.#of.get(delivery.subscription) ?? { queues: new Map(), behind: new Fifo<Delivery>() };
    this.#of.set(delivery.subscription, of);
    if (of.behind.size === 0 && fits(of, delivery)) return enqueue(of, delivery);
    of.behind.add(delivery);
    return null;
  }

  /** It is empty. @returns queues that may be sent from now */
  end({ subscription, entity }: Queue): readonly Queue[] {
    const of = this.#of.get(subscription);
    if (!of) return [];
    of.queues.delete(entity);
    const begun: Queue[] = [];
    for (let next = of.behind.next; next && fits(of, next); next = of.behind.next) {
      const queue = enqueue(of, next);
      of.behind.take();
      if (queue) begun.push(queue);
    }
    if (of.queues.size === 0) this.#of.delete(subscription);
    return begun;
  }

  drop(subscription: string): void {
    for (const queue of this.#of.get(subscription)?.queues.values() ?? []) queue.dropped = true;
    this.#of.delete(subscription);
  }
}

const fits = ({ queues }: OfSubscription, { entity }: Delivery): boolean =>
  queues.size === 0 || queues.has('') === (entity === '');

function enqueue({ queues }: OfSubscription, delivery: Delivery): Queue | null {
  const { subscription, entity } = delivery;
  const known = queues.get(entity);
  if (known) {
    known.deliveries.add(delivery);
    return null;
  }
  const queue: Queue = {
    subscription,
    entity,
    deliveries: new Fifo(),
    now: delivery,
    tries: 0,
    own: 0,
    failingSince: 0,
    takenBefore: 0,
    dropped: false,
  };
  queues.set(entity, queue);
  return queue;
}
