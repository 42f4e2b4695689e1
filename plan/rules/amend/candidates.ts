import type { GramWeights } from './grams.ts';
import type { Part } from './part.ts';

/** As many as this on both sides are simply all compared. */
const FEW = 40;
/** Best partners by words that are kept for each part, seen from both sides. */
const KEPT = 8;

/**
 * For each old part the new ones that are worth a closer look: those that share rare pairs of characters, and the one
 * that stands at the same place. Work grows with the text, not with old × new.
 */
export function candidates(
  old: readonly Part[],
  young: readonly Part[],
  weights: GramWeights,
): readonly (readonly number[])[] {
  if (old.length <= FEW && young.length <= FEW) {
    const all = young.map((_part, index) => index);
    return old.map(() => all);
  }
  const found = old.map(() => new Set<number>());
  nearest(old, young, weights).forEach((partners, index) => {
    for (const partner of partners) found[index]?.add(partner);
  });
  nearest(young, old, weights).forEach((partners, index) => {
    for (const partner of partners) found[partner]?.add(index);
  });
  const places = new Map(young.map((part, index) => [placeKey(part), index]));
  old.forEach((part, index) => {
    const same = places.get(placeKey(part));
    if (same !== undefined) found[index]?.add(same);
  });
  return found.map((set) => [...set].toSorted((one, other) => one - other));
}

function nearest(
  from: readonly Part[],
  to: readonly Part[],
  weights: GramWeights,
): readonly (readonly number[])[] {
  const index = new Map<string, number[]>();
  to.forEach((part, at) => {
    for (const gram of part.grams) {
      const list = index.get(gram);
      if (list === undefined) index.set(gram, [at]);
      else list.push(at);
    }
  });
  // What stands in every tenth text finds nothing; of a short plan nothing is so common.
  const common = Math.max(24, to.length / 10);
  const sums = new Float64Array(to.length);
  return from.map((part) => {
    const touched: number[] = [];
    for (const gram of part.grams) {
      const list = index.get(gram) ?? [];
      if (list.length > common) continue;
      const weight = weights.of(gram);
      for (const at of list) {
        if (sums[at] === 0) touched.push(at);
        sums[at] = (sums[at] ?? 0) + weight;
      }
    }
    const best = touched
      .toSorted((one, other) => (sums[other] ?? 0) - (sums[one] ?? 0) || one - other)
      .slice(0, KEPT);
    for (const at of touched) sums[at] = 0;
    return best;
  });
}

function placeKey(part: Part): string {
  return `${part.path.join('\n')}\n${part.place}`;
}
