/** What is said of a row that is taken in; texts are the messages `ledger.note.<code>`. Those that somebody should look at come first. */
export const noteCodes = [
  'new-operator',
  'says-nothing',
  'city-unknown',
  'city-elsewhere',
  'city-derived',
] as const;

export interface Note {
  readonly code: (typeof noteCodes)[number];
  /** The field that it is about. */
  readonly field: string;
  /** Of a city, what it is called, where one was found; of an operator, its name. */
  readonly value: string;
  /** Operators that are known. */
  readonly allowed?: readonly string[];
}

/** Rows with what is said of them, those first that somebody should look at. */
export function notedRows<Row extends { readonly row: number; readonly notes: readonly Note[] }>(
  rows: readonly Row[],
): readonly Row[] {
  const rank = ({ notes }: Row) => Math.min(...notes.map(({ code }) => noteCodes.indexOf(code)));
  return rows
    .filter(({ notes }) => notes.length > 0)
    .toSorted((one, other) => rank(one) - rank(other) || one.row - other.row);
}

/** Rows whose city their place told, and those that belong to none. */
export function countNotes(rows: readonly { readonly notes: readonly Note[] }[]): {
  readonly cityDerived: number;
  readonly withoutCity: number;
} {
  const count = (of: Note['code']) =>
    rows.filter(({ notes }) => notes.some(({ code }) => code === of)).length;
  return { cityDerived: count('city-derived'), withoutCity: count('city-unknown') };
}
