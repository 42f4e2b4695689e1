import { assign, type Edge } from './assign.ts';
import { candidates } from './candidates.ts';
import { GramWeights, plain } from './grams.ts';
import type { Part } from './part.ts';
import { sameWork } from './similarity.ts';

/** A person's word about two parts: the same work, or (one side null) not the same as any. */
export interface Pin {
  readonly old: string | null;
  readonly new: string | null;
}

/** Two parts that are the same work. */
export interface Match {
  readonly old: Part;
  readonly new: Part;
  /** 0 … 1 */
  readonly likeness: number;
  readonly by: 'rule' | 'person';
}

/**
 * Which part of the old version is which of the new one. First what a person said, then words that are the same and
 * stand only once on each side, then the best assignment of all that is left. A number alone never decides.
 */
export function matchParts(
  old: readonly Part[],
  young: readonly Part[],
  pins: readonly Pin[],
  likeness: (one: Part, other: Part, weights: GramWeights) => number,
): readonly Match[] {
  const weights = new GramWeights([...old, ...young].map(({ grams }) => grams));
  const matches: Match[] = pinned(old, young, pins);
  const said = new Set(pins.flatMap((pin) => [`old ${pin.old}`, `new ${pin.new}`]));
  let left = old.filter(({ id }) => !said.has(`old ${id}`));
  let right = young.filter(({ id }) => !said.has(`new ${id}`));
  const same = verbatim(left, right);
  matches.push(...same);
  const found = new Set(same.flatMap((match) => [match.old, match.new]));
  left = left.filter((part) => !found.has(part));
  right = right.filter((part) => !found.has(part));
  const edges = candidates(left, right, weights).map((partners, index) =>
    partners.flatMap((column): Edge[] => {
      const [one, other] = [left[index], right[column]];
      if (one === undefined || other === undefined) return [];
      const gain = likeness(one, other, weights) - sameWork;
      return gain > 0 ? [{ column, gain: gain + nearness(one, other) }] : [];
    }),
  );
  assign(edges, right.length).forEach((column, row) => {
    const [one, other] = [left[row], column === null ? undefined : right[column]];
    if (one === undefined || other === undefined) return;
    const gain = edges[row]?.find((edge) => edge.column === column)?.gain ?? 0;
    matches.push({ old: one, new: other, likeness: Math.min(1, gain + sameWork), by: 'rule' });
  });
  const order = new Map(old.map((part, index) => [part, index]));
  return matches.toSorted((one, other) => (order.get(one.old) ?? 0) - (order.get(other.old) ?? 0));
}

/** Decides between partners that are equally like, whichever version is read first; never against the words. */
function nearness(one: Part, other: Part): number {
  return 1e-6 / (1 + Math.abs(one.place - other.place));
}

/** Words of a person about parts that are not there (any more) say nothing. */
function pinned(old: readonly Part[], young: readonly Part[], pins: readonly Pin[]): Match[] {
  return pins.flatMap((pin): Match[] => {
    const one = old.find(({ id }) => id === pin.old);
    const other = young.find(({ id }) => id === pin.new);
    return one === undefined || other === undefined
      ? []
      : [{ old: one, new: other, likeness: 1, by: 'person' }];
  });
}

/** The same words, once on each side. Where they stand several times, their places must decide. */
function verbatim(old: readonly Part[], young: readonly Part[]): readonly Match[] {
  const [before, after] = [byWords(old), byWords(young)];
  return [...before].flatMap(([words, ones]): Match[] => {
    const others = after.get(words) ?? [];
    const [one, other] = [ones[0], others[0]];
    return one === undefined || other === undefined || ones.length > 1 || others.length > 1
      ? []
      : [{ old: one, new: other, likeness: 1, by: 'rule' }];
  });
}

function byWords(parts: readonly Part[]): ReadonlyMap<string, readonly Part[]> {
  return Map.groupBy(parts, ({ body }) => plain(body));
}
