/** A stretch of words between commas or stops. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The sentence that it is part of. */
  readonly sentence: { readonly start: number; readonly end: number };
}

/** A clause longer than this is cut: nothing that is read from a clause needs more. */
const longest = 400;

const stops = new Set('。！？!?');
const pauses = new Set('，；;,：');
const opening = new Set('（(〔[【［“《「');
const closing = new Set('）)〕]】］”》」');

/** Clauses between two offsets. Commas inside brackets and quotation marks, and in 1,000, do not part them. */
export function readClauses(text: string, from: number, to: number): Clause[] {
  const clauses: Clause[] = [];
  for (const sentence of cut(text, from, to, isStop, Number.POSITIVE_INFINITY)) {
    for (const part of cut(text, sentence.start, sentence.end, isPause, longest)) {
      clauses.push({ ...part, text: text.slice(part.start, part.end), sentence });
    }
  }
  return clauses;
}

function* cut(
  text: string,
  from: number,
  to: number,
  parts: (text: string, at: number) => boolean,
  limit: number,
) {
  let [start, depth, openedAt] = [from, 0, from];
  for (let at = from; at <= to; at += 1) {
    const character = text.charAt(at);
    if (opening.has(character)) {
      if (depth === 0) openedAt = at;
      depth += 1;
    } else if (closing.has(character)) depth = Math.max(0, depth - 1);
    // A bracket that is never closed does not swallow the rest.
    if (depth > 0 && at - openedAt > 120) depth = 0;
    const parted = at === to || (depth === 0 && parts(text, at));
    if (!parted && at - start < limit) continue;
    if (at > start) yield { start, end: at };
    start = parted ? at + 1 : at;
  }
}

function isStop(text: string, at: number): boolean {
  const character = text.charAt(at);
  if (stops.has(character) || character === '\n' || character === '\r') return true;
  if (character !== '.' || !/\s/.test(text.charAt(at + 1))) return false;
  const before = text.charAt(at - 1);
  // 2027. Then …, but not the 1. of a list or approx. 30.
  return (
    /[A-Za-z)”"’]/.test(before) || (/[\d%]/.test(before) && /^\s+[A-Z“"]/.test(text.slice(at + 1, at + 5)))
  );
}

function isPause(text: string, at: number): boolean {
  const character = text.charAt(at);
  // 1,000 and 2.8：1
  if (character === ',' || character === '：')
    return !(/\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1)));
  return pauses.has(character);
}
