interface Entry {
  readonly key: number;
  readonly value: number;
}

/** The smallest key first; of equal keys the smaller value, so that the order never depends on chance. */
export class Heap {
  readonly #entries: Entry[] = [];

  push(key: number, value: number): void {
    const entry = { key, value };
    let at = this.#entries.push(entry) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const other = this.#entries[above];
      if (other === undefined || !before(entry, other)) break;
      this.#entries[at] = other;
      at = above;
    }
    this.#entries[at] = entry;
  }

  pop(): Entry | null {
    const [first] = this.#entries;
    const last = this.#entries.pop();
    if (first === undefined || last === undefined) return null;
    if (this.#entries.length > 0) this.#sink(last);
    return first;
  }

  #sink(entry: Entry): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      const [left, right] = [this.#entries[below], this.#entries[below + 1]];
      if (left !== undefined && right !== undefined && before(right, left)) below += 1;
      const child = this.#entries[below];
      if (child === undefined || !before(child, entry)) break;
      this.#entries[at] = child;
      at = below;
    }
    this.#entries[at] = entry;
  }
}

function before(one: Entry, other: Entry): boolean {
  return one.key < other.key || (one.key === other.key && one.value < other.value);
}
