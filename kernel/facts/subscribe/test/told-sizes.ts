import type { openReceiver } from './receiver.ts';

/** Which sizes a receiver was told of each entity, in their order; what came twice counts once. */
export class ToldSizes {
  readonly sizes = new Map<string, number[]>();
  readonly #receiver: Awaited<ReturnType<typeof openReceiver>>;
  readonly #known = new Set<string>();
  #read = 0;

  constructor(receiver: Awaited<ReturnType<typeof openReceiver>>) {
    this.#receiver = receiver;
  }

  /** Came more than once. */
  get again(): number {
    return this.#read - this.#known.size;
  }

  /** Reads on, and answers how many different notifications there were. */
  readOn(): number {
    for (; this.#read < this.#receiver.received.length; this.#read += 1) {
      const body = this.#receiver.received[this.#read]?.body;
      const [entity] = body?.data ?? [];
      if (!body || !entity || this.#known.has(body.id)) continue;
      this.#known.add(body.id);
      const id = String(entity['id']);
      const sizes = this.sizes.get(id) ?? [];
      this.sizes.set(id, sizes);
      sizes.push((entity['size'] as { value: number }).value);
    }
    return this.#known.size;
  }
}
