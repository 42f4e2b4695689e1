import type { CompiledPlan, Target } from '../../compile/compiled.ts';
import { masked, plain } from './grams.ts';
import type { Match } from './match-parts.ts';
import type { Part } from './part.ts';

/** What is different about a part that stayed: its place, number, words, values, units or dates. */
export const partChanges = ['moved', 'renumbered', 'reworded', 'value', 'units', 'due'] as const;
export type PartChange = (typeof partChanges)[number];

export function changesOf(
  { old, new: young }: Match,
  moved: boolean,
  before?: CompiledPlan,
  after?: CompiledPlan,
): readonly PartChange[] {
  const value =
    old.kind === 'target'
      ? goalOf(old, before) !== goalOf(young, after)
      : [...old.quantities].toSorted().join() !== [...young.quantities].toSorted().join() ||
        numbersOf(old.body) !== numbersOf(young.body);
  const different: { readonly [change in PartChange]: boolean } = {
    moved,
    renumbered: plain(old.marker) !== plain(young.marker),
    reworded: masked(old.body) !== masked(young.body),
    value,
    units: old.units.join() !== young.units.join(),
    due: old.due !== young.due,
  };
  return partChanges.filter((change) => different[change]);
}

/** All numbers of a text, also those that count nothing known. */
function numbersOf(text: string): string {
  return (plain(text).match(/\d+(?:[.,]\d+)*/g) ?? []).join(' ');
}

function goalOf({ id }: Part, plan: CompiledPlan | undefined): string {
  const target = plan?.targets.find((each) => each.id === id);
  return target === undefined ? '' : goalKey(target);
}

/** What has to be reached, without when. */
export function goalKey({
  kind,
  comparator,
  value,
  low,
  high,
  unit,
  quantity,
}: Pick<Target, 'kind' | 'comparator' | 'value' | 'low' | 'high' | 'unit' | 'quantity'>): string {
  return [kind, comparator, value, low, high, unit, quantity].join(' ');
}

/**
 * What stands below another heading now, or changed the order among those that stayed below the same one: the fewest
 * that must be taken out so that the rest are in order.
 */
export function movedAmong(
  matches: readonly Match[],
  holders: ReadonlyMap<string, string>,
): ReadonlySet<Match> {
  const stayed = matches.filter((match) => {
    const above = match.old.above;
    return above === null ? match.new.above === null : holders.get(above) === match.new.above;
  });
  const moved = new Set(matches.filter((match) => !stayed.includes(match)));
  for (const group of Map.groupBy(stayed, (match) => match.new.above).values()) {
    const inOrder = new Set(longestRising(group));
    for (const match of group) if (!inOrder.has(match)) moved.add(match);
  }
  return moved;
}

/** The longest run of matches, given in the old order, that is in the new order as well. */
function longestRising(group: readonly Match[]): readonly Match[] {
  const length: number[] = [];
  const from: number[] = [];
  group.forEach((match, at) => {
    length[at] = 1;
    from[at] = -1;
    for (let earlier = 0; earlier < at; earlier += 1) {
      const fits = (group[earlier]?.new.place ?? 0) < match.new.place;
      if (fits && (length[earlier] ?? 0) + 1 > (length[at] ?? 0)) {
        length[at] = (length[earlier] ?? 0) + 1;
        from[at] = earlier;
      }
    }
  });
  const out: Match[] = [];
  const last = length.indexOf(Math.max(0, ...length));
  for (let at = last; at >= 0; at = from[at] ?? -1) {
    const match = group[at];
    if (match !== undefined) out.push(match);
  }
  return out.toReversed();
}
