import { OutboundError } from '../outbound/pinned-address.ts';
import type { Delivery } from './delivery-store.ts';

/** The endpoint took the notification and wants none like it: sending it to others goes on, nothing is wrong with the way. */
export class Refused extends Error {}

export interface LaneOptions {
  send(delivery: Delivery): Promise<void>;
  /** The endpoint has it. */
  delivered(delivery: Delivery): void;
  failed(delivery: Delivery): void;
  /** Given up. */
  buried(delivery: Delivery, fault: string): void;
  /** How long a failed endpoint is left alone, at first and at most, in milliseconds. */
  readonly pause: { readonly first: number; readonly most: number };
  /** An endpoint that has failed for so long, in milliseconds, gets one try for each notification that waits. */
  readonly patienceMs: number;
  /** So often a notification is sent that the endpoint refuses. */
  readonly tries: number;
  /** Deliveries at once. */
  readonly width: number;
}

interface Waiting {
  readonly deliveries: Delivery[];
  tries: number;
  busy: boolean;
}

/**
 * All that goes to one endpoint. Of one subscription and entity only one notification is under way, the next one
 * after it was taken or given up: that is their order. An endpoint that fails is left alone for a while that doubles, with
 * jitter, and then asked with a single notification (the breaker); nobody else's endpoint notices.
 */
export class EndpointLane {
  readonly #options: LaneOptions;
  readonly #queues = new Map<string, Waiting>();
  readonly #ready: string[] = [];
  #active = 0;
  /** Failures in a row. */
  #failures = 0;
  #failingSince = 0;
  #openAt = 0;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  get idle(): boolean {
    return this.#queues.size === 0;
  }

  add(delivery: Delivery): void {
    const key = `${delivery.subscription} ${delivery.entity}`;
    const queue = this.#queues.get(key);
    if (queue) queue.deliveries.push(delivery);
    else {
      this.#queues.set(key, { deliveries: [delivery], tries: 0, busy: false });
      this.#ready.push(key);
    }
    this.#pump();
  }

  /** Nothing of the subscription is sent any more. */
  drop(subscription: string): void {
    for (const [key, { deliveries }] of this.#queues)
      if (deliveries[0]?.subscription === subscription) this.#queues.delete(key);
  }

  stop(): void {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
  }

  #pump(): void {
    const width = this.#failures > 0 ? 1 : this.#options.width;
    while (!this.#stopped && this.#active < width && this.#ready.length > 0) {
      const wait = this.#openAt - Date.now();
      if (wait > 0) return this.#later(wait);
      const key = this.#ready.shift() ?? '';
      const queue = this.#queues.get(key);
      const [delivery] = queue?.deliveries ?? [];
      if (queue && delivery && !queue.busy) void this.#send(key, queue, delivery);
    }
  }

  async #send(key: string, queue: Waiting, delivery: Delivery): Promise<void> {
    this.#active += 1;
    queue.busy = true;
    try {
      await this.#options.send(delivery);
      // Nobody is there any more to write it down: it is sent once more after the next start.
      if (this.#stopped) return;
      queue.busy = false;
      this.#failures = 0;
      this.#options.delivered(delivery);
      this.#next(key, queue);
    } catch (error) {
      queue.busy = false;
      this.#fail(key, queue, delivery, error);
    }
    this.#active -= 1;
    this.#pump();
  }

  #next(key: string, queue: Waiting): void {
    queue.deliveries.shift();
    queue.tries = 0;
    if (this.#queues.get(key) !== queue) return;
    if (queue.deliveries.length === 0) this.#queues.delete(key);
    else this.#ready.push(key);
  }

  #fail(key: string, queue: Waiting, delivery: Delivery, error: unknown): void {
    if (this.#stopped) return;
    const { pause, patienceMs, tries } = this.#options;
    this.#options.failed(delivery);
    queue.tries += 1;
    const refused = error instanceof Refused;
    if (this.#failures === 0) this.#failingSince = performance.now();
    const failing = performance.now() - this.#failingSince;
    if (refused ? queue.tries >= tries : this.#failures > 0 && failing > patienceMs) {
      this.#options.buried(delivery, error instanceof OutboundError ? error.fault : 'status');
      return this.#next(key, queue);
    }
    const wait = jittered(Math.min(pause.most, pause.first * 2 ** Math.min(20, queue.tries - 1)));
    if (refused) {
      setTimeout(() => {
        this.#ready.push(key);
        this.#pump();
      }, wait).unref();
      return;
    }
    this.#failures += 1;
    this.#openAt =
      Date.now() + jittered(Math.min(pause.most, pause.first * 2 ** Math.min(20, this.#failures - 1)));
    this.#ready.unshift(key);
  }

  #later(wait: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#pump();
    }, wait);
  }
}

/** Between half of it and all of it, so that those who failed together do not come back together. */
const jittered = (milliseconds: number): number => milliseconds * (0.5 + Math.random() / 2);
