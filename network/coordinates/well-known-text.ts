/** A keyword and what stands in its brackets: texts, numbers, and further keywords. */
export interface WktNode {
  readonly keyword: string;
  readonly values: readonly (string | number | WktNode)[];
}

/** Longer or deeper texts describe no reference system that anybody uses. */
const [longest, deepest] = [100_000, 40];

/**
 * Reads well-known text of a reference system, in the old form (OGC 01-009, clause 7) or the new (OGC 18-010r7), with
 * square or round brackets.
 * @returns undefined where the text is none
 */
export function parseWkt(text: string): WktNode | undefined {
  if (text.length > longest) return undefined;
  const tokens = text.match(/"(?:[^"]|"")*"|[[\](),]|[^\s[\](),"]+/g) ?? [];
  let at = 0;
  const node = (depth: number): WktNode | undefined => {
    const keyword = tokens[at] ?? '';
    if (depth > deepest || !/^[a-z_]\w*$/i.test(keyword)) return undefined;
    const values: (string | number | WktNode)[] = [];
    at += 1;
    if (tokens[at] !== '[' && tokens[at] !== '(') return { keyword, values };
    do {
      at += 1;
      const value = valueOf(tokens[at]);
      const read = value ?? node(depth + 1);
      if (read === undefined) return undefined;
      if (value !== undefined) at += 1;
      values.push(read);
    } while (tokens[at] === ',');
    if (tokens[at] !== ']' && tokens[at] !== ')') return undefined;
    at += 1;
    return { keyword: keyword.toUpperCase(), values };
  };
  const root = node(0);
  return at === tokens.length ? root : undefined;
}

function valueOf(token: string | undefined): string | number | undefined {
  if (token?.startsWith('"')) return token.slice(1, -1).replaceAll('""', '"');
  const number = Number(token ?? Number.NaN);
  return Number.isFinite(number) ? number : undefined;
}

/** The nodes directly below one that have one of these keywords. */
export function childrenOf(node: WktNode, ...keywords: readonly string[]): readonly WktNode[] {
  return node.values
    .filter((value) => typeof value === 'object')
    .filter((one) => keywords.includes(one.keyword));
}

/** The node itself and all below it. */
export function* walkWkt(node: WktNode): Generator<WktNode> {
  yield node;
  for (const value of node.values) if (typeof value === 'object') yield* walkWkt(value);
}
