import type { TaskTerms } from '../../confirm/task-terms.ts';
import type { PartChange } from './changes.ts';
import type { PartDiff } from './diff-plans.ts';

/** A case as far as it matters here. */
export interface HeldCase extends TaskTerms {
  readonly id: string;
  readonly closed: boolean;
}

/** What the two versions hold, beside their words. */
export interface Holdings {
  /** Old item id -> its case. */
  readonly cases: ReadonlyMap<string, HeldCase>;
  /** Old target id -> measure code. */
  readonly bindings: ReadonlyMap<string, string>;
  /** Items of the new version that are to be worked on: those that nobody rejected. */
  readonly work: ReadonlyMap<string, TaskTerms>;
  /** Items and targets that a person added: id in the old version -> id in the new one. */
  readonly added: ReadonlyMap<string, string>;
  /** Unit code of a target of either version, null where it has none; in what a measure must count. */
  readonly unitOf: (side: 'old' | 'new', target: string) => string | null;
}

/** What becomes of the cases and measures of the old version. */
export interface Transfer {
  /** Cases that go on (or stay closed) under an item of the new version. */
  readonly kept: readonly { readonly old: string; readonly new: string; readonly case: string }[];
  /** Items of the new version that get a case. */
  readonly opened: readonly string[];
  /** Open cases whose item is gone. */
  readonly superseded: readonly { readonly item: string; readonly case: string }[];
  /** Kept cases whose unit or due time the new version changes. */
  readonly revised: readonly (TaskTerms & { readonly item: string; readonly case: string })[];
  readonly bound: readonly { readonly old: string; readonly new: string; readonly measure: string }[];
  /** Measures that measure no target any more. */
  readonly freed: readonly {
    readonly target: string;
    readonly measure: string;
    readonly why: 'removed' | 'unit';
  }[];
}

/** Every case and every binding of the old version is in exactly one list. Pure. */
export function transferOf(diff: readonly PartDiff[], holdings: Holdings): Transfer {
  const { cases, bindings, work, added, unitOf } = holdings;
  const pairs = new Map<string, { readonly old: string; readonly changes: readonly PartChange[] }>();
  for (const { kind, old, new: young, changes } of diff)
    if (kind === 'item' && old && young) pairs.set(young.id, { old: old.id, changes });
  for (const [old, young] of added) pairs.set(young, { old, changes: [] });
  const kept: Transfer['kept'][number][] = [];
  const opened: string[] = [];
  const revised: Transfer['revised'][number][] = [];
  for (const [item, terms] of work) {
    const entry = pairs.get(item);
    const held = entry === undefined ? undefined : cases.get(entry.old);
    if (entry === undefined || held === undefined) {
      opened.push(item);
      continue;
    }
    kept.push({ old: entry.old, new: item, case: held.id });
    const told = entry.changes.includes('units') || entry.changes.includes('due');
    // Where the new version names no unit, the one that has the task keeps it: somebody may have given it to it.
    // What was handed over, or given more time, stays so where the new version changes the other only.
    const owner = entry.changes.includes('units') ? (terms.owner ?? held.owner) : held.owner;
    const finalDueAt = entry.changes.includes('due') ? terms.finalDueAt : held.finalDueAt;
    const differs = owner !== held.owner || finalDueAt !== held.finalDueAt;
    if (told && differs && !held.closed) revised.push({ item, case: held.id, owner, finalDueAt });
  }
  const goesOn = new Set(kept.map((each) => each.old));
  const superseded = [...cases].flatMap(([item, held]) =>
    goesOn.has(item) || held.closed ? [] : [{ item, case: held.id }],
  );
  const successor = new Map(added);
  for (const { kind, old, new: young } of diff)
    if (kind === 'target' && old && young) successor.set(old.id, young.id);
  const bound: Transfer['bound'][number][] = [];
  const freed: Transfer['freed'][number][] = [];
  for (const [target, measure] of bindings) {
    const next = successor.get(target);
    if (next === undefined) freed.push({ target, measure, why: 'removed' });
    else if (unitOf('old', target) !== unitOf('new', next)) freed.push({ target, measure, why: 'unit' });
    else bound.push({ old: target, new: next, measure });
  }
  return { kept, opened, superseded, revised, bound, freed };
}
