import { growTerms, type TermText } from './terms.ts';

/** An item of a plan on the board. */
export interface OverlapItem extends TermText {
  readonly plan: string;
  readonly title: string;
}

/** Two items of two plans that ask for something in common. */
export interface Overlap<Item extends OverlapItem = OverlapItem> {
  readonly one: Item;
  readonly other: Item;
  /** Terms that both hold, those that tell most first; none is a piece of another. */
  readonly terms: readonly string[];
  /** The sum of what the terms tell. */
  readonly strength: number;
}

/** Below this two items share words of the trade, not work. */
export const enough = 1.2;
/** A term that tells less is not even shown. */
const faint = 0.2;
/** Partners that are kept for an item in each other plan: more would be a theme, not the same work. */
const most = 3;

/** Items of different plans that ask for the same, the strongest first. Pure and deterministic. */
export function findOverlaps<Item extends OverlapItem>(items: readonly Item[]): readonly Overlap<Item>[] {
  const index = growTerms(items);
  const shared = new Map<string, string[]>();
  for (const [term, holders] of index.holders) {
    // Who stands in a quarter of all texts is no partner of anybody.
    if (holders.length > Math.max(8, items.length / 4)) continue;
    for (const [place, one] of holders.entries())
      for (const other of holders.slice(place + 1)) {
        if (items[one]?.plan === items[other]?.plan) continue;
        const key = `${one} ${other}`;
        const list = shared.get(key);
        if (list === undefined) shared.set(key, [term]);
        else list.push(term);
      }
  }
  const found: Overlap<Item>[] = [];
  for (const [key, terms] of shared) {
    const [one, other] = key.split(' ').map((at) => items[Number(at)]);
    if (one === undefined || other === undefined) continue;
    const whole = terms
      .filter((term) => !terms.some((longer) => longer !== term && longer.includes(term)))
      .toSorted((a, b) => index.weight(b) - index.weight(a) || (a < b ? -1 : 1));
    const telling = withoutTwins(whole.filter((term) => index.weight(term) > faint));
    const strength = telling.reduce((sum, term) => sum + index.weight(term) * emphasis(term, one, other), 0);
    if (strength >= enough) found.push({ one, other, terms: telling, strength });
  }
  return strongest(found.toSorted((a, b) => b.strength - a.strength || order(a, b)));
}

/** VR/AR is one thing with two names: of Latin words that always stand together, the first speaks for all. */
function withoutTwins(terms: readonly string[]): readonly string[] {
  const latin = terms.filter((term) => /^[a-z]/.test(term));
  return terms.filter((term) => !latin.slice(1).includes(term));
}

/**
 * What stands in the run-in heading of an item is what it is about; what it says more than once it comes back to; the rest
 * it only mentions, often in a row of others. Two items of the same subject are hard to miss, two mentions say little.
 */
function emphasis(term: string, one: OverlapItem, other: OverlapItem): number {
  const about = [one, other].filter((item) => isAbout(item, term)).length;
  const comesBack = [one, other].filter((item) => !isAbout(item, term) && returnsTo(item, term)).length;
  if (about + comesBack === 2) return about > 0 ? 3.2 : 1.5;
  return about > 0 ? 1.4 : 1;
}

function returnsTo({ text }: OverlapItem, term: string): boolean {
  return text.toLowerCase().split(term).length > 2;
}

function isAbout({ title, text }: OverlapItem, term: string): boolean {
  const runIn = title.length < text.length && /[。：:.]/.test(text.charAt(title.length));
  return runIn && title.toLowerCase().includes(term) && (term.length > 2 || /^[a-z]/.test(term));
}

/** The best partners of every item, from the strongest down. */
function strongest<Item extends OverlapItem>(overlaps: readonly Overlap<Item>[]): readonly Overlap<Item>[] {
  const counts = new Map<string, number>();
  return overlaps.filter(({ one, other }) => {
    const keys = [`${one.id} ${other.plan}`, `${other.id} ${one.plan}`];
    if (keys.some((key) => (counts.get(key) ?? 0) >= most)) return false;
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return true;
  });
}

function order(a: Overlap, b: Overlap): number {
  const [left, right] = [`${a.one.id} ${a.other.id}`, `${b.one.id} ${b.other.id}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
