interface Waiting<Value> {
  resolve(value: Value | null): void;
  reject(error: unknown): void;
}

/** Keys asked for in one statement. */
const BATCH_LIMIT = 100;
/** Statements under way at once: while one is answered, others are read. */
const LANES = 2;

/**
 * Reads by key. What is asked for while others are read goes into the next statement together: under load the cost of a
 * statement is shared, without load nobody waits. Nothing is kept: an answer is of a statement that began after the question.
 */
export class ReadTogether<Value> {
  readonly #read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
  #waiting = new Map<string, Waiting<Value>[]>();
  #free = LANES;

  /** @param read what there is of these keys, each of them once */
  constructor(read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>) {
    this.#read = read;
  }

  get(key: string): Promise<Value | null> {
    return new Promise((resolve, reject) => {
      const others = this.#waiting.get(key);
      if (others) others.push({ resolve, reject });
      else this.#waiting.set(key, [{ resolve, reject }]);
      if (this.#free === LANES) void this.#open();
    });
  }

  async #open(): Promise<void> {
    this.#free -= 1;
    // What arrived with the first of them is still being read.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting].slice(0, BATCH_LIMIT);
      for (const [key] of batch) this.#waiting.delete(key);
      if (this.#waiting.size > 0 && this.#free > 0) void this.#open();
      await this.#answer(batch);
    }
    this.#free += 1;
  }

  async #answer(
    batch: readonly (readonly [key: string, waiting: readonly Waiting<Value>[]])[],
  ): Promise<void> {
    try {
      const found = await this.#read(batch.map(([key]) => key));
      for (const [key, waiting] of batch) for (const { resolve } of waiting) resolve(found.get(key) ?? null);
    } catch (error) {
      for (const [, waiting] of batch) for (const { reject } of waiting) reject(error);
    }
  }
}
