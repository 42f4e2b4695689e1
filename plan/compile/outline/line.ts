import type { Marker } from './marker.ts';

/** One line of the document without the white space around it; offsets into the whole text. Empty lines are left out. */
export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** A row of a table: no number begins here. */
  readonly tabular?: boolean;
  /** Begins inside a line of the text, after a stop or a gap, or after any other letter. */
  readonly inline?: 'stop' | 'bare';
  /** A blank line stands above it. */
  readonly spaced?: boolean;
  /** Where the line is a card of a plan (Goal<tab>…): what its label says. */
  readonly card?: Marker;
  /** Part of a list of contents. */
  readonly aside?: boolean;
}

const blank = /[\s\u00a0\u3000\ufeff]/;

export function toLines(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  let blankAbove = false;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 10;
    if (code !== 10 && code !== 13 && code !== 12 && code !== 0x2028 && code !== 0x2029) continue;
    const line = trimmed(text, from, at);
    if (line.end > line.start) lines.push(blankAbove ? { ...line, spaced: true } : line);
    // The line feed of \r\n ends no line of its own.
    if (at > from || code !== 10 || text.charCodeAt(at - 1) !== 13) blankAbove = line.end === line.start;
    from = at + 1;
  }
  return lines;
}

/** The stretch without white space at its ends. */
export function trimmed(text: string, from: number, to: number): Line {
  let [start, end] = [from, to];
  while (start < end && blank.test(text.charAt(start))) start += 1;
  while (end > start && blank.test(text.charAt(end - 1))) end -= 1;
  return { start, end, text: text.slice(start, end) };
}
