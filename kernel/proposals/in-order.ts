/** Does what bears the same name one after the other, in this process. Who waits holds nothing, no connection either. */
export class InOrder {
  readonly #last = new Map<string, Promise<unknown>>();

  async run<Answer>(name: string, work: () => Promise<Answer>): Promise<Answer> {
    const before = this.#last.get(name) ?? Promise.resolve();
    const mine = before.then(work);
    const over = mine.catch(() => undefined);
    this.#last.set(name, over);
    try {
      return await mine;
    } finally {
      if (this.#last.get(name) === over) this.#last.delete(name);
    }
  }
}
