/** Which methods the addresses of this interface take: for 405 (ETSI GS CIM 009 V1.9.1, clause 6.3.2) and OPTIONS. */
export class AllowedMethods {
  readonly #routes: { readonly segments: readonly string[]; readonly method: string }[] = [];

  /** @param url as it is registered: segments that begin with a colon stand for any */
  add(url: string, method: string): void {
    this.#routes.push({ segments: segmentsOf(url), method });
  }

  /** In alphabetical order; none for an address that is not there. */
  of(path: string): readonly string[] {
    const segments = segmentsOf(path);
    const fits = (pattern: readonly string[]): boolean =>
      pattern.length === segments.length &&
      pattern.every(
        (one, place) => one === segments[place] || (one.startsWith(':') && segments[place] !== ''),
      );
    const methods = this.#routes.flatMap(({ segments: pattern, method }) => (fits(pattern) ? [method] : []));
    return [...new Set(methods)].toSorted();
  }
}

/** A slash at the end says nothing. */
function segmentsOf(path: string): readonly string[] {
  return path.replace(/\/$/, '').split('/');
}
