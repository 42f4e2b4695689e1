import { type Line, trimmed } from './line.ts';
import { type Marker, type MarkerFamily, readMarker } from './marker.ts';

/** Families that are safe to look for inside a paragraph. */
const safe = new Set<MarkerFamily>(['chapter', 'section', 'han', 'han-paren', 'arabic']);
const enough = 3;

/**
 * Some files have lost their line ends: then a number after a full stop or a gap begins a line. Only done where hardly
 * any line begins with a number, so that lists inside the paragraphs of an intact document stay where they are.
 */
export function withInlineBreaks(text: string, lines: readonly Line[]): readonly Line[] {
  const begun = lines.filter((line) => readMarker(line.text) !== null).length;
  if (begun >= enough) return lines;
  const broken = lines.flatMap((line) => breakLine(text, line));
  return broken.length >= lines.length + enough ? broken : lines;
}

function breakLine(text: string, line: Line): Line[] {
  const parts: Line[] = [];
  let start = line.start;
  for (let at = line.start + 1; at < line.end; at += 1) {
    if (
      !/[。；;\s\u3000]/.test(text.charAt(at - 1)) ||
      !isSafe(readMarker(text.slice(at, Math.min(line.end, at + 40))))
    )
      continue;
    parts.push(trimmed(text, start, at));
    start = at;
  }
  parts.push(trimmed(text, start, line.end));
  return parts.filter((part) => part.end > part.start);
}

function isSafe(marker: Marker | null): boolean {
  return marker !== null && safe.has(marker.family);
}
