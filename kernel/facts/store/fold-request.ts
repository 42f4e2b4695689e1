import type { Actor } from '../../identity/actor.ts';
import type { Fact, Statement } from '../model/entity.ts';
import { newInstanceId } from '../model/instance-id.ts';
import { makeFact } from '../model/make-fact.ts';
import { digestOfConcealed } from '../sensitive/concealed-value.ts';
import type { Concealed } from '../sensitive/sensitive-values.ts';
import { type Applied, applyChange, type Change, type Draft, type Statements } from './apply-change.ts';
import { provenanceOf } from './provenances.ts';
import type { EndedRow } from './seal.ts';
import { type StoredFact, toStored } from './stored-fact.ts';

/** An entity as its row says, or will say. */
export interface Standing extends Draft {
  readonly version: number;
  readonly doc: Readonly<Record<string, StoredFact>>;
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** A draft while the changes of one request are applied to it. */
interface Work extends Draft {
  readonly doc: Record<string, StoredFact>;
  readonly facts: Record<string, Fact>;
  readonly changed: Set<string>;
  readonly removed: Set<string>;
  /** It got a type that it did not have. */
  readonly retyped: boolean;
}

/** What one request does to one entity that it touches. */
export interface Effect {
  readonly before: Standing | null;
  /** The same as before when nothing is new. */
  readonly after: Standing;
  readonly changed: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  readonly retyped: boolean;
  /** Something is to be stored. */
  readonly dirty: boolean;
}

/** A fact, and as it lies in the database. */
export interface Recorded {
  readonly fact: Fact;
  readonly stored: StoredFact;
}

/** What one request comes to. */
export interface Folded {
  readonly at: string;
  readonly recorded: readonly Recorded[];
  /** Sensitive values of what is recorded. */
  readonly concealed: readonly Concealed[];
  /** What history says of the attributes that ended. */
  readonly ended: readonly EndedRow[];
  /** Each entity once, in the order of the changes. */
  readonly effects: readonly Effect[];
}

export interface FoldContext {
  /** What is told now; a request is never recorded before what was recorded last of its entities. */
  readonly now: string;
  readonly by: Actor;
  readonly provenance: number;
  readonly check: (types: readonly string[], statements: Statements) => void;
  /** What is recorded in place of a sensitive value; without it all is recorded as it is. */
  readonly conceal?: Conceal | undefined;
}

type Conceal = (
  entity: string,
  types: readonly string[],
  key: string,
  statement: Statement,
) => { readonly statement: Statement; readonly concealed: Concealed } | null;

/**
 * Applies all changes of a request, in order, to the entities as they stand, or throws and has done nothing.
 * Touches nothing outside: who calls decides whether the effects come to stand.
 * @throws Problem of applyChange, of `check`
 */
export function foldRequest(
  changes: readonly Change[],
  standing: (id: string) => Standing | null,
  context: FoldContext,
): Folded {
  const before = new Map(changes.map(({ id }) => [id, standing(id)]));
  const at = [...before.values()].reduce(
    (newest, entity) => (entity !== null && entity.modifiedAt > newest ? entity.modifiedAt : newest),
    context.now,
  );
  const works = new Map<string, Work>();
  const recorded: Recorded[] = [];
  const concealed: Concealed[] = [];
  const by = provenanceOf(context.by);
  for (const change of changes) {
    const draft = works.get(change.id) ?? workOf(before.get(change.id) ?? null);
    const applied = applyChange(change, draft ?? undefined);
    const said = 'statements' in change ? change.statements : applied.record;
    context.check(applied.types, withoutCarried(said, draft?.facts ?? {}));
    const work = next(change.id, draft, applied);
    for (const [attribute, stated] of applied.record) {
      const hidden = context.conceal?.(change.id, applied.types, attribute, stated) ?? null;
      if (hidden) concealed.push(hidden.concealed);
      const statement = hidden?.statement ?? stated;
      const where = { entity: change.id, entityType: applied.types[0] ?? '', attribute };
      const fact = makeFact(where, statement, { instance: newInstanceId(), at, by });
      const stored = toStored(fact, context.provenance);
      recorded.push({ fact, stored });
      work.facts[attribute] = fact;
      work.doc[attribute] = stored;
      work.changed.add(attribute);
      work.removed.delete(attribute);
    }
    works.set(change.id, work);
  }
  const effects = [...works.values()].map((work) => effectOf(before.get(work.id) ?? null, work, at));
  const ended = effects.flatMap(({ after: { id }, removed }) =>
    [...removed].map((attribute) => ({ id, attribute, at, instance: newInstanceId() })),
  );
  return { at, recorded, concealed, ended, effects };
}

/** What is said but for values that are concealed and stand already: they were held against their types when they came. */
function withoutCarried(said: Statements, facts: Readonly<Record<string, Fact>>): Statements {
  let rest: Map<string, Statement> | null = null;
  for (const [key, { value }] of said) {
    const digest = digestOfConcealed(value);
    if (digest === null || digest !== digestOfConcealed(facts[key]?.value ?? null)) continue;
    rest ??= new Map(said);
    rest.delete(key);
  }
  return rest ?? said;
}

function workOf(entity: Standing | null): Work | null {
  if (!entity) return null;
  const { id, types, present, facts, doc } = entity;
  return { id, types, present, facts, doc, changed: new Set(), removed: new Set(), retyped: false };
}

function next(id: string, before: Work | null, applied: Applied): Work {
  const facts: Record<string, Fact> = { ...before?.facts };
  const doc: Record<string, StoredFact> = { ...before?.doc };
  const changed = new Set(before?.changed);
  for (const attribute of applied.removed) {
    delete facts[attribute];
    delete doc[attribute];
    changed.delete(attribute);
  }
  return {
    id,
    types: applied.types,
    present: applied.present,
    facts,
    doc,
    changed,
    removed: new Set([...(before?.removed ?? []), ...applied.removed]),
    retyped:
      before !== null && (before.retyped || applied.types.some((type) => !before.types.includes(type))),
  };
}

function effectOf(before: Standing | null, work: Work, at: string): Effect {
  const { id, types, present, facts, doc, changed, removed, retyped } = work;
  const wasPresent = before?.present ?? false;
  const dirty = changed.size > 0 || removed.size > 0 || retyped || present !== wasPresent;
  const createdAt = before?.present ? before.createdAt : at;
  const version = (before?.version ?? 0) + 1;
  const after =
    dirty || !before ? { id, types, present, facts, doc, version, createdAt, modifiedAt: at } : before;
  return { before, after, changed, removed, retyped, dirty };
}
