/** First in, first out; taking costs the same however many wait. */
export class Fifo<Item> {
  #items: Item[] = [];
  #from = 0;

  get size(): number {
    return this.#items.length - this.#from;
  }

  /** What `take` would take. */
  get next(): Item | undefined {
    return this.#items[this.#from];
  }

  add(item: Item): void {
    this.#items.push(item);
  }

  take(): Item | undefined {
    const item = this.#items[this.#from];
    if (this.#from < this.#items.length) this.#from += 1;
    if (this.#from > 1024 && this.#from * 2 > this.#items.length) {
      this.#items = this.#items.slice(this.#from);
      this.#from = 0;
    }
    return item;
  }
}
