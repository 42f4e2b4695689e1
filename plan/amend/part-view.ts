import type { CompiledPlan } from '../compile/compiled.ts';
import type { PartDiff } from '../rules/amend/diff-plans.ts';
import { type Part, partsOf } from '../rules/amend/part.ts';
import type { KeptPart } from '../store/amendment-store.ts';
import type { PartView, Side } from './amendment-view.ts';
import type { PreparedAmendment } from './prepare-amendment.ts';

type Fate = PartView['fates'][number];

/** The parts of an amendment that is not at work yet, with what would become of everything that hangs on them. */
export function preparedParts(prepared: PreparedAmendment): PartView[] {
  const { old, young, diff } = prepared;
  const fates = new Fates(prepared);
  return diff.map((entry) => ({
    kind: entry.kind,
    old: entry.old && sideOf(entry.old, old.compiled),
    new: entry.new && sideOf(entry.new, young.compiled),
    changes: [...entry.changes],
    likeness: entry.likeness,
    by: entry.by,
    fates: fates.of(entry),
  }));
}

/** The parts as they were when the version was put to work. */
export function keptParts(kept: readonly KeptPart[], before: CompiledPlan, after: CompiledPlan): PartView[] {
  const sides = (plan: CompiledPlan) => {
    const parts = partsOf(plan);
    const all = [...parts.heading, ...parts.item, ...parts.target];
    return new Map(all.map((part) => [`${part.kind} ${part.id}`, sideOf(part, plan)]));
  };
  const [old, young] = [sides(before), sides(after)];
  return kept.map((part) => ({
    kind: part.kind,
    old: part.old === null ? null : (old.get(`${part.kind} ${part.old}`) ?? null),
    new: part.new === null ? null : (young.get(`${part.kind} ${part.new}`) ?? null),
    changes: [...part.changes],
    likeness: null,
    by: part.by,
    fates: [],
  }));
}

function sideOf(part: Part, plan: CompiledPlan): Side {
  const item = part.kind === 'item' ? plan.items.find(({ id }) => id === part.id) : undefined;
  return {
    id: part.id,
    marker: part.marker,
    title: part.title,
    text: part.body,
    span: part.span,
    path: [...part.path],
    units: (item?.assignments ?? []).map(({ unit, role }) => ({ unit, role })),
    due: part.due,
  };
}

class Fates {
  readonly #prepared: PreparedAmendment;
  readonly #left: ReadonlySet<string>;
  readonly #kept: ReadonlySet<string>;
  readonly #undecided: ReadonlySet<string>;

  constructor(prepared: PreparedAmendment) {
    this.#prepared = prepared;
    this.#left = new Set(prepared.carried.left.map(({ kind, id }) => `${kind} ${id}`));
    this.#undecided = new Set(prepared.undecided.map(({ kind, id }) => `${kind} ${id}`));
    this.#kept = new Set(prepared.carried.decisions.map(({ thing }) => `${thing.kind} ${thing.id}`));
  }

  of(entry: PartDiff): Fate[] {
    const own =
      entry.kind === 'item' ? this.#item(entry) : entry.kind === 'target' ? this.#target(entry) : [];
    return [...own, ...this.#decisions(entry)];
  }

  #item({ old, new: young }: PartDiff): readonly Fate[] {
    const { old: record, cases, transfer } = this.#prepared;
    const held = old === null ? undefined : cases.get(record.tasks[old.id] ?? '');
    if (young !== null && transfer.opened.includes(young.id)) return [{ key: 'opens', about: null }];
    if (held === undefined) return [];
    const about = held.state;
    if (held.closedAt !== null) return [{ key: 'stays-closed', about }];
    if (transfer.superseded.some((each) => each.case === held.id)) return [{ key: 'superseded', about }];
    const revised = transfer.revised.some((each) => each.case === held.id);
    return [{ key: revised ? 'goes-on-revised' : 'goes-on', about }];
  }

  #target({ old, changes }: PartDiff): readonly Fate[] {
    const { transfer } = this.#prepared;
    const bound = transfer.bound.find((each) => each.old === old?.id);
    if (bound !== undefined) {
      const anew = changes.includes('value') || changes.includes('due');
      return [{ key: anew ? 'goal-changes' : 'measured', about: bound.measure }];
    }
    const freed = transfer.freed.find(({ target }) => target === old?.id);
    return freed === undefined ? [] : [{ key: `freed-${freed.why}`, about: freed.measure }];
  }

  #decisions({ kind, old, new: young }: PartDiff): readonly Fate[] {
    const [before, after] = [`${kind} ${old?.id}`, `${kind} ${young?.id}`];
    return [
      ...(this.#undecided.has(after) ? ['to-decide'] : []),
      ...(this.#kept.has(after) ? ['decisions-kept'] : []),
      ...(this.#left.has(before) ? ['decisions-left'] : []),
    ].map((key) => ({ key, about: null }));
  }
}
