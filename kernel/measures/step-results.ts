/**
 * What the steps of expressions gave last, and from which input: the same input, the same result. They are kept as long as
 * the rows that they come from: whoever lets go of those lets go of them.
 */
export class StepResults {
  readonly #kept = new WeakMap<
    object,
    Map<string, { readonly reads: readonly unknown[]; result: unknown }>
  >();

  /** @param reads what the step reads; told apart by identity, so that it must not be changed in place */
  of(key: string, reads: readonly unknown[], compute: () => unknown): unknown {
    const owner = reads.find((read) => typeof read === 'object' && read !== null);
    // A step over numbers alone costs nothing.
    if (owner === undefined) return compute();
    const own = this.#kept.get(owner as object) ?? new Map();
    this.#kept.set(owner as object, own);
    const kept = own.get(key);
    if (kept && reads.every((read, index) => read === kept.reads[index])) return kept.result;
    const result = compute();
    own.set(key, { reads, result });
    return result;
  }
}
