import type { CompiledPlan, Item } from '../compile/compiled.ts';
import { isUnitName } from '../compile/work/unit-name.ts';
import type { Doubt } from './certainty.ts';

/** Share of an item's characters that no class claims, from which on it is doubted. */
const unclaimed = 0.1;
/** Characters: one unit of work is seldom longer, or shorter. */
const longItem = 800;
const shortItem = 6;

/** The doubts about each item, by id. */
export function itemDoubts({ items }: CompiledPlan): ReadonlyMap<string, readonly Doubt[]> {
  const someNamed = items.some(({ assignments }) => assignments.length > 0);
  let before: Item | null = null;
  const doubts = new Map<string, readonly Doubt[]>();
  for (const item of items) {
    doubts.set(item.id, [
      ...unitDoubts(item, someNamed),
      ...numberingDoubts(item, before),
      ...textDoubts(item),
      ...(item.due !== null && item.due.date === null
        ? [doubt('due-undated', 1, { text: item.due.text.slice(0, 40) })]
        : []),
    ]);
    before = item;
  }
  return doubts;
}

function unitDoubts({ assignments, span }: Item, someNamed: boolean): readonly Doubt[] {
  // Where no item names a unit that is a gap of the plan, and no sign against any item.
  if (assignments.length === 0) return someNamed ? [doubt('no-unit', 3)] : [];
  const odd = assignments.find(({ unit }) => !isUnitName(unit));
  const ranked = assignments.some(({ role }) => role === 'lead');
  const inherited = assignments.some((one) => one.span.end <= span.start);
  const below = assignments.some((one) => one.span.start >= span.end);
  return [
    ...(odd === undefined ? [] : [doubt('unit-name', 3, { unit: odd.unit })]),
    ...(assignments.length > 1 && !ranked
      ? [doubt('lead-by-order', 2, { unit: assignments[0]?.unit ?? '' })]
      : []),
    ...(inherited ? [doubt('units-inherited', 1)] : []),
    ...(below ? [doubt('units-below', 1)] : []),
  ];
}

/** `p1-2.1-3` is the third below 二、（一）; `~2` tells that the same number came twice. */
function numberingDoubts(item: Item, before: Item | null): readonly Doubt[] {
  if (item.id.includes('~')) return [doubt('number-twice', 3, { marker: item.marker })];
  const ordinal = ordinalOf(item);
  if (ordinal === null) return [];
  const last = before !== null && before.section === item.section ? ordinalOf(before) : null;
  const skipped = last !== null && ordinal > last + 1;
  return skipped ? [doubt('number-skipped', 2, { before: before?.marker ?? '', marker: item.marker })] : [];
}

function ordinalOf({ id }: Item): number | null {
  const ordinal = /-r?(\d+)$/.exec(id)?.[1];
  return ordinal === undefined ? null : Number(ordinal);
}

function textDoubts({ text, actions, pieces }: Item): readonly Doubt[] {
  const other = pieces
    .filter((piece) => piece.class === 'other')
    .reduce((sum, { span }) => sum + span.end - span.start, 0);
  const share = text.length === 0 ? 0 : other / text.length;
  return [
    ...(actions.length === 0 ? [doubt('no-action', 3)] : []),
    ...(share > unclaimed ? [doubt('unclaimed', 2, { percent: Math.round(share * 100) })] : []),
    ...(text.length > longItem ? [doubt('long', 2, { characters: text.length })] : []),
    ...(text.length < shortItem ? [doubt('short', 2)] : []),
  ];
}

function doubt(key: string, weight: Doubt['weight'], values: Doubt['values'] = {}): Doubt {
  return { key, weight, values };
}
