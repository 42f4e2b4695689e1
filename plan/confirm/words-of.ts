import type { Span } from '../compile/compiled.ts';

/** Longer stretches are no single item. */
const longest = 4000;

/** The words at a span of the document; null where the span is not within the plan, is empty or is blank at an end. */
export function wordsOf(text: string, plan: { readonly span: Span }, span: Span): string | null {
  const { start, end } = span;
  if (start < plan.span.start || end > plan.span.end || end <= start || end - start > longest) return null;
  const words = text.slice(start, end);
  return words === '' || words.trim() !== words ? null : words;
}
