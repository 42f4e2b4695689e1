import { numbered } from '../rules/numbered.ts';
import type { Plan, Span } from './plan-parts.ts';

export type MarkKind = 'heading' | 'target' | 'task' | 'unit' | 'gap';

/** A span of the document that the compiler understood, and what it opens. */
export interface DocumentMark extends Span {
  readonly kind: MarkKind;
  /** Of the target or task; of the others, nothing opens. */
  readonly id: string | null;
  readonly label: string;
}

/** A run of text under the same marks. */
export interface Segment<Mark extends Span = DocumentMark> extends Span {
  readonly marks: readonly Mark[];
}

const reach = 160;

/** The span with the rest of its paragraph, at most `reach` characters on each side. */
export function excerptAround(
  text: string,
  { start, end }: Span,
): { before: string; marked: string; after: string } {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const from = Math.max(lineStart, start - reach);
  const to = Math.min(lineEnd === -1 ? text.length : lineEnd, end + reach);
  return {
    before: `${from > lineStart ? '…' : ''}${text.slice(from, start).trimStart()}`,
    marked: text.slice(start, end),
    after: `${text.slice(end, to).trimEnd()}${to < (lineEnd === -1 ? text.length : lineEnd) ? '…' : ''}`,
  };
}

/** Everything of a plan that has a place in the text, in the order of the text. */
export function marksOf(plan: Plan, text: string): readonly DocumentMark[] {
  const marks: DocumentMark[] = [];
  for (const section of plan.sections) {
    marks.push({ ...section.span, kind: 'heading', id: null, label: section.text });
    for (const task of section.tasks) {
      marks.push({ ...task.span, kind: 'task', id: task.id, label: numbered(task.marker, task.title) });
      for (const { unit } of task.units) {
        const at = text.indexOf(unit, task.span.start);
        if (at >= 0 && at < task.span.end)
          marks.push({ start: at, end: at + unit.length, kind: 'unit', id: null, label: unit });
      }
    }
  }
  for (const target of plan.targets)
    marks.push({ ...target.span, kind: 'target', id: target.id, label: target.subject });
  for (const gap of plan.gaps) {
    if (gap.span !== null) marks.push({ ...gap.span, kind: 'gap', id: null, label: gap.kind });
  }
  return marks.filter((mark) => mark.end > mark.start).toSorted((a, b) => a.start - b.start || b.end - a.end);
}

/** Cuts `span` wherever a mark begins or ends, so that nested and overlapping marks can all be drawn. */
export function segmentsOf<Mark extends Span>(span: Span, marks: readonly Mark[]): readonly Segment<Mark>[] {
  const inside = marks.filter((mark) => mark.start < span.end && mark.end > span.start);
  const cuts = new Set([span.start, span.end]);
  for (const { start, end } of inside) {
    cuts.add(Math.max(span.start, start));
    cuts.add(Math.min(span.end, end));
  }
  const sorted = [...cuts].toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] ?? span.end;
    return { start, end, marks: inside.filter((mark) => mark.start <= start && mark.end >= end) };
  });
}

/** The lines of a text with their places; empty ones are left out. */
export function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (line.trim() !== '') lines.push({ start: index, end: index + line.length });
  }
  return lines;
}
