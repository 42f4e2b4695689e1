import { Fifo } from './fifo.ts';

/** What may be sent next: the subscriptions take turns, so that none waits for all that another one has. */
export class ReadyQueues<Queue extends { readonly subscription: string }> {
  readonly #bySubscription = new Map<string, Fifo<Queue>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(queue: Queue): void {
    const { subscription } = queue;
    const own = this.#bySubscription.get(subscription) ?? new Fifo<Queue>();
    this.#bySubscription.set(subscription, own);
    own.add(queue);
    this.#size += 1;
  }

  take(): Queue | undefined {
    for (const [subscription, own] of this.#bySubscription) {
      const queue = own.take();
      // Its turn comes again behind all others.
      this.#bySubscription.delete(subscription);
      if (own.size > 0) this.#bySubscription.set(subscription, own);
      if (!queue) continue;
      this.#size -= 1;
      return queue;
    }
    return undefined;
  }
}
