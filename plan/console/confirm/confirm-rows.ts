import type { Heading } from '../../compile/compiled.ts';
import { type Confirmation, type Entry, nameOf, quoteOf } from './confirmation.ts';

export type Order = 'doubts' | 'document';
export const stateChoices = ['all', 'open', 'doubted', 'changed', 'rejected'] as const;
export type StateChoice = (typeof stateChoices)[number];

export interface ListView {
  readonly order: Order;
  readonly state: StateChoice;
  /** Words to look for; empty for all. */
  readonly words: string;
}

export type Row =
  | { readonly type: 'group'; readonly group: 'doubted' | 'certain'; readonly count: number }
  | { readonly type: 'heading'; readonly heading: Heading }
  | { readonly type: 'entry'; readonly entry: Entry; readonly crumb: string | null };

/**
 * The rows of the programme. By doubts: what the compiler is unsure of first, heaviest doubts on top, each with the
 * heading that it stands under; then the rest as a tree. By document: everything as a tree. An entry stays at its place
 * whatever is decided about it, so that nothing jumps.
 */
export function rowsOf(confirmation: Confirmation, view: ListView): readonly Row[] {
  const found = confirmation.entries.filter((entry) => fits(entry, view));
  if (view.order === 'document') return tree(confirmation.headings, found);
  const doubted = found
    .filter(({ certainty }) => certainty.weight > 0)
    .toSorted((a, b) => b.certainty.weight - a.certainty.weight || a.span.start - b.span.start);
  const certain = found.filter(({ certainty }) => certainty.weight === 0);
  const titles = new Map(confirmation.headings.map(({ id, text }) => [id, text]));
  return [
    ...(doubted.length > 0 ? [{ type: 'group', group: 'doubted', count: doubted.length } as const] : []),
    ...doubted.map(
      (entry): Row => ({ type: 'entry', entry, crumb: titles.get(entry.section ?? '') ?? null }),
    ),
    ...(certain.length > 0 ? [{ type: 'group', group: 'certain', count: certain.length } as const] : []),
    ...tree(confirmation.headings, certain),
  ];
}

function fits(entry: Entry, { state, words }: ListView): boolean {
  const { verdict, certainty } = entry;
  const changed = entry.standing.some(({ changes }) => changes.length > 0);
  const inState =
    state === 'all' ||
    (state === 'open' && verdict === 'open') ||
    (state === 'doubted' && certainty.weight > 0) ||
    (state === 'changed' && changed && verdict !== 'rejected') ||
    (state === 'rejected' && verdict === 'rejected');
  if (!inState) return false;
  const wanted = words.trim().toLowerCase();
  if (wanted === '') return true;
  const units = entry.kind === 'item' ? entry.item.assignments.map(({ unit }) => unit) : [];
  return [nameOf(entry), quoteOf(entry), ...units].some((text) => text.toLowerCase().includes(wanted));
}

/** Headings with the entries below them; a heading with nothing anywhere below it is left out. */
function tree(headings: readonly Heading[], entries: readonly Entry[]): readonly Row[] {
  const below = Map.groupBy(entries, ({ section }) => section);
  const rows: Row[] = (below.get(null) ?? []).map((entry) => ({ type: 'entry', entry, crumb: null }));
  /** The headings above the present place; `shown` once they have a row. */
  const above: { readonly heading: Heading; shown: boolean }[] = [];
  for (const heading of headings) {
    while ((above.at(-1)?.heading.level ?? 0) >= heading.level) above.pop();
    above.push({ heading, shown: false });
    const own = below.get(heading.id) ?? [];
    if (own.length === 0) continue;
    for (const one of above.filter(({ shown }) => !shown)) {
      rows.push({ type: 'heading', heading: one.heading });
      one.shown = true;
    }
    for (const entry of own) rows.push({ type: 'entry', entry, crumb: null });
  }
  return rows;
}
