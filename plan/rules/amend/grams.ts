/** Pairs of neighbouring characters of a text, without spaces, marks and case; the digits of a number count as one sign. */
export type Grams = ReadonlySet<string>;

/** Widths and spaces do not matter to what a text says. */
export function plain(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/g, '');
}

/** The same without numbers: what is left says what is counted, not how much. */
export function masked(text: string): string {
  return plain(text).replaceAll(/\d+(?:[.,]\d+)*/g, '#');
}

export function gramsOf(text: string): Grams {
  const letters = [
    ...masked(text)
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}#]/gu, ''),
  ];
  if (letters.length === 1) return new Set(letters);
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** How much a pair of characters tells: the rarer over all texts, the more. */
export class GramWeights {
  readonly #counts = new Map<string, number>();
  readonly #texts: number;

  constructor(texts: readonly Grams[]) {
    this.#texts = texts.length;
    for (const grams of texts)
      for (const gram of grams) this.#counts.set(gram, (this.#counts.get(gram) ?? 0) + 1);
  }

  count(gram: string): number {
    return this.#counts.get(gram) ?? 0;
  }

  of(gram: string): number {
    return Math.log(1 + this.#texts / (1 + this.count(gram)));
  }
}

const evenly = (): number => 1;

/**
 * 0 … 1: how much two texts have in common (weighted Dice coefficient), raised where one is contained in the other,
 * so that a clause more or less does not make another text of it.
 */
export function likeness(one: Grams, other: Grams, weight: (gram: string) => number = evenly): number {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size === 0) return large.size === 0 ? 1 : 0;
  let common = 0;
  let ofSmall = 0;
  for (const gram of small) {
    const value = weight(gram);
    ofSmall += value;
    if (large.has(gram)) common += value;
  }
  let ofLarge = 0;
  for (const gram of large) ofLarge += weight(gram);
  const dice = (2 * common) / (ofSmall + ofLarge);
  return small.size < 6 ? dice : 0.7 * dice + 0.3 * (common / Math.min(ofSmall, ofLarge));
}

/** Shared members of two sets over all of them; two empty sets say nothing (null). */
export function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number | null {
  const all = new Set([...one, ...other]);
  if (all.size === 0) return null;
  return [...one].filter((member) => other.has(member)).length / all.size;
}
