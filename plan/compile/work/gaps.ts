import type { Gap, Heading, Horizon, Item, Reference, Target } from '../compiled.ts';
import type { FrontMatter } from '../head/front-matter.ts';
import { isBelow } from '../is-below.ts';
import type { Line } from '../outline/line.ts';
import type { TableBlock } from '../table/table-block.ts';
import { annexGaps } from './annexes.ts';

/** What the gaps of a plan are found from. */
export interface GapSources {
  readonly front: FrontMatter;
  readonly headings: readonly Heading[];
  readonly items: readonly Item[];
  readonly targets: readonly Target[];
  readonly horizons: readonly Horizon[];
  readonly references: readonly Reference[];
  readonly lines: readonly Line[];
  readonly tail: readonly Line[];
  /** Tables whose heads nobody understands. */
  readonly unread: readonly TableBlock[];
}

/** Everything that the document leaves open, in the order: itself, annexes, horizons, targets, units. */
export function readGaps(sources: GapSources): Gap[] {
  const { front, headings, items, targets, horizons, references, lines, tail, unread } = sources;
  const missing = (kind: Gap['kind'], value: unknown): Gap[] =>
    value === null ? [{ kind, detail: '', span: null }] : [];
  return [
    ...missing('missing-title', front.title),
    ...missing('missing-number', front.documentNumber),
    ...missing('missing-date', front.issueDate),
    ...annexGaps(lines, tail, references),
    ...unread.map(({ columns, start, end }): Gap => {
      const detail = columns.find(({ head }) => head !== '')?.head ?? '';
      return { kind: 'unread-table', detail, span: { start, end } };
    }),
    ...undated(horizons),
    ...targets
      .filter(({ kind }) => kind === 'qualitative')
      .map(({ text, span }): Gap => ({ kind: 'unquantified-target', detail: text, span })),
    ...unassigned(items, headings),
  ];
}

/** One gap for each wording, where it stands first. */
function undated(horizons: readonly Horizon[]): Gap[] {
  const open = horizons.filter(({ kind, base }) => kind === 'relative' && base === null);
  const first = open.filter(({ text }, at) => open.findIndex((other) => other.text === text) === at);
  return first.map(({ text, span }) => ({ kind: 'relative-horizon-without-base', detail: text, span }));
}

/** Where no item names a unit the gap is the plan's; where none of several below a heading does, that of the heading. */
function unassigned(items: readonly Item[], headings: readonly Heading[]): Gap[] {
  const kind = 'no-responsible-unit';
  const without = items.filter(({ assignments }) => assignments.length === 0);
  if (without.length === 0) return [];
  if (without.length === items.length) return [{ kind, detail: '', span: null }];
  const bare = headings.filter(({ id }) => {
    const below = items.filter(({ section }) => isBelow(section, id));
    return below.length > 1 && below.every((item) => without.includes(item));
  });
  const highest = bare.filter(({ id }) => !bare.some((other) => other.id !== id && isBelow(id, other.id)));
  const alone = without.filter(({ section }) => !highest.some(({ id }) => isBelow(section, id)));
  return [
    ...highest.map(({ text, span }): Gap => ({ kind, detail: text, span })),
    ...alone.map(({ title, span }): Gap => ({ kind, detail: title, span })),
  ].toSorted((one, other) => (one.span?.start ?? 0) - (other.span?.start ?? 0));
}
