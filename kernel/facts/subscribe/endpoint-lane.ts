import { OutboundError } from '../../outbound/pinned-address.ts';
import type { Delivery } from './delivery-store.ts';
import { LaneQueues, type Queue } from './lane-queues.ts';
import type { Places, Wish } from './places.ts';
import { ReadyQueues } from './ready-queues.ts';

/** The endpoint took the notification and wants none like it: sending it to others goes on, nothing is wrong with the way. */
export class Refused extends OutboundError {}

export interface LaneOptions {
  send(delivery: Delivery): Promise<void>;
  /** The endpoint has it. */
  delivered(delivery: Delivery): void;
  failed(delivery: Delivery, error: unknown): void;
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

/**
 * All that goes to one endpoint. Of one subscription and entity only one notification is under way, the next one
 * after it was taken or given up: that is their order. What failed is tried again behind all others that wait. When the next one
 * fails as well, it is the endpoint: it is left alone for a while that doubles, with jitter, and then asked with a single
 * notification (the breaker). When others are taken, it is the notification, and it alone waits ever longer.
 */
export class EndpointLane {
  readonly #options: LaneOptions;
  readonly #queues = new LaneQueues();
  readonly #ready = new ReadyQueues<Queue>();
  readonly #underWay = new Set<Promise<void>>();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Failures in a row. */
  #failures = 0;
  /** Notifications that the endpoint took. */
  #taken = 0;
  #failingSince = 0;
  #openAt = 0;
  /** After a failure. */
  #pauses = false;
  /** For which of the places that all endpoints share. */
  readonly #waits = new Set<Wish>();
  #stopped = false;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  add(delivery: Delivery): void {
    const queue = this.#queues.add(delivery);
    if (!queue) return;
    this.#ready.add(queue);
    this.#pump();
  }

  /** Nothing of the subscription is sent any more; what is under way is not tried again. */
  drop(subscription: string): void {
    this.#queues.drop(subscription);
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
    while (!this.#stopped && this.#underWay.size < width && this.#ready.size > 0) {
      const wait = this.#openAt - performance.now();
      if (wait > 0) {
        if (!this.#pauses)
          this.#after(wait, () => {
            this.#pauses = false;
          });
        this.#pauses = true;
        return;
      }
      const wish = this.#failures > 0 ? 'probe' : this.#underWay.size > 0 ? 'more' : 'first';
      if (this.#waits.has(wish) || !this.#options.alive()) return;
      const later = (): void => {
        this.#waits.delete(wish);
        this.#pump();
      };
      if (!this.#options.places.take(wish, later)) {
        this.#waits.add(wish);
        return;
      }
      const queue = this.#next();
      if (queue) this.#start(queue);
      else this.#options.places.give();
    }
  }

  #next(): Queue | undefined {
    for (let queue = this.#ready.take(); queue; queue = this.#ready.take()) if (!queue.dropped) return queue;
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
    this.#taken += 1;
    this.#options.delivered(delivery);
    if (!queue.dropped) this.#goOn(queue);
  }

  #goOn(queue: Queue): void {
    const next = queue.deliveries.take();
    if (next) {
      Object.assign(queue, { now: next, tries: 0, own: 0 });
      return this.#ready.add(queue);
    }
    for (const begun of this.#queues.end(queue)) this.#ready.add(begun);
  }

  #fail(queue: Queue, error: unknown): void {
    const { pause, patienceMs, tries } = this.#options;
    const now = performance.now();
    this.#options.failed(queue.now, error);
    this.#openAt = Math.max(this.#openAt, now + this.#options.cooldown(queue.now));
    if (queue.tries === 0) queue.failingSince = now;
    if (queue.tries === 0 || this.#taken > queue.takenBefore) queue.own += 1;
    queue.tries += 1;
    queue.takenBefore = this.#taken;
    const refused = error instanceof Refused;
    if (this.#failures === 0) this.#failingSince = now;
    const since = this.#failures > 0 ? Math.min(this.#failingSince, queue.failingSince) : queue.failingSince;
    if (refused ? queue.tries >= tries : queue.tries + this.#failures > 1 && now - since > patienceMs) {
      this.#options.buried(queue.now, faultOf(error, queue.tries));
      return this.#goOn(queue);
    }
    this.#after(pauseAfter(refused ? queue.tries : queue.own, pause), () => {
      if (!queue.dropped) this.#ready.add(queue);
    });
    if (refused) return;
    this.#failures += 1;
    // The first one may be to blame itself: another one tells.
    if (this.#failures > 1)
      this.#openAt = Math.max(this.#openAt, now + pauseAfter(this.#failures - 1, pause));
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

/** What a dead letter says: `timeout`, `status 404`, and how often it was tried since this server sends. */
function faultOf(error: unknown, tries: number): string {
  if (!(error instanceof OutboundError)) return `unreachable, tries ${tries}`;
  return `${error.fault}${error.status === null ? '' : ` ${error.status}`}, tries ${tries}`;
}

function pauseAfter(failures: number, { first, most }: LaneOptions['pause']): number {
  return jittered(Math.min(most, first * 2 ** Math.min(20, failures - 1)));
}

/** Between half of it and all of it, so that those who failed together do not come back together. */
const jittered = (milliseconds: number): number => milliseconds * (0.5 + Math.random() / 2);
