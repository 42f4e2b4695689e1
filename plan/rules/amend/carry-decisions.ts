import type { CompiledPlan, Item, Span, Target } from '../../compile/compiled.ts';
import { addedId } from '../../confirm/added-id.ts';
import type { Decision, FieldChange, Thing } from '../../confirm/decision.ts';
import { gapIds } from '../../confirm/gap-ids.ts';
import { headFields } from '../../confirm/head-fields.ts';
import { itemFields } from '../../confirm/item-fields.ts';
import { same } from '../../confirm/same.ts';
import { standingDecisions, thingKey } from '../../confirm/standing.ts';
import { targetFields } from '../../confirm/target-fields.ts';
import type { PartDiff } from './diff-plans.ts';

/** Two versions of a plan with what was decided about each. */
export interface Versions {
  readonly before: CompiledPlan;
  readonly after: CompiledPlan;
  readonly diff: readonly PartDiff[];
  /** The record of the old version. */
  readonly decided: readonly Decision[];
  /** The record of the new one: what was decided there anew holds. */
  readonly anew: readonly Decision[];
  /** Text of the new document. */
  readonly text: string;
}

export interface CarriedDecisions {
  /** To be added to the record of the new version: numbered on from it, made by who made them and when. */
  readonly decisions: readonly Decision[];
  /** Things that a person added, by their id in the old version and in the new one. */
  readonly added: ReadonlyMap<string, string>;
  /** Things whose decisions do not go over: they are gone, or say something else now. */
  readonly left: readonly Thing[];
}

/** A date or a number of the old document says nothing about the new one. */
const ofOneDocument = new Set(['documentNumber', 'issueDate']);

/**
 * Decisions go with the things that stayed. Where the new version changed the thing, an acceptance or rejection is not
 * carried (it was of other words), but a correction or threshold is, as far as the document did not change that field.
 * Pure.
 */
export function carryDecisions(versions: Versions): CarriedDecisions {
  const { decided, anew } = versions;
  const standing = standingDecisions(anew);
  const places = new Places(versions);
  const added = new Map<string, string>();
  const left: Thing[] = [];
  const carried: Decision[] = [];
  for (const about of standingDecisions(decided).values()) {
    const thing = about[0]?.thing;
    if (thing === undefined) continue;
    const place = about[0]?.act === 'add' ? places.ofAdded(about[0]) : places.of(thing);
    if (place === null) {
      left.push(thing);
      continue;
    }
    if (place.span !== null) added.set(thing.id, place.id);
    const already = standing.get(thingKey({ ...thing, id: place.id })) ?? [];
    // To accept the words again does not undo what was corrected or set: it only says that they are read rightly.
    // What was given for the plan itself is carried field by field.
    if (thing.kind !== 'plan' && already.some(({ act }) => act !== 'accept')) continue;
    const kept = about
      .flatMap((decision) => adapted(decision, place))
      .filter(({ act }) => already.length === 0 || act === 'correct' || act === 'set-threshold');
    if (kept.length === 0 && already.length > 0) continue;
    if (kept.length === 0) left.push(thing);
    carried.push(...kept);
  }
  const last = anew.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  const inOrder = carried.toSorted((one, other) => one.sequence - other.sequence);
  return {
    decisions: inOrder.map((decision, at) => ({ ...decision, sequence: last + at + 1 })),
    added,
    left,
  };
}

/** Where a thing stands in the new version. */
interface Place {
  readonly id: string;
  /** Of a thing that a person added: its words in the new document. */
  readonly span: Span | null;
  /** Whether the words about which the decision was made are as they were. */
  readonly unchanged: boolean;
  /** Whether the document says the same about a field as before. */
  readonly sameField: (field: string) => boolean;
}

function adapted(decision: Decision, place: Place): readonly Decision[] {
  const thing = { ...decision.thing, id: place.id };
  if (place.span !== null && decision.act === 'add') {
    const changes = decision.changes.map(
      (change): FieldChange => (change.field === 'span' ? { ...change, after: place.span } : change),
    );
    return [{ ...decision, thing, changes }];
  }
  if (place.unchanged) return [{ ...decision, thing }];
  if (decision.act !== 'correct' && decision.act !== 'set-threshold') return [];
  const changes = decision.changes.filter(({ field }) => place.sameField(field));
  const whole = changes.length === decision.changes.length;
  return changes.length > 0 && (whole || decision.act === 'correct') ? [{ ...decision, thing, changes }] : [];
}

class Places {
  readonly #versions: Versions;
  readonly #entries: ReadonlyMap<string, PartDiff>;

  constructor(versions: Versions) {
    this.#versions = versions;
    this.#entries = new Map(
      versions.diff.flatMap((entry) =>
        entry.old === null ? [] : [[`${entry.kind} ${entry.old.id}`, entry] as const],
      ),
    );
  }

  of(thing: Thing): Place | null {
    const { before, after } = this.#versions;
    if (thing.kind === 'gap')
      return gapIds(after.gaps).includes(thing.id)
        ? { id: thing.id, span: null, unchanged: true, sameField: () => true }
        : null;
    if (thing.kind === 'plan') {
      const sameField = fieldsAlike(headFields(before), headFields(after));
      const given = new Set(
        (standingDecisions(this.#versions.anew).get(thingKey(thing)) ?? []).flatMap(({ changes }) =>
          changes.map(({ field }) => field),
        ),
      );
      return {
        id: thing.id,
        span: null,
        unchanged: false,
        sameField: (field) => !ofOneDocument.has(field) && !given.has(field) && sameField(field),
      };
    }
    const entry = this.#entries.get(thingKey(thing));
    if (entry?.new == null) return null;
    const unchanged = entry.changes.every((change) => change === 'moved' || change === 'renumbered');
    return { id: entry.new.id, span: null, unchanged, sameField: this.#fieldOf(thing, entry.new.id) };
  }

  /** The words that a person had marked, if they stand in the new document once. */
  ofAdded({ thing, changes }: Decision): Place | null {
    const { after, text } = this.#versions;
    const words = changes.find(({ field }) => field === 'text')?.after;
    if (typeof words !== 'string' || words === '' || thing.kind === 'plan' || thing.kind === 'gap')
      return null;
    const start = text.indexOf(words, after.span.start);
    const end = start + words.length;
    if (start < 0 || end > after.span.end || text.indexOf(words, start + 1) >= 0) return null;
    const id = addedId(after.id, thing.kind, { start, end });
    return { id, span: { start, end }, unchanged: true, sameField: () => true };
  }

  #fieldOf({ kind, id }: Thing, next: string): (field: string) => boolean {
    const { before, after } = this.#versions;
    if (kind === 'item') {
      const fields = (items: readonly Item[], item: string) =>
        items.filter((one) => one.id === item).map(itemFields)[0] ?? {};
      return fieldsAlike(fields(before.items, id), fields(after.items, next));
    }
    const fields = (targets: readonly Target[], target: string) =>
      targets.filter((one) => one.id === target).map(targetFields)[0] ?? {};
    return fieldsAlike(fields(before.targets, id), fields(after.targets, next));
  }
}

function fieldsAlike(one: object, other: object): (field: string) => boolean {
  const [before, after] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return (field) => before.has(field) && same(before.get(field), after.get(field));
}
