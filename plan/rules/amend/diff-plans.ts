import type { CompiledPlan } from '../../compile/compiled.ts';
import { changesOf, movedAmong, type PartChange } from './changes.ts';
import { type Match, matchParts, type Pin } from './match-parts.ts';
import { type Part, type PartKind, partsOf } from './part.ts';
import { headingLikeness, itemLikeness, targetLikeness } from './similarity.ts';

/** One part in both versions; `old` is null for what was added, `new` for what was removed. */
export interface PartDiff {
  readonly kind: PartKind;
  readonly old: Part | null;
  readonly new: Part | null;
  /** Empty where nothing changed. */
  readonly changes: readonly PartChange[];
  /** 0 … 1; null where there is only one side. */
  readonly likeness: number | null;
  /** Who says that the two are the same, or that there is no other. */
  readonly by: 'rule' | 'person';
}

export type Pins = { readonly [kind in PartKind]: readonly Pin[] };

export const noPins: Pins = { heading: [], item: [], target: [] };

/**
 * What a new version of a plan changes. Pure and deterministic; every part of either version is in exactly one entry.
 * In the order of the new document, what was removed after what stood before it.
 */
export function diffPlans(
  before: CompiledPlan,
  after: CompiledPlan,
  pins: Pins = noPins,
): readonly PartDiff[] {
  const [old, young] = [partsOf(before), partsOf(after)];
  const items = matchParts(old.item, young.item, pins.item, itemLikeness);
  const votes = new Votes(old, young, items);
  const headings = matchParts(old.heading, young.heading, pins.heading, (one, other) =>
    headingLikeness(one, other, votes.between(one.id, other.id)),
  );
  const same = new Map([...items, ...headings].map((match) => [match.old.id, match.new.id]));
  const inPlace = (one: Part, other: Part) => one.above !== null && same.get(one.above) === other.above;
  const targets = matchParts(old.target, young.target, pins.target, (one, other, weights) =>
    targetLikeness(one, other, weights, inPlace(one, other)),
  );
  const holders = new Map(headings.map((match) => [match.old.id, match.new.id]));
  return [
    ...entries(old.heading, young.heading, headings, pins.heading, holders),
    ...entries(old.item, young.item, items, pins.item, holders),
    ...entries(old.target, young.target, targets, pins.target, same, before, after),
  ];
}

function entries(
  old: readonly Part[],
  young: readonly Part[],
  matches: readonly Match[],
  pins: readonly Pin[],
  holders: ReadonlyMap<string, string>,
  before?: CompiledPlan,
  after?: CompiledPlan,
): readonly PartDiff[] {
  const moved = movedAmong(matches, holders);
  const byNew = new Map(matches.map((match) => [match.new, match]));
  const byOld = new Map(matches.map((match) => [match.old, match]));
  const said = (id: string) => pins.some((pin) => pin.old === id || pin.new === id);
  const single = (part: Part, side: 'old' | 'new'): PartDiff => ({
    kind: part.kind,
    old: side === 'old' ? part : null,
    new: side === 'new' ? part : null,
    changes: [],
    likeness: null,
    by: said(part.id) ? 'person' : 'rule',
  });
  const out: PartDiff[] = young.map((part) => {
    const match = byNew.get(part);
    if (match === undefined) return single(part, 'new');
    const changes = changesOf(match, moved.has(match), before, after);
    return { kind: part.kind, old: match.old, new: part, changes, likeness: match.likeness, by: match.by };
  });
  // What was removed goes behind what stood before it, or to the front.
  old.forEach((part, index) => {
    if (byOld.has(part)) return;
    const previous = old[index - 1];
    const at = previous === undefined ? 0 : out.findIndex((entry) => entry.old === previous) + 1;
    out.splice(at, 0, single(part, 'old'));
  });
  return out;
}

/** How much of the work below two headings is the same. */
class Votes {
  readonly #below = new Map<string, number>();
  readonly #both = new Map<string, number>();

  constructor(
    old: { readonly heading: readonly Part[]; readonly item: readonly Part[] },
    young: { readonly heading: readonly Part[]; readonly item: readonly Part[] },
    items: readonly Match[],
  ) {
    const [chainOld, chainNew] = [chains(old.heading), chains(young.heading)];
    for (const item of old.item)
      for (const heading of chainOld(item.above)) count(this.#below, `old ${heading}`);
    for (const item of young.item)
      for (const heading of chainNew(item.above)) count(this.#below, `new ${heading}`);
    for (const match of items)
      for (const one of chainOld(match.old.above))
        for (const other of chainNew(match.new.above)) count(this.#both, `${one} ${other}`);
  }

  between(old: string, young: string): number | null {
    const all = (this.#below.get(`old ${old}`) ?? 0) + (this.#below.get(`new ${young}`) ?? 0);
    return all === 0 ? null : (2 * (this.#both.get(`${old} ${young}`) ?? 0)) / all;
  }
}

function chains(headings: readonly Part[]): (id: string | null) => readonly string[] {
  const above = new Map(headings.map((heading) => [heading.id, heading.above]));
  return (id) => {
    const chain: string[] = [];
    for (let at = id; at !== null && at !== undefined; at = above.get(at) ?? null) chain.push(at);
    return chain;
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
