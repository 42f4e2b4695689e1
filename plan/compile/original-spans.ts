import type { CompiledPlan, Span } from './compiled.ts';
import type { SmoothText } from './outline/smooth-text.ts';

/** Quotes that stand at the span of their object, letter for letter. */
const quoted = new Set(['text', 'unit', 'name']);

/** A plan compiled from the smooth text, with the spans and quotes of the text as it is. */
export function withOriginalSpans(plan: CompiledPlan, smooth: SmoothText, text: string): CompiledPlan {
  if (smooth.same) return plan;
  const quote = (words: string | null) => {
    const at = words === null ? -1 : smooth.text.indexOf(words, plan.span.start);
    if (words === null || at < 0) return words;
    const { start, end } = smooth.original({ start: at, end: at + words.length });
    return end - start === words.length ? text.slice(start, end) : words;
  };
  const { title, documentNumber, issuer } = plan;
  return {
    ...(moved(plan, smooth, text) as CompiledPlan),
    title: quote(title),
    documentNumber: quote(documentNumber),
    issuer: quote(issuer),
  };
}

function moved(value: unknown, smooth: SmoothText, text: string): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, smooth, text));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const span = spanOf(value);
  const requote = (quote: string, from: number) => {
    const at = smooth.original({ start: from, end: from + quote.length });
    return text.slice(at.start, at.end);
  };
  return Object.fromEntries(
    entries.map(([key, one]): [string, unknown] => {
      if (key === 'span' && span !== null) return [key, smooth.original(span)];
      if (typeof one !== 'string' || span === null) return [key, moved(one, smooth, text)];
      const quote = smooth.text.slice(span.start, span.end);
      if (quoted.has(key) && quote === one) return [key, requote(one, span.start)];
      // The number of a part stands right before its words.
      if (key === 'marker') {
        const from = smooth.text.lastIndexOf(one, span.start - one.length);
        return [key, from < 0 || span.start - from > one.length + 8 || one === '' ? one : requote(one, from)];
      }
      // A title is the beginning of its item; verb and object stand in their action, details in their gap.
      const place = ['title', 'verb', 'object', 'detail', 'subject'].includes(key)
        ? quote.lastIndexOf(one)
        : -1;
      return [key, place < 0 || one === '' ? one : requote(one, span.start + (key === 'title' ? 0 : place))];
    }),
  );
}

function spanOf(value: object): Span | null {
  const span = (value as { span?: Span | null }).span;
  return span !== undefined && span !== null && typeof span.start === 'number' ? span : null;
}
