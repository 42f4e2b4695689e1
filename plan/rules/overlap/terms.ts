import { tellingLength } from './plain-words.ts';
import { segmentsOf } from './segments.ts';

/** A text that terms are grown from. */
export interface TermText {
  readonly id: string;
  readonly text: string;
}

/** Terms of all texts. */
export interface TermIndex {
  /** In which texts a term stands. */
  readonly holders: ReadonlyMap<string, readonly number[]>;
  /** How much a term tells. */
  weight(term: string): number;
}

const longest = 10;

/**
 * Terms grown from the texts themselves, without a dictionary: every stretch of characters between verbs, joints and
 * marks that stands in at least two texts and cannot be made longer without losing one of them. The fewer texts hold a
 * term, and the longer it is, the more it tells; what half of a plan talks about (5G, 人工智能) tells next to nothing.
 */
export function growTerms(texts: readonly TermText[]): TermIndex {
  const holders = new Map<string, number[]>();
  texts.forEach(({ text }, at) => {
    for (const gram of gramsOf(text)) {
      const list = holders.get(gram);
      if (list === undefined) holders.set(gram, [at]);
      else list.push(at);
    }
  });
  for (const [gram, list] of holders) if (list.length < 2) holders.delete(gram);
  const closed = new Map([...holders].filter(([gram, list]) => !extended(gram, list, holders)));
  const count = texts.length;
  return {
    holders: closed,
    weight(term) {
      const list = closed.get(term);
      if (list === undefined) return 0;
      const rare = Math.log((count + 1) / list.length) / Math.log(count + 1);
      return rare * rare * lengthWeight(term);
    },
  };
}

/** Two characters are often half a word; from four on it is a term of the field. Plain words add nothing. */
function lengthWeight(term: string): number {
  if (/^[a-z\d]/.test(term)) return term.includes(' ') ? 2 : 1.6;
  return [0, 0, 0.55, 1, 1.6, 1.8][tellingLength(term)] ?? 2;
}

function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  for (const segment of segmentsOf(text)) {
    if (/^[a-z\d]/.test(segment)) grams.add(segment);
    else
      for (let from = 0; from < segment.length; from += 1)
        for (let size = 2; size <= longest && from + size <= segment.length; size += 1)
          grams.add(segment.slice(from, from + size));
  }
  return grams;
}

/** Whether a longer term stands in all the same texts: then the shorter is only a piece of it. */
function extended(
  gram: string,
  list: readonly number[],
  holders: ReadonlyMap<string, readonly number[]>,
): boolean {
  for (const longer of longerOf(gram, holders)) if (holders.get(longer)?.length === list.length) return true;
  return false;
}

const neighbours = new WeakMap<ReadonlyMap<string, readonly number[]>, Map<string, string[]>>();

/** Terms with one character more at either end. */
function longerOf(gram: string, holders: ReadonlyMap<string, readonly number[]>): readonly string[] {
  let index = neighbours.get(holders);
  if (index === undefined) {
    index = new Map();
    for (const term of holders.keys()) {
      if (term.length < 3 || /^[a-z\d]/.test(term)) continue;
      for (const part of [term.slice(1), term.slice(0, -1)]) {
        const list = index.get(part);
        if (list === undefined) index.set(part, [term]);
        else list.push(term);
      }
    }
    neighbours.set(holders, index);
  }
  return index.get(gram) ?? [];
}
