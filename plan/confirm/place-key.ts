import type { Span } from '../compile/compiled.ts';

/** Tells places apart: those in an annex that was filled in all have the span of its gap. */
export function placeKey({
  span,
  annex,
}: {
  readonly span: Span;
  readonly annex?: { readonly document: string; readonly span: Span };
}): string {
  return annex === undefined
    ? `${span.start} ${span.end}`
    : `${annex.document} ${annex.span.start} ${annex.span.end}`;
}
