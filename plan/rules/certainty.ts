import type { CompiledPlan, Span } from '../compile/compiled.ts';
import { itemDoubts } from './item-doubts.ts';
import { targetDoubts } from './target-doubts.ts';

/** One reason to look twice. */
export interface Doubt {
  /** Message `doubt.<key>`. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** 0: a habit of the whole document · 1: worth a glance · 2: often wrong · 3: more likely wrong than right. */
  readonly weight: 0 | 1 | 2 | 3;
}

/** How certain the compiler is of an item or a target: without a doubt, or with the reasons, heaviest first. */
export interface Certainty {
  readonly doubts: readonly Doubt[];
  /** Sum of the weights; 0 is certain. */
  readonly weight: number;
}

/**
 * How certain each item and target of a plan is, by its id, from the traces that compiling left in the result: a role
 * without a word for it, a number without a year, a class that only the wording decided, a repaired numbering.
 * It says where a person should look first, and is no probability.
 */
export function certaintyOf(plan: CompiledPlan): ReadonlyMap<string, Certainty> {
  return new Map(
    byDocument(plan).flatMap((part) =>
      [...withoutHabits(itemDoubts(part)), ...targetDoubts(part)].map(
        ([id, doubts]) => [id, weighed(doubts)] as const,
      ),
    ),
  );
}

/** The plan, and each document that was filled into it: places are compared within one text. */
function byDocument(plan: CompiledPlan): readonly CompiledPlan[] {
  const documents = new Set([...plan.items, ...plan.targets].map(({ annex }) => annex?.document ?? null));
  return [...documents].map((document) => ({
    ...plan,
    items: own(plan.items, document),
    targets: own(plan.targets, document),
  }));
}

function own<
  T extends { readonly span: Span; readonly annex?: { readonly document: string; readonly span: Span } },
>(parts: readonly T[], document: string | null): T[] {
  return parts
    .filter(({ annex }) => (annex?.document ?? null) === document)
    .map((part) => (part.annex === undefined ? part : { ...part, span: part.annex.span }));
}

/** Doubts about how units are written: a document that always writes them so is no sign against one item. */
const habits: ReadonlySet<string> = new Set(['lead-by-order', 'units-inherited', 'units-below']);
/** Fewer items make no habit. */
const fewest = 5;

/** Where more than half of the items share such a doubt, it weighs nothing: it is one question, to be answered once. */
function withoutHabits(
  byItem: ReadonlyMap<string, readonly Doubt[]>,
): readonly (readonly [string, readonly Doubt[]])[] {
  const items = [...byItem];
  const shared = [...habits].filter((key) => {
    const count = items.filter(([, doubts]) => doubts.some((doubt) => doubt.key === key)).length;
    return count >= fewest && count * 2 > items.length;
  });
  return items.map(([id, doubts]) => [
    id,
    doubts.map((doubt) => (shared.includes(doubt.key) ? { ...doubt, weight: 0 } : doubt)),
  ]);
}

function weighed(doubts: readonly Doubt[]): Certainty {
  return {
    doubts: doubts.toSorted((a, b) => b.weight - a.weight),
    weight: doubts.reduce((sum, { weight }) => sum + weight, 0),
  };
}
