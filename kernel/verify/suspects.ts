/**
 * Who recorded a fact is kept once for all facts. When that is changed, all of them fail at once although each has the digest that the log
 * tells: it is they that are named then as well.
 */
export class Suspects {
  readonly #counts = new Map<number, { all: number; odd: number }>();

  /** @param odd does it fail, with the digest that the log tells? */
  found(by: number, odd: boolean): void {
    const counts = this.#counts.get(by);
    if (counts) {
      counts.all += 1;
      if (odd) counts.odd += 1;
    } else this.#counts.set(by, { all: 1, odd: odd ? 1 : 0 });
  }

  /** Numbers of which every fact fails so. */
  all(): readonly number[] {
    return [...this.#counts].filter(([, { all, odd }]) => all > 1 && all === odd).map(([by]) => by);
  }
}
