import type { CompiledPlan, Heading } from '../../compile/compiled.ts';
import { isBelow } from '../../compile/is-below.ts';
import type { Decision, Thing } from '../../confirm/decision.ts';
import type { HeadFields } from '../../confirm/fields.ts';
import { type GapState, gapStatesOf } from '../../confirm/gap-state.ts';
import { placeKey } from '../../confirm/place-key.ts';
import type { ProgrammeItem, ProgrammeTarget } from '../../confirm/programme.ts';
import { programmeOf, thingsInEffect } from '../../confirm/programme-in-effect.ts';
import { newestSequences, standingDecisions, thingKey } from '../../confirm/standing.ts';
import { type VerdictState, verdictOf } from '../../confirm/verdict.ts';
import type { Certainty } from '../../rules/certainty.ts';

export type Gap = CompiledPlan['gaps'][number];

/** What is the same for an item and a target on the screen. */
interface Shown {
  readonly key: string;
  readonly id: string;
  readonly span: { readonly start: number; readonly end: number };
  /** Id of the heading under which it stands; null above all of them. */
  readonly section: string | null;
  readonly verdict: VerdictState;
  /** Newest decision about it, taken back or not: tells one state of it from another. */
  readonly seen: number;
  readonly certainty: Certainty;
  /** Decisions in force, oldest first. */
  readonly standing: readonly Decision[];
}

export type Entry =
  | (Shown & { readonly kind: 'item'; readonly item: ProgrammeItem })
  | (Shown & { readonly kind: 'target'; readonly target: ProgrammeTarget });

export interface ShownGap {
  readonly id: string;
  readonly gap: Gap;
  readonly state: GapState;
  readonly seen: number;
  readonly reason: string;
  /** The decision about the previous version that answers it; null where nothing of there does. */
  readonly carried: Decision | null;
  /** The item or target that it is about, where it is about one. */
  readonly entry: string | null;
}

/** Everything that the screen shows, computed from the compiled plan and the record. */
export interface Confirmation {
  readonly head: HeadFields;
  /** Without what was given for the previous version. */
  readonly ownHead: HeadFields;
  readonly headSeen: number;
  readonly headings: readonly Heading[];
  /** In the order of the document. */
  readonly entries: readonly Entry[];
  readonly byKey: ReadonlyMap<string, Entry>;
  readonly gaps: readonly ShownGap[];
  readonly issueDate: string | null;
}

const certain: Certainty = { doubts: [], weight: 0 };

const nothing: readonly Decision[] = [];

/**
 * @param certainty of the compiled plan: whatever is decided, it stays
 * @param decisions the plan's own record
 * @param carried what was said of the plan itself and of gaps in its previous version
 */
export function confirmationOf(
  compiled: CompiledPlan,
  certainty: ReadonlyMap<string, Certainty>,
  decisions: readonly Decision[],
  carried: readonly Decision[] = nothing,
): Confirmation {
  const all = carried.length === 0 ? decisions : [...decisions, ...carried];
  const things = thingsInEffect(compiled, all);
  const { head, items, targets } = things;
  const programme = programmeOf(compiled, things, all);
  const standing = standingDecisions(all);
  const newest = newestSequences(decisions);
  const inEffect = new Map(programme.targets.map((target) => [target.id, target]));
  const shown = (thing: Thing, span: Shown['span'], section: string | null): Shown => {
    const key = thingKey(thing);
    const about = standing.get(key) ?? [];
    return {
      key,
      id: thing.id,
      span,
      section,
      verdict: verdictOf(about),
      seen: newest.get(key) ?? 0,
      certainty: certainty.get(thing.id) ?? certain,
      standing: about,
    };
  };
  const sectionAt = sectionFinder(compiled.headings);
  const entries: Entry[] = [
    ...targets.map(
      (target): Entry => ({
        ...shown({ kind: 'target', id: target.id }, target.span, sectionAt(target.span.start)),
        kind: 'target',
        target: inEffect.get(target.id) ?? target,
      }),
    ),
    ...items.map(
      (item): Entry => ({
        ...shown({ kind: 'item', id: item.id }, item.span, item.section ?? sectionAt(item.span.start)),
        kind: 'item',
        item,
      }),
    ),
  ].toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const places = placesOf(entries, compiled.headings);
  return {
    head,
    ownHead: carried.length === 0 ? head : thingsInEffect(compiled, decisions).head,
    headSeen: newest.get('plan plan') ?? 0,
    headings: compiled.headings,
    entries,
    byKey: new Map(entries.map((entry) => [entry.key, entry])),
    gaps: gapStatesOf(compiled, programme, all).map(({ id, gap, state }) => ({
      id,
      gap,
      state,
      seen: newest.get(`gap ${id}`) ?? 0,
      reason: standing.get(`gap ${id}`)?.at(-1)?.reason ?? '',
      carried: carried.findLast((decision) => answers(decision, gap, id)) ?? null,
      entry: entryOf(gap, places),
    })),
    issueDate: head.issueDate,
  };
}

/** What the document itself does not say, by the kind of its gap. */
export const gapField: { readonly [kind in Gap['kind']]?: keyof HeadFields } = {
  'missing-title': 'title',
  'missing-number': 'documentNumber',
  'missing-date': 'issueDate',
  'relative-horizon-without-base': 'issueDate',
  'no-responsible-unit': 'units',
};

function answers({ thing, changes }: Decision, { kind }: Gap, id: string): boolean {
  if (thing.kind === 'gap') return thing.id === id;
  return changes.some(({ field }) => field === gapField[kind]);
}

/** The heading under which an offset stands: the last that begins before it. */
function sectionFinder(headings: readonly Heading[]): (at: number) => string | null {
  return (at) => headings.findLast(({ span }) => span.start <= at)?.id ?? null;
}

/** Entries by kind and place: a gap about one has the same place, one about a heading leads to the first task that it is about. */
function placesOf(entries: readonly Entry[], headings: readonly Heading[]): ReadonlyMap<string, string> {
  const first = headings.flatMap((heading): [string, string][] => {
    const found = entries.find(
      (entry) =>
        entry.kind === 'item' &&
        entry.item.assignments.length === 0 &&
        isBelow(entry.item.section, heading.id),
    );
    return found === undefined ? [] : [[`item ${placeKey(heading)}`, found.key]];
  });
  return new Map([
    ...first,
    ...entries.map((entry): [string, string] => {
      const part = entry.kind === 'item' ? entry.item : entry.target;
      return [`${entry.kind} ${placeKey(part)}`, entry.key];
    }),
  ]);
}

function entryOf({ kind, span, annex }: Gap, places: ReadonlyMap<string, string>): string | null {
  const wanted = kind === 'unquantified-target' ? 'target' : kind === 'no-responsible-unit' ? 'item' : null;
  if (span === null) return null;
  return places.get(`${wanted} ${placeKey({ span, ...(annex !== undefined && { annex }) })}`) ?? null;
}

/** What an entry is called: the title of an item, what a target wants reached. */
export function nameOf(entry: Entry): string {
  return entry.kind === 'item' ? entry.item.title : entry.target.subject;
}

/** Whether people may set its number: the document gives none. */
export function takesNumber(entry: Entry): boolean {
  return (
    entry.kind === 'target' && (entry.target.kind === 'qualitative' || entry.target.threshold !== undefined)
  );
}

/** Its words in the document. */
export function quoteOf(entry: Entry): string {
  return entry.kind === 'item' ? entry.item.text : entry.target.text;
}

export interface Progress {
  readonly all: number;
  readonly open: number;
  /** Open ones without a doubt: these can be accepted together. */
  readonly certain: readonly Entry[];
  readonly rejected: number;
  readonly changed: readonly Entry[];
}

export function progressOf({ entries }: Confirmation): Progress {
  const open = entries.filter(({ verdict }) => verdict === 'open');
  return {
    all: entries.length,
    open: open.length,
    certain: open.filter(({ certainty: { weight } }) => weight === 0),
    rejected: entries.filter(({ verdict }) => verdict === 'rejected').length,
    changed: entries.filter(
      ({ verdict, standing }) => verdict !== 'rejected' && standing.some(({ changes }) => changes.length > 0),
    ),
  };
}

/** The units that the targets of the plan count in. */
export function unitsOf(entries: readonly Entry[]): readonly string[] {
  const units = entries.flatMap((entry) => (entry.kind === 'target' ? (entry.target.unit ?? []) : []));
  return [...new Set(units)];
}
