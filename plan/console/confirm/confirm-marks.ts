import type { CompiledPlan, Span } from '../../compile/compiled.ts';
import type { Confirmation } from './confirmation.ts';

export type MarkKind = 'heading' | 'item' | 'target' | 'unit' | 'gap';

/** A stretch of the document that means something, and the entry that it selects. */
export interface Mark extends Span {
  readonly kind: MarkKind;
  /** Key of the entry; null where nothing is selected by it. */
  readonly entry: string | null;
}

/** A line of the document with everything that touches it. */
export interface MarkedLine extends Span {
  readonly marks: readonly Mark[];
  /** Keys of the entries in it, once each. */
  readonly entries: readonly string[];
}

/** All marks in the order of the text, outer ones first. */
export function marksOf(
  { headings, entries }: Pick<Confirmation, 'headings' | 'entries'>,
  gaps: CompiledPlan['gaps'],
): readonly Mark[] {
  const marks: Mark[] = headings.map(({ span }) => ({ ...span, kind: 'heading', entry: null }));
  for (const entry of entries) {
    marks.push({ ...entry.span, kind: entry.kind, entry: entry.key });
    // What was filled in has its units in another text.
    const inText = entry.kind === 'item' && entry.item.annex === undefined;
    for (const { span } of inText ? entry.item.assignments : []) {
      if (span !== null) marks.push({ ...span, kind: 'unit', entry: entry.key });
    }
  }
  for (const { kind, span } of gaps) {
    if (span !== null && kind !== 'unquantified-target' && kind !== 'no-responsible-unit')
      marks.push({ ...span, kind: 'gap', entry: null });
  }
  return marks.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** The lines between two offsets of the text with their marks, in one pass; empty lines are left out. */
export function markedLines(
  text: string,
  { start, end }: Span,
  marks: readonly Mark[],
): readonly MarkedLine[] {
  const lines: MarkedLine[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (const { 0: words, index } of text.slice(start, end).matchAll(/[^\r\n]+/g)) {
    if (words.trim() === '') continue;
    const line = { start: start + index, end: start + index + words.length };
    for (let mark = marks[next]; mark !== undefined && mark.start < line.end; mark = marks[next]) {
      open.push(mark);
      next += 1;
    }
    open = open.filter((mark) => mark.end > line.start);
    const own = [...open];
    const entries = [...new Set(own.flatMap(({ entry }) => entry ?? []))];
    lines.push({ ...line, marks: own, entries });
  }
  return lines;
}
