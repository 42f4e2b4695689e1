import type { DocumentText } from '../document-text.ts';
import { byteOffset } from '../text/byte-map.ts';
import { type DocxMap, type HtmlMap, type PdfMap, segmentAt } from './offset-map.ts';

export type { DocumentText } from '../document-text.ts';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a Word document, see `DocxMap`. */
export interface DocxPoint {
  readonly part: string;
  readonly paragraph: number;
  /** Null where the characters are an automatic number: they stand in no run. */
  readonly run: number | null;
  readonly offset: number | null;
}

/** In points from the top left corner of the page as it is shown. */
export interface Box {
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a stretch of the text stands in the original. */
export type Locator =
  | { readonly kind: 'bytes'; readonly start: number; readonly end: number }
  /** Offsets in the decoded source of the page. */
  | { readonly kind: 'html'; readonly start: number; readonly end: number }
  /** From the first character to `end`, the place after the last; `generated`: it begins with an automatic number. */
  | ({ readonly kind: 'docx'; readonly end: DocxPoint; readonly generated: boolean } & DocxPoint)
  /** `page` of the first box, counted from 1. */
  | { readonly kind: 'pdf'; readonly page: number; readonly boxes: readonly Box[] };

/** The place of a span in the original; null where all of it was made by the reader and stands nowhere. */
export function locate({ text, map }: Pick<DocumentText, 'text' | 'map'>, span: Span): Locator | null {
  if (map.kind === 'bytes') {
    return { kind: 'bytes', start: byteOffset(map, text, span.start), end: byteOffset(map, text, span.end) };
  }
  if (map.kind === 'html') return locateHtml(map, span);
  return map.kind === 'docx' ? locateDocx(map, span) : locatePdf(map, span);
}

/** The segments that a span touches, each with its row and the part of it that the span covers. */
function* segments(
  { starts, rows }: { readonly starts: readonly number[]; readonly rows: readonly number[] },
  width: number,
  span: Span,
) {
  const end = Math.max(span.end, span.start + 1);
  for (let at = Math.max(0, segmentAt(starts, span.start)); at < starts.length; at += 1) {
    const start = starts[at] ?? 0;
    if (start >= end) return;
    const next = starts[at + 1] ?? Number.POSITIVE_INFINITY;
    yield {
      row: rows.slice(at * width, at * width + width),
      start,
      next,
      from: Math.max(start, span.start) - start,
      to: Math.min(next, end) - start,
    };
  }
}

function locateHtml(map: HtmlMap, span: Span): Locator | null {
  let [start, end] = [-1, -1];
  for (const { row, start: first, next, from, to } of segments(map, 2, span)) {
    const [begin = 0, stop = 0] = row;
    if (begin === stop) continue;
    const exact = next === Number.POSITIVE_INFINITY || stop - begin === next - first;
    if (start < 0) start = exact ? begin + from : begin;
    end = exact ? Math.min(stop, begin + to) : stop;
  }
  return start < 0 ? null : { kind: 'html', start, end };
}

function locateDocx(map: DocxMap, span: Span): Locator | null {
  let [first, end] = [null as DocxPoint | null, null as DocxPoint | null];
  let generated = false;
  for (const { row, from, to } of segments(map, 4, span)) {
    const [part = 0, paragraph = 0, run = -1, offset = -1] = row;
    if (paragraph < 0) continue;
    const made = run < 0;
    if (end === null) generated = made;
    const place = { part: map.parts[part] ?? '', paragraph };
    const point = (shift: number): DocxPoint =>
      made ? { ...place, run: null, offset: null } : { ...place, run, offset: offset + shift };
    if (first === null || first.run === null) first = point(from);
    if (end === null || !made) end = point(to);
  }
  return first === null || end === null ? null : { kind: 'docx', ...first, end, generated };
}

function locatePdf(map: PdfMap, span: Span): Locator | null {
  const boxes: Box[] = [];
  for (const { row, start, next, from, to } of segments(map, 6, span)) {
    const [page = 0, x = 0, y = 0, width = 0, height = 0, turn = 0] = row;
    if (width === 0) continue;
    const length = next === Number.POSITIVE_INFINITY ? to : next - start;
    const backwards = turn >= 180;
    const [first, last] = backwards ? [1 - to / length, 1 - from / length] : [from / length, to / length];
    const upright = turn % 180 !== 0;
    boxes.push({
      page,
      x: tenths(upright ? x : x + width * first),
      y: tenths(upright ? y + height * first : y),
      width: tenths(upright ? width : width * (last - first)),
      height: tenths(upright ? height * (last - first) : height),
    });
  }
  const page = boxes[0]?.page;
  return page === undefined ? null : { kind: 'pdf', page, boxes };
}

function tenths(value: number): number {
  return Math.round(value) / 10;
}
