import type { Sentence } from '../../briefing/figure.ts';
import { type AgendaEdits, type AgendaItem, agendaGroups } from './agenda.ts';
import type { Subject } from './subject.ts';

/** An agenda that is being prepared: what is on it, what the secretary took off, and what else there is to take up. */
export interface PreparedAgenda {
  readonly items: readonly AgendaItem[];
  readonly removed: readonly (AgendaItem & { readonly reason: string })[];
}

/**
 * What the board proposes at this moment, with what the secretary changed of it. Pure: groups in the order of a meeting, the
 * gravest of each first; what was put in an order stands before what was not.
 */
export function proposeAgenda(subjects: readonly Subject[], edits: AgendaEdits): PreparedAgenda {
  const taken = new Set(edits.taken);
  const reasons = new Map(edits.removed.map(({ key, reason }) => [key, reason]));
  const proposed = subjects
    .filter(({ group, key }) => group !== null || taken.has(key))
    .toSorted(byGroupAndWeight)
    .map(itemOf);
  const own = edits.own.map((item): AgendaItem => ({ ...nothing, ...item }));
  const all = [...proposed, ...own];
  const places = new Map(edits.order.map((key, index) => [key, index]));
  const last = edits.order.length;
  const placeOf = ({ key }: AgendaItem): number => places.get(key) ?? last;
  return {
    items: all.filter(({ key }) => !reasons.has(key)).toSorted((a, b) => placeOf(a) - placeOf(b)),
    removed: all.flatMap((item) => {
      const reason = reasons.get(item.key);
      return reason === undefined ? [] : [{ ...item, reason }];
    }),
  };
}

const nothing = {
  group: 'own',
  about: 'own',
  case: null,
  target: null,
  task: null,
  planTitle: null,
  standing: [],
} satisfies Partial<AgendaItem>;

function byGroupAndWeight(a: Subject, b: Subject): number {
  const rank = ({ group }: Subject): number => agendaGroups.indexOf(group ?? 'own');
  return rank(a) - rank(b) || b.weight - a.weight || (a.key < b.key ? -1 : 1);
}

/** What is taken up though everything is in order stands among the other matters. */
function itemOf({ weight: _weight, group, standing, ...subject }: Subject): AgendaItem {
  return { ...subject, group: group ?? 'own', standing: stored(standing) };
}

/** As JSON holds them. */
export function stored(standing: readonly Sentence[]): AgendaItem['standing'] {
  return standing.map(({ key, values }) => ({
    key,
    values: { ...values } as AgendaItem['standing'][0]['values'],
  }));
}

/** The units that report something, in the order of the agenda. */
export function reportingUnits(items: readonly Pick<AgendaItem, 'unit'>[]): readonly string[] {
  return [...new Set(items.flatMap(({ unit }) => (unit === null ? [] : [unit])))];
}

export interface AgendaChapter {
  readonly group: AgendaItem['group'];
  readonly items: readonly {
    readonly item: AgendaItem /** From 1, over the whole agenda. */;
    readonly number: number;
  }[];
}

/** The items in their order, under a heading wherever another group begins. */
export function chaptersOf(items: readonly AgendaItem[]): readonly AgendaChapter[] {
  const chapters: { group: AgendaItem['group']; items: { item: AgendaItem; number: number }[] }[] = [];
  for (const [index, item] of items.entries()) {
    const last = chapters.at(-1);
    const place = { item, number: index + 1 };
    if (last?.group === item.group) last.items.push(place);
    else chapters.push({ group: item.group, items: [place] });
  }
  return chapters;
}
