/** What the steps of expressions gave last, and from which input: the same input, the same result. Of each step the last one is kept. */
export class StepResults {
  readonly #kept = new Map<string, { readonly reads: readonly unknown[]; readonly result: unknown }>();

  /** @param reads what the step reads; told apart by identity, so that it must not be changed in place */
  of(key: string, reads: readonly unknown[], compute: () => unknown): unknown {
    const kept = this.#kept.get(key);
    if (kept && reads.every((read, index) => read === kept.reads[index])) return kept.result;
    const result = compute();
    this.#kept.set(key, { reads, result });
    return result;
  }
}
