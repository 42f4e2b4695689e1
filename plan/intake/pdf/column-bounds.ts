import { beginsWithMarker, isBelow, isClosed } from './line-end.ts';
import type { PageLine } from './page-text.ts';

export interface Bounds {
  readonly left: number;
  readonly edge: number;
}

/**
 * Left and right edge of the running text in one column, or on pages of one width that are read across. The right edge
 * is where sentences are broken off; where none is, several lines must end at it, or the margins are taken to be alike.
 * @param lines of running text, at least one, in reading order; `left` and `edge` are not read
 * @param width of the page, in points
 */
export function columnBounds(lines: readonly PageLine[], width: number): Bounds {
  const [first] = lines;
  const broken = lines.filter((line, at) => {
    const next = lines[at + 1];
    return next !== undefined && isBrokenOff(line, next);
  });
  const left = leftEdge(lines, new Set(broken));
  const usual = quantile(rightEnds(lines), 0.95);
  if ((first?.column ?? 0) > 0) return { left, edge: usual };
  // Narrow text counts when no line is longer: the other column of the page may be empty.
  const room = width - 2 * left;
  const wide = broken.filter(({ right }) => right - left > 0.6 * room);
  const alike = broken.filter(({ right, x, size }) => right > usual - 5 * size && right - x > 12 * size);
  const telling = wide.length > 0 ? wide : alike.length >= 3 ? alike : [];
  if (telling.length > 0) return { left, edge: Math.max(usual, quantile(rightEnds(telling), 0.9)) };
  // All lines begin alike: in Chinese the beginnings of paragraphs, two letters from the margin.
  const even = lines.every(({ x, size }) => x < left + 0.5 * size);
  const indent = 2 * (first?.size ?? 0);
  const mirrored = width - left + (even && left > 2 * indent ? indent : 0);
  const full = lines.filter(({ right, size }) => Math.abs(right - usual) < 0.1 * size).length;
  const known = full >= 3 && mirrored - usual < left;
  return { left, edge: known ? usual : Math.max(usual, mirrored) };
}

/** A sentence goes on in the next line, which begins no further to the right. */
function isBrokenOff(line: PageLine, next: PageLine): boolean {
  return (
    isBelow(line, next) &&
    Math.abs(line.size - next.size) < 0.12 * line.size &&
    next.y - line.y < 2.6 * line.size &&
    next.x < line.x + 0.5 * line.size &&
    next.x > line.x - 4.5 * line.size &&
    !isClosed(line.text) &&
    !beginsWithMarker(next.text)
  );
}

/** Where most lines begin, a few outside let out: a line that nothing is broken into and that begins alone. */
function leftEdge(lines: readonly PageLine[], broken: ReadonlySet<PageLine>): number {
  const sorted = [...lines.entries()].toSorted(([, one], [, other]) => one.x - other.x);
  const from = Math.floor(0.05 * (sorted.length - 1));
  const found = sorted.slice(from).find(([place, { x, size }]) => {
    const before = lines[place - 1];
    if (before !== undefined && broken.has(before)) return true;
    return lines.filter((line) => Math.abs(line.x - x) < 0.5 * size).length > 1;
  });
  return (found ?? sorted[from])?.[1].x ?? 0;
}

function rightEnds(lines: readonly PageLine[]): number[] {
  return lines.map(({ right }) => right).toSorted((one, other) => one - other);
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
}
