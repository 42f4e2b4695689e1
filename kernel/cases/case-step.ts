import type { Statement } from '../facts/model/entity.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import type { Change } from '../facts/store/apply-change.ts';
import type { Case } from './case.ts';
import { entityId, over, shown } from './case-facts.ts';
import type { CaseType } from './case-type.ts';
import { nextState } from './transition.ts';
import { dueAfter } from './working-days.ts';

export interface OpenCase {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly owner: string | null;
  /** When the whole case must be done (ISO time); null where nobody has said. */
  readonly finalDueAt: string | null;
  /** What its entity says from the beginning beside its state: what it is about. */
  readonly about?: ReadonlyMap<string, Statement>;
}

export interface MoveCase {
  readonly id: string;
  readonly transition: string;
  readonly note: string;
}

/** The terms of a case change while its work goes on. */
export interface ReviseCase {
  readonly id: string;
  readonly owner: string | null;
  readonly finalDueAt: string | null;
  readonly note: string;
}

/** One step of one case: what it was (null before it was opened), what it is then, and its line in the journal. */
export interface CaseStep {
  readonly before: Case | null;
  readonly after: Case;
  readonly about?: ReadonlyMap<string, Statement>;
  /** Name of the transition, or `open` or `revise`. */
  readonly transition: string;
  readonly note: string;
}

export function opening(type: CaseType, { data, owner, finalDueAt, about }: OpenCase, now: Date): CaseStep {
  const after: Case = {
    id: newInstanceId(),
    type: type.name,
    state: type.initial,
    data,
    owner,
    openedAt: now.toISOString(),
    dueAt: dueIn(type, type.initial, now, finalDueAt),
    finalDueAt,
    closedAt: null,
    version: 1,
  };
  return { before: null, after, transition: 'open', note: '', ...(about ? { about } : {}) };
}

/** @throws Problem of nextState */
export function moving(type: CaseType, before: Case, { transition, note }: MoveCase, now: Date): CaseStep {
  const state = nextState(type, before.state, transition, note);
  const after: Case = {
    ...before,
    state,
    dueAt: dueIn(type, state, now, before.finalDueAt),
    closedAt: type.states[state]?.closed ? now.toISOString() : null,
    version: before.version + 1,
  };
  return { before, after, transition, note };
}

/** Another owner or another due time of the whole; the working days of the present state run on. */
export function revising(type: CaseType, before: Case, revision: ReviseCase): CaseStep {
  const { owner, finalDueAt, note } = revision;
  const { closed, dueInWorkingDays } = type.states[before.state] ?? {};
  const dueAt = closed || dueInWorkingDays !== undefined ? before.dueAt : finalDueAt;
  const after: Case = { ...before, owner, finalDueAt, dueAt, version: before.version + 1 };
  return { before, after, transition: 'revise', note };
}

/** What a step changes in the graph. */
export function factsOf({ before, after, about = new Map() }: CaseStep, at: string): readonly Change[] {
  const id = entityId(after);
  const statements = shown(after, at);
  if (before === null)
    return [{ op: 'create', id, types: [after.type], statements: new Map([...about, ...statements]) }];
  return [
    { op: 'append', id, statements },
    ...over(before, after).map((attribute): Change => ({ op: 'remove', id, attribute })),
  ];
}

function dueIn(type: CaseType, state: string, from: Date, finalDueAt: string | null): string | null {
  const { closed, dueInWorkingDays } = type.states[state] ?? {};
  if (closed) return null;
  return dueInWorkingDays === undefined ? finalDueAt : dueAfter(from, dueInWorkingDays);
}
