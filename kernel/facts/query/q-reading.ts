/** What a query says of how it is to be read (ETSI GS CIM 009 V1.9.1, clause 4.9); names are the query's own. */
export interface Reading {
  /** Attributes whose values are JSON: members of them are called what they are called. */
  readonly jsonKeys: readonly string[];
  /** Attributes that are compared with words of a vocabulary. */
  readonly expandValues: readonly string[];
  /** Such a word in the words that the query gets. */
  readonly renameValue: (word: string) => string;
}

/** Read as it stands. */
export const asItStands: Reading = { jsonKeys: [], expandValues: [], renameValue: (word) => word };

/** @param said lists of names, with commas between them */
export function readingOf(
  {
    jsonKeys,
    expandValues,
  }: { readonly jsonKeys?: string | undefined; readonly expandValues?: string | undefined },
  renameValue: Reading['renameValue'],
): Reading {
  const names = (text = ''): readonly string[] => text.split(',').map((name) => name.trim());
  return { jsonKeys: names(jsonKeys), expandValues: names(expandValues), renameValue };
}
