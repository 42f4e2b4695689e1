import type { Statement } from '../facts/model/entity.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import type { Change } from '../facts/store/apply-change.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Case, CaseTerms, JournalLine } from './case.ts';
import { entityId, over, shown } from './case-facts.ts';
import type { CaseType } from './case-type.ts';
import type { CasePart } from './parts.ts';
import { checkDetail, nextState } from './transition.ts';
import { dueAfter } from './working-days.ts';

export interface OpenCase {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly owner: string | null;
  /** When the whole case must be done (ISO time); null where nobody has said. */
  readonly finalDueAt: string | null;
  readonly participants?: readonly string[];
  /** The case to which it belongs. */
  readonly parent?: string;
  /** The initial one unless told; else one of the openings of its type. */
  readonly state?: string;
  readonly note?: string;
  /** What its entity says from the beginning beside its state: what it is about. */
  readonly about?: ReadonlyMap<string, Statement>;
}

export interface MoveCase {
  readonly id: string;
  readonly transition: string;
  readonly note: string;
  /** What the transition asks for beside the note. */
  readonly detail?: Readonly<Record<string, unknown>>;
  /** The terms that the transition sets: exactly those. */
  readonly terms?: Pick<CaseTerms, 'owner' | 'finalDueAt'>;
}

/** The terms of a case change while its work goes on. */
export interface ReviseCase {
  readonly id: string;
  readonly owner: string | null;
  readonly finalDueAt: string | null;
  /** As they are, unless told. */
  readonly participants?: readonly string[];
  readonly note: string;
}

/** One step of one case: what it was (null before it was opened), what it is then, and its line in the journal. */
export interface CaseStep {
  readonly before: Case | null;
  readonly after: Case;
  readonly about?: ReadonlyMap<string, Statement>;
  /** Name of the transition, or `open`, `revise`, `notify`, `answer`. */
  readonly transition: string;
  readonly note: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly terms: CaseTerms | null;
}

/** @throws Problem cases.wrong-state for a state that no case of the type is opened in */
export function opening(type: CaseType, request: OpenCase, now: Date, id = newInstanceId()): CaseStep {
  const { data, owner, participants = [], parent = null, state = type.initial, note = '', about } = request;
  if (state !== type.initial && !type.openings?.includes(state))
    throw new Problem('cases.wrong-state', { type: type.name, transition: 'open', state });
  const finalDueAt = timeOf(request.finalDueAt);
  const after: Case = {
    id,
    type: type.name,
    state,
    data,
    owner,
    participants,
    parent,
    openedAt: now.toISOString(),
    dueAt: dueIn(type, state, now, finalDueAt),
    finalDueAt,
    closedAt: type.states[state]?.closed ? now.toISOString() : null,
    notice: null,
    version: 1,
  };
  const terms = { owner, participants, finalDueAt };
  return { before: null, after, transition: 'open', note, detail: {}, terms, ...(about ? { about } : {}) };
}

/** @throws Problem of nextState, cases.not-yours, cases.bad-detail */
export function moving(
  type: CaseType,
  before: Case,
  request: MoveCase,
  now: Date,
  parts: ReadonlySet<CasePart>,
): CaseStep {
  const { transition, note, detail = {}, terms = {} } = request;
  const state = nextState(type, before.state, transition, note);
  const { by, sets = [] } = type.transitions[transition] ?? {};
  if (by !== undefined && !by.some((part) => parts.has(part)))
    throw new Problem('cases.not-yours', { transition });
  checkDetail(type, transition, detail);
  if (Object.keys(terms).toSorted().join() !== sets.toSorted().join())
    throw new Problem('cases.bad-detail', { where: '/terms', reason: `{${sets.join(', ')}}` });
  const { owner = before.owner } = terms;
  const finalDueAt = terms.finalDueAt === undefined ? before.finalDueAt : timeOf(terms.finalDueAt);
  const stays = state === before.state && terms.finalDueAt === undefined;
  const after: Case = {
    ...before,
    state,
    owner,
    finalDueAt,
    dueAt: stays ? before.dueAt : dueIn(type, state, now, finalDueAt),
    closedAt: type.states[state]?.closed ? now.toISOString() : null,
    version: before.version + 1,
  };
  const set = sets.length > 0 ? { ...terms, ...('finalDueAt' in terms ? { finalDueAt } : {}) } : null;
  return { before, after, transition, note, detail, terms: set };
}

/** Another owner or another due time of the whole; the working days of the present state run on. */
export function revising(type: CaseType, before: Case, revision: ReviseCase): CaseStep {
  const { owner, participants = before.participants, note } = revision;
  const finalDueAt = timeOf(revision.finalDueAt);
  const { closed, paused, dueInWorkingDays } = type.states[before.state] ?? {};
  const own = closed || paused || dueInWorkingDays !== undefined;
  const after: Case = {
    ...before,
    owner,
    participants,
    finalDueAt,
    dueAt: own ? before.dueAt : finalDueAt,
    version: before.version + 1,
  };
  const terms = { owner, participants, finalDueAt };
  return { before, after, transition: 'revise', note, detail: {}, terms };
}

/** Something is put on record: the case stays as it is. */
export function recording(
  before: Case,
  transition: 'notify' | 'answer',
  note: string,
  detail: CaseStep['detail'],
): CaseStep {
  return { before, after: { ...before, version: before.version + 1 }, transition, note, detail, terms: null };
}

/** What the journal says of a step. */
export function lineOf(
  { before, after, transition, note, detail, terms }: CaseStep,
  by: Actor,
  at: string,
): JournalLine {
  const [from, to] = [before?.state ?? null, after.state];
  return { sequence: after.version, at, by: by.id, transition, from, to, note, detail, terms };
}

/** What steps of one case, in their order, change in the graph. */
export function factsOf(steps: readonly CaseStep[], at: string): readonly Change[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { before, about = new Map() } = first;
  const { after } = last;
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
  const { closed, paused, dueInWorkingDays } = type.states[state] ?? {};
  if (closed || paused) return null;
  return dueInWorkingDays === undefined ? finalDueAt : dueAfter(from, dueInWorkingDays);
}

/** As the store gives it back, so that one time is one text. */
function timeOf(time: string | null): string | null {
  return time === null ? null : new Date(time).toISOString();
}
