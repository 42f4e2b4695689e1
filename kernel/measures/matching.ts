import type { Json } from '../facts/model/entity.ts';
import type { Row } from './rows.ts';

/** Attributes that must agree: `"a=b"` where they are called `a` in the first list and `b` in the second, `"a"` where both say `a`. */
type Pairs = readonly string[];

/**
 * The rows of a list that agree with a row of another one, each with what that row knows besides; the first of several counts.
 * What both know, the row's own value says. A row without one of the attributes agrees with none.
 */
export function matched(rows: readonly Row[], pairs: Pairs, others: readonly Row[]): readonly Row[] {
  const find = finder(pairs, others);
  return rows.flatMap((row) => {
    const other = find(row);
    return other === undefined ? [] : [{ ...other, ...row }];
  });
}

/** The rows of a list that agree with none of another one. */
export function unmatched(rows: readonly Row[], pairs: Pairs, others: readonly Row[]): readonly Row[] {
  const find = finder(pairs, others);
  return rows.filter((row) => find(row) === undefined);
}

/**
 * Rows that agree in some attributes, together: `{<attribute>: value …, rows: [row …]}`, in the order in which they are first met.
 * A row without one of the attributes is in no group.
 */
export function grouped(rows: readonly Row[], names: readonly string[]): readonly Row[] {
  const groups = new Map<string | number | boolean, { readonly first: Row; readonly rows: Row[] }>();
  for (const row of rows) {
    const key = keyOf(row, names);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.rows.push(row);
    else groups.set(key, { first: row, rows: [row] });
  }
  return [...groups.values()].map(({ first, rows: own }) => ({
    ...Object.fromEntries(names.map((name) => [name, first[name] as Json])),
    rows: own,
  }));
}

function finder(pairs: Pairs, others: readonly Row[]): (row: Row) => Row | undefined {
  const split = pairs.map((pair) => {
    const at = pair.indexOf('=');
    return at < 0 ? ([pair, pair] as const) : ([pair.slice(0, at), pair.slice(at + 1)] as const);
  });
  const [left, right] = [split.map(([name]) => name), split.map(([, name]) => name)];
  const known = new Map<string | number | boolean, Row>();
  for (const other of others) {
    const key = keyOf(other, right);
    if (key !== null && !known.has(key)) known.set(key, other);
  }
  return (row) => {
    const key = keyOf(row, left);
    return key === null ? undefined : known.get(key);
  };
}

/** Null when the row lacks one of the attributes. Texts, numbers and booleans can agree, each with its own kind. */
function keyOf(row: Row, names: readonly string[]): string | number | boolean | null {
  // One text is its own key: its hash is known already.
  if (names.length === 1) return partOf(row, names[0] ?? '');
  let key = '';
  for (const name of names) {
    const part = partOf(row, name);
    if (part === null) return null;
    key += typeof part === 'string' ? `${part.length} ${part}` : `${part};`;
  }
  return key;
}

function partOf(row: Row, name: string): string | number | boolean | null {
  const value = Object.hasOwn(row, name) ? row[name] : null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
