/** A stretch of a text, and whether it is one of the words looked for. */
export interface MarkedStretch {
  readonly text: string;
  readonly marked: boolean;
  /** Where it begins in the text. */
  readonly at: number;
}

/** A text taken apart where given terms stand; the longest term at a place wins, case does not matter. */
export function markTerms(text: string, terms: readonly string[]): readonly MarkedStretch[] {
  const longestFirst = terms.filter(Boolean).toSorted((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return [{ text, marked: false, at: 0 }];
  const pattern = new RegExp(
    `(${longestFirst.map((term) => term.replaceAll(/[+.*?^$(){}|[\]\\]/g, '\\$&')).join('|')})`,
    'giu',
  );
  let at = 0;
  return text.split(pattern).flatMap((stretch, index): MarkedStretch[] => {
    const own = { text: stretch, marked: index % 2 === 1, at };
    at += stretch.length;
    return stretch === '' ? [] : [own];
  });
}
