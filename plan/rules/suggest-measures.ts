/** What a suggestion is made from. */
export interface MeasureWords {
  readonly code: string;
  readonly unit: string;
  /** Title and definition, in the language of the document. */
  readonly title: string;
}

export interface TargetWords {
  readonly subject: string;
  /** Unit code of the target, null where it has none. */
  readonly unit: string | null;
  /** The unit as it is written (个, 家, 位). */
  readonly counted: string | null;
}

/** What is a place in a ranking: it has the code of a count, and counts nothing. */
const ranking = /位次|名次|排名|排位/;
/** 前10位, 第2名, 前十: how places are written. */
const places = /^[位名强]?$/;

export interface Suggestion {
  readonly code: string;
  /** 0 … 1 */
  readonly score: number;
}

/**
 * Measures that can be bound to a target, best first: the unit must agree (a place in a ranking is none of 个), and the more the words have in common
 * (Dice coefficient over pairs of characters), the higher the score. A person decides.
 */
export function suggestMeasures(
  target: TargetWords,
  measures: readonly MeasureWords[],
): readonly Suggestion[] {
  const subject = pairsOf(target.subject);
  return measures
    .filter(
      ({ unit, title }) =>
        unit === target.unit && (!ranking.test(title) || places.test(target.counted ?? '')),
    )
    .map((measure) => ({ code: measure.code, score: dice(subject, pairsOf(measure.title)) }))
    .toSorted((a, b) => b.score - a.score || (a.code < b.code ? -1 : 1));
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size + b.size === 0) return 0;
  const common = [...a].filter((pair) => b.has(pair)).length;
  return (2 * common) / (a.size + b.size);
}
