/** Subscriptions that cannot be evaluated: each is reported once, until it is changed, and whoever works goes on without it. */
export class Faults {
  readonly #known = new Set<string>();
  readonly #report: (error: unknown) => void;

  constructor(report: (error: unknown) => void) {
    this.#report = report;
  }

  add(id: string, error: unknown): void {
    if (this.#known.has(id)) return;
    this.#known.add(id);
    this.#report(error);
  }

  /** It was changed or removed. */
  forget(id: string): void {
    this.#known.delete(id);
  }
}
