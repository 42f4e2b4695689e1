import type { CompiledPlan, Item, Span, Target } from '../compile/compiled.ts';
import type { Decision, Thing, ThingKind } from './decision.ts';
import type { HeadFields, ItemFields, TargetFields } from './fields.ts';
import { gapIds } from './gap-ids.ts';
import { gapStatesOf } from './gap-state.ts';
import { headFields } from './head-fields.ts';
import { itemFields, withItemFields } from './item-fields.ts';
import type { Programme, ProgrammeHorizon, ProgrammeItem, ProgrammeTarget } from './programme.ts';
import { standingDecisions, thingKey } from './standing.ts';
import { targetFields, withTargetFields } from './target-fields.ts';
import { verdictOf } from './verdict.ts';

/**
 * The plan as people decided it: what was rejected is gone, what was corrected is corrected, what was added stands at
 * its place, answered gaps are closed. What nobody decided is as the compiler wrote it. Pure; `compiled` stays as it is.
 * @throws RangeError where a decision is about a thing that the plan does not have
 */
export function programmeInEffect(compiled: CompiledPlan, decisions: readonly Decision[]): Programme {
  return programmeOf(compiled, thingsInEffect(compiled, decisions), decisions);
}

/** The same, where its things are known already. */
export function programmeOf(
  compiled: CompiledPlan,
  { head, items, targets }: ReturnType<typeof thingsInEffect>,
  decisions: readonly Decision[],
): Programme {
  const standing = standingDecisions(decisions);
  const kept = (kind: ThingKind) => (one: { readonly id: string }) =>
    verdictOf(standing.get(thingKey({ kind, id: one.id })) ?? []) !== 'rejected';
  const programme = {
    ...compiled,
    title: head.title,
    documentNumber: head.documentNumber,
    issuer: head.issuer,
    issueDate: head.issueDate,
    items: items.filter(kept('item')).map((item) => withUnits(item, head)),
    targets: targets.filter(kept('target')).map((target) => rebased(target, compiled, head)),
  };
  const gaps = gapStatesOf(compiled, programme, decisions);
  return { ...programme, gaps: gaps.filter(({ state }) => state !== 'answered').map(({ gap }) => gap) };
}

/** What {@link programmeInEffect} is made of: everything with its corrections, what was rejected included. */
export function thingsInEffect(
  compiled: CompiledPlan,
  decisions: readonly Decision[],
): {
  readonly head: HeadFields;
  readonly items: readonly ProgrammeItem[];
  readonly targets: readonly ProgrammeTarget[];
} {
  const standing = standingDecisions(decisions);
  refuseUnknown(compiled, standing);
  const about = (thing: Thing): readonly Decision[] => standing.get(thingKey(thing)) ?? [];
  const added = (kind: ThingKind) =>
    [...standing.values()]
      .filter((list) => list[0]?.thing.kind === kind && list[0].act === 'add')
      .flatMap((list) => list.slice(0, 1));
  const items = [...compiled.items, ...added('item').map((decision) => addedItem(compiled, decision))];
  const targets = [...compiled.targets, ...added('target').map(addedTarget)];
  return {
    head: changed(headFields(compiled), about({ kind: 'plan', id: 'plan' })),
    items: inPlace(items, compiled.items.length).map((item) =>
      withItemFields(item, changed(itemFields(item), about({ kind: 'item', id: item.id }))),
    ),
    targets: inPlace(targets, compiled.targets.length).map((target) =>
      decidedTarget(target, about({ kind: 'target', id: target.id })),
    ),
  };
}

/** The fields after all changes, oldest first. */
function changed<Fields extends object>(fields: Fields, decisions: readonly Decision[]): Fields {
  const after = decisions.flatMap(({ changes }) => changes).filter(({ field }) => field in fields);
  return { ...fields, ...Object.fromEntries(after.map((change) => [change.field, change.after])) };
}

function decidedTarget(target: Target, decisions: readonly Decision[]): ProgrammeTarget {
  const decided = withTargetFields(target, changed(targetFields(target), decisions));
  const threshold = decisions.findLast((one) => one.threshold !== null)?.threshold;
  return threshold == null ? decided : { ...decided, threshold };
}

/** Units named for the whole plan are responsible where an item names none. */
function withUnits(item: ProgrammeItem, { units }: HeadFields): ProgrammeItem {
  if (item.assignments.length > 0 || units.length === 0) return item;
  return { ...item, assignments: units.map((unit) => ({ ...unit, span: null })) };
}

/** Relative horizons count from the issue date, whoever told it. */
function rebased(
  target: ProgrammeTarget,
  compiled: CompiledPlan,
  { issueDate }: HeadFields,
): ProgrammeTarget {
  const { horizon } = target;
  if (horizon === null || horizon.kind !== 'relative' || horizon.base === issueDate) return target;
  const own = horizon.base !== null && horizon.base !== compiled.issueDate;
  return own ? target : { ...target, horizon: { ...horizon, base: issueDate } satisfies ProgrammeHorizon };
}

interface AddedFields {
  readonly span: Span;
  readonly text: string;
}

function addedFields<Fields>({ changes }: Decision): Fields & AddedFields {
  return Object.fromEntries(changes.map(({ field, after }) => [field, after])) as Fields & AddedFields;
}

function addedItem(compiled: CompiledPlan, decision: Decision): Item {
  const { span, text, title } = addedFields<ItemFields>(decision);
  const above = compiled.headings.findLast((heading) => heading.span.start <= span.start) ?? null;
  return {
    id: decision.thing.id,
    marker: '',
    heading: above?.text ?? null,
    section: above?.id ?? null,
    title,
    text,
    span,
    assignments: [],
    due: null,
    actions: [],
    pieces: [{ class: 'other', span }],
  };
}

function addedTarget(decision: Decision): Target {
  const { span, text, ...fields } = addedFields<TargetFields>(decision);
  return {
    ...fields,
    id: decision.thing.id,
    base: null,
    quantifier: null,
    unit: null,
    horizon: null,
    milestones: [],
    text,
    span,
  };
}

/** Those that were added (from `from` on) go before the first that begins after them; the others keep their order. */
function inPlace<T extends { readonly span: Span; readonly id: string }>(
  things: readonly T[],
  from: number,
): readonly T[] {
  const placed = things.slice(0, from);
  const added = things.slice(from).toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  for (const one of added) {
    const at = placed.findIndex(({ span }) => span.start > one.span.start);
    placed.splice(at < 0 ? placed.length : at, 0, one);
  }
  return placed;
}

function refuseUnknown(compiled: CompiledPlan, standing: ReadonlyMap<string, readonly Decision[]>): void {
  const known: { readonly [kind in ThingKind]: ReadonlySet<string> } = {
    plan: new Set(['plan']),
    item: new Set(compiled.items.map(({ id }) => id)),
    target: new Set(compiled.targets.map(({ id }) => id)),
    gap: new Set(gapIds(compiled.gaps)),
  };
  for (const [first] of standing.values()) {
    if (first === undefined || known[first.thing.kind].has(first.thing.id)) continue;
    if (first.act !== 'add') throw new RangeError(`no ${first.thing.kind} ${first.thing.id} in the plan`);
  }
}
