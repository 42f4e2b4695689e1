/** What a context says about one term (JSON-LD 1.1, section 9.3). */
export interface Term {
  /** The IRI that it stands for; a keyword such as `@id`; null: explicitly nothing. */
  readonly iri: string | null;
  /** How a plain value under it is read: `@id`, `@vocab`, `@json` or the IRI of a datatype. */
  readonly type: string | null;
  /** Language of a plain text under it. */
  readonly language: string | null;
  readonly container: Container | null;
  /** May it stand before the colon of a compact IRI? */
  readonly prefix: boolean;
  /** A later context may not say otherwise. */
  readonly protected: boolean;
}

export type Container = 'list' | 'set' | 'language' | 'index';

export const isKeyword = (text: string): boolean => KEYWORDS.has(text);
/** Looks like a keyword and is none: JSON-LD keeps such words for later. */
export const isLikeKeyword = (text: string): boolean => /^@[A-Za-z]+$/.test(text);
export const isAbsoluteIri = (text: string): boolean => /^(?:[A-Za-z][A-Za-z0-9+.-]*|_):[^\s]*$/.test(text);

const KEYWORDS: ReadonlySet<string> = new Set(
  '@base @container @context @direction @graph @id @import @included @index @json @language @list @nest @none @prefix @propagate @protected @reverse @set @type @value @version @vocab'.split(
    ' ',
  ),
);

export function sameTerm(one: Term, other: Term): boolean {
  return (
    one.iri === other.iri &&
    one.type === other.type &&
    one.language === other.language &&
    one.container === other.container &&
    one.prefix === other.prefix
  );
}
