import { OutboundError } from '../outbound/pinned-address.ts';
import type { Delivery } from './delivery-store.ts';
import { Fifo } from './fifo.ts';
import type { Places } from './places.ts';

/** The endpoint took the notification and wants none like it: sending it to others goes on, nothing is wrong with the way. */
export class Refused extends Error {}

export interface LaneOptions {
  send(delivery: Delivery): Promise<void>;
  /** The endpoint has it. */
  delivered(delivery: Delivery): void;
  failed(delivery: Delivery): void;
  /** After it failed nothing is sent to the endpoint for so many milliseconds at least (clause 5.2.15). */
  cooldown(delivery: Delivery): number;
  /** Given up. */
  buried(delivery: Delivery, fault: string): void;
  /** Nothing waits and nothing is under way any more. */
  idle(): void;
  /** Nothing may be sent any more once this is false. */
  alive(): boolean;
  /** How long a failed endpoint is left alone, at first and at most, in milliseconds. */
  readonly pause: { readonly first: number; readonly most: number };
  /** An endpoint that has failed for so long, in milliseconds, gets one try for each notification that waits. */
  readonly patienceMs: number;
  /** So often a notification is sent that the endpoint refuses. */
  readonly tries: number;
  /** Deliveries at once. */
  readonly width: number;
  /** Shared with all other endpoints. */
  readonly places: Places;
}

/** What waits of one subscription and entity. */
interface Queue {
  readonly subscription: string;
  readonly entity: string;
  readonly deliveries: Fifo<Delivery>;
  /** Under way, or next. */
  now: Delivery;
  tries: number;
  dropped: boolean;
}

/**
 * All that goes to one endpoint. Of one subscription and entity only one notification is under way, the next one
 * after it was taken or given up: that is their order. An endpoint that fails is left alone for a while that doubles, with
 * jitter, and then asked with a single notification (the breaker); nobody else's endpoint notices.
 */
export class EndpointLane {
  readonly #options: LaneOptions;
  /** Subscription -> entity. */
  readonly #queues = new Map<string, Map<string, Queue>>();
  readonly #ready = new Fifo<Queue>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Failed, and first to go when the pause is over. */
  readonly #again: Queue[] = [];
  /** Failures in a row. */
  #failures = 0;
  #failingSince = 0;
  #openAt = 0;
  /** After a failure. */
  #pauses = false;
  /** For one of the places that all endpoints share. */
  #waits = false;
  #stopped = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  add(delivery: Delivery): void {
    const { subscription, entity } = delivery;
    const queues = this.#queues.get(subscription) ?? new Map<string, Queue>();
    this.#queues.set(subscription, queues);
    const known = queues.get(entity);
    if (known) return known.deliveries.add(delivery);
    const queue: Queue = {
      subscription,
      entity,
      deliveries: new Fifo(),
      now: delivery,
      tries: 0,
      dropped: false,
    };
    queues.set(entity, queue);
    this.#ready.add(queue);
    this.#pump();
  }

  /** Nothing of the subscription is sent any more; what is under way is not tried again. */
  drop(subscription: string): void {
    for (const queue of this.#queues.get(subscription)?.values() ?? []) queue.dropped = true;
    this.#queues.delete(subscription);
    this.#restIfIdle();
  }

  /** Sends nothing more. Resolves once nothing is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers) clearTimeout(timer);
    await Promise.all(this.#underWay);
  }

  #pump(): void {
    const width = this.#failures > 0 ? 1 : this.#options.width;
    while (!this.#stopped && this.#underWay.size < width && this.#again.length + this.#ready.size > 0) {
      const wait = this.#openAt - performance.now();
      if (wait > 0) {
        if (!this.#pauses)
          this.#after(wait, () => {
            this.#pauses = false;
          });
        this.#pauses = true;
        return;
      }
      if (this.#waits || !this.#options.alive()) return;
      this.#waits = !this.#options.places.take(() => {
        this.#waits = false;
        this.#pump();
      });
      if (this.#waits) return;
      const queue = this.#next();
      if (queue) this.#start(queue);
      else this.#options.places.give();
    }
  }

  #next(): Queue | undefined {
    for (let queue = this.#again.shift() ?? this.#ready.take(); queue; queue = this.#ready.take())
      if (!queue.dropped) return queue;
    return undefined;
  }

  #start(queue: Queue): void {
    const sent = this.#send(queue).finally(() => {
      this.#underWay.delete(sent);
      this.#options.places.give();
      this.#pump();
      this.#restIfIdle();
    });
    this.#underWay.add(sent);
  }

  async #send(queue: Queue): Promise<void> {
    const delivery = queue.now;
    try {
      await this.#options.send(delivery);
    } catch (error) {
      if (!queue.dropped && !this.#stopped) this.#fail(queue, error);
      return;
    }
    this.#failures = 0;
    this.#options.delivered(delivery);
    if (!queue.dropped) this.#goOn(queue);
  }

  #goOn(queue: Queue): void {
    queue.tries = 0;
    const next = queue.deliveries.take();
    if (next) {
      queue.now = next;
      return this.#ready.add(queue);
    }
    const queues = this.#queues.get(queue.subscription);
    queues?.delete(queue.entity);
    if (queues?.size === 0) this.#queues.delete(queue.subscription);
  }

  #fail(queue: Queue, error: unknown): void {
    const { pause, patienceMs, tries } = this.#options;
    this.#options.failed(queue.now);
    this.#openAt = Math.max(this.#openAt, performance.now() + this.#options.cooldown(queue.now));
    queue.tries += 1;
    const refused = error instanceof Refused;
    if (this.#failures === 0) this.#failingSince = performance.now();
    const failing = performance.now() - this.#failingSince;
    if (refused ? queue.tries >= tries : this.#failures > 0 && failing > patienceMs) {
      this.#options.buried(queue.now, error instanceof OutboundError ? error.fault : 'status');
      return this.#goOn(queue);
    }
    if (refused) {
      this.#after(pauseAfter(queue.tries, pause), () => this.#ready.add(queue));
      return;
    }
    this.#failures += 1;
    this.#openAt = Math.max(this.#openAt, performance.now() + pauseAfter(this.#failures, pause));
    this.#again.push(queue);
  }

  /** Does something later, and looks what can be sent then. */
  #after(wait: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      work();
      this.#pump();
    }, wait);
    this.#timers.add(timer);
  }

  #restIfIdle(): void {
    if (this.#queues.size === 0 && this.#underWay.size === 0) this.#options.idle();
  }
}

function pauseAfter(failures: number, { first, most }: LaneOptions['pause']): number {
  return jittered(Math.min(most, first * 2 ** Math.min(20, failures - 1)));
}

/** Between half of it and all of it, so that those who failed together do not come back together. */
const jittered = (milliseconds: number): number => milliseconds * (0.5 + Math.random() / 2);
