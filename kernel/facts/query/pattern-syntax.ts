/** Characters that may stand at one place of a text: the same object wherever the pattern writes the same. */
export type CharacterSet = (character: string) => boolean;

/** A regular expression without what needs backtracking: no back references, no look-around, no word boundaries. */
export type PatternNode =
  | { readonly kind: 'character'; readonly set: CharacterSet }
  | { readonly kind: 'start' | 'end' }
  | { readonly kind: 'sequence' | 'either'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly part: PatternNode; readonly min: number; readonly max: number };

const GROUP = /\((?:\?:|(?!\?))/uy;
const CLASS = /\[(?:[^\]\\]|\\.)*\]/uy;
const ESCAPE = /\\(?:[dDwWsStnrfv^$\\.*+?()[\]{}|/]|p\{[^}]*\}|P\{[^}]*\})/uy;
const QUANTIFIER = /(?:[*+?]|\{(\d+)(,(\d*))?\})\??/uy;
const ANY = /\./y;
const PLAIN = /[^\\()[\]{}*+?|^$.]/uy;

/**
 * Reads an ECMAScript pattern (flag u). Answers null for what is not one, and for what it leaves out.
 * Look-around, back references, named groups and \b are left out: they are what linear matching cannot do.
 */
export function parsePattern(source: string): PatternNode | null {
  try {
    new RegExp(source, 'u');
  } catch {
    return null;
  }
  const reader = { source, position: 0, sets: new Map() };
  const node = either(reader);
  return node && reader.position === source.length ? node : null;
}

interface Reader {
  readonly source: string;
  position: number;
  /** By how they are written. */
  readonly sets: Map<string, CharacterSet>;
}

function take(reader: Reader, token: RegExp): RegExpExecArray | null {
  token.lastIndex = reader.position;
  const found = token.exec(reader.source);
  if (found) reader.position = token.lastIndex;
  return found;
}

function either(reader: Reader): PatternNode | null {
  const parts: PatternNode[] = [];
  for (;;) {
    const part = sequence(reader);
    if (!part) return null;
    parts.push(part);
    if (reader.source[reader.position] !== '|') break;
    reader.position += 1;
  }
  return parts.length === 1 ? (parts[0] ?? null) : { kind: 'either', parts };
}

function sequence(reader: Reader): PatternNode | null {
  const parts: PatternNode[] = [];
  while (reader.position < reader.source.length && !/[|)]/.test(reader.source[reader.position] ?? '')) {
    const part = atom(reader);
    if (!part) return null;
    const quantifier = take(reader, QUANTIFIER);
    parts.push(quantifier ? { kind: 'repeat', part, ...timesOf(quantifier) } : part);
  }
  return { kind: 'sequence', parts };
}

function atom(reader: Reader): PatternNode | null {
  const next = reader.source[reader.position];
  if (next === '^' || next === '$') {
    reader.position += 1;
    return { kind: next === '^' ? 'start' : 'end' };
  }
  if (take(reader, GROUP)) {
    const inner = either(reader);
    if (!inner || reader.source[reader.position] !== ')') return null;
    reader.position += 1;
    return inner;
  }
  const written =
    take(reader, PLAIN)?.[0] ??
    take(reader, CLASS)?.[0] ??
    take(reader, ESCAPE)?.[0] ??
    take(reader, ANY)?.[0];
  if (written === undefined) return null;
  const set = reader.sets.get(written) ?? setOf(written);
  reader.sets.set(written, set);
  return { kind: 'character', set };
}

function setOf(written: string): CharacterSet {
  PLAIN.lastIndex = 0;
  if (PLAIN.test(written)) return (character) => character === written;
  // Held against one character: nothing to go back over.
  const one = new RegExp(`^${written}$`, 'u');
  return (character) => one.test(character);
}

function timesOf([text, min, comma, max]: RegExpExecArray): { min: number; max: number } {
  if (min === undefined) return { min: text[0] === '+' ? 1 : 0, max: text[0] === '?' ? 1 : Infinity };
  if (comma === undefined) return { min: Number(min), max: Number(min) };
  return { min: Number(min), max: max ? Number(max) : Infinity };
}
