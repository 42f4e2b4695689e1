import type { Events } from '../events/events.ts';
import type { Facts } from '../facts/facts.ts';
import { isInstanceId } from '../facts/model/instance-id.ts';
import type { Change } from '../facts/store/apply-change.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import type { Case, JournalLine } from './case.ts';
import { entityId } from './case-facts.ts';
import {
  type CaseStep,
  factsOf,
  type MoveCase,
  moving,
  type OpenCase,
  opening,
  type ReviseCase,
  revising,
} from './case-step.ts';
import { insertCase, insertJournal, readCases, readJournal, updateCase } from './case-store.ts';
import type { CaseType } from './case-type.ts';
import { faultOf, transitionsFrom } from './transition.ts';

export type { OpenCase } from './case-step.ts';

/** What must become true together with the steps of cases. */
export interface Together {
  readonly facts?: readonly Change[];
  /** Is given the cases as they are after their steps, in the order of the steps: opened, moved, revised. */
  readonly with?: (cases: readonly Case[], tx: Sql) => Promise<void>;
}

/** Steps of several cases that are taken together. */
export interface CaseSteps {
  readonly open?: readonly OpenCase[];
  readonly move?: readonly MoveCase[];
  readonly revise?: readonly ReviseCase[];
}

/** Pieces of work: state machines with a journal that is only appended to. A case shows its state as facts, in the same transaction. */
export interface Cases {
  /** Opens all or none, and in the same transaction changes `facts` and runs `with`. */
  open(requests: readonly OpenCase[], by: Actor, together?: Together): Promise<readonly Case[]>;
  /** @throws Problem cases.not-found, cases.wrong-state, cases.unknown-transition, cases.note-required, cases.conflict */
  move(id: string, transition: string, by: Actor, note: string): Promise<Case>;
  /**
   * Takes all steps or none, in one transaction with `facts` and `with`; `action` names it in the log. There may be
   * none at all, as long as there are facts.
   * @throws Problem of open and move
   */
  change(action: string, steps: CaseSteps, by: Actor, together?: Together): Promise<readonly Case[]>;
  get(id: string): Promise<Case>;
  find(ids: readonly string[]): Promise<readonly Case[]>;
  journal(id: string): Promise<readonly JournalLine[]>;
  transitions(item: Case): readonly string[];
}

/** Cases opened, or steps taken, in one transaction. */
const BATCH = 500;

export function openCases(options: {
  readonly database: Database;
  readonly facts: Facts;
  readonly events: Events;
  readonly caseTypes: ReadonlyMap<string, CaseType>;
  readonly clock: () => Date;
}): Cases {
  const { database, facts, events, caseTypes, clock } = options;
  for (const type of caseTypes.values()) {
    const fault = faultOf(type);
    if (fault) throw new Error(`case type ${type.name}: ${fault}`);
  }
  const typeOf = (name: string): CaseType => {
    const type = caseTypes.get(name);
    if (!type) throw new Problem('cases.unknown-type', { type: name });
    return type;
  };

  const find = (ids: readonly string[]): Promise<readonly Case[]> => readCases(ids, database);

  async function get(id: string): Promise<Case> {
    const [found] = isInstanceId(id) ? await find([id]) : [];
    if (!found) throw new Problem('cases.not-found');
    return found;
  }

  async function commit(
    steps: readonly CaseStep[],
    now: Date,
    by: Actor,
    action: string,
    together: Together,
  ): Promise<readonly Case[]> {
    const at = now.toISOString();
    const cases = steps.map(({ after }) => after);
    const changes = [...steps.flatMap((step) => factsOf(step, at)), ...(together.facts ?? [])];
    const write = facts.write(changes, by, {
      action,
      with: async (tx) => {
        for (const { before, after, transition, note } of steps) {
          if (before === null) await insertCase(after, tx);
          else if (!(await updateCase(before, after, tx))) throw new Problem('cases.conflict');
          await insertJournal(after, after.version, by, transition, before?.state ?? null, note, at, tx);
          if (before !== null) {
            const { id, type, state } = after;
            await events.publish({ type: 'case', data: { case: id, type, state } }, tx);
          }
        }
        await together.with?.(cases, tx);
      },
    });
    await write.catch((error: unknown) => {
      // Somebody else has moved a case: what it showed and should end is gone already.
      const own =
        error instanceof Problem && error.code === 'facts.attribute-not-found' ? error.values['id'] : null;
      throw cases.some((item) => entityId(item) === own) ? new Problem('cases.conflict') : error;
    });
    return cases;
  }

  return {
    async open(requests, by, together = {}) {
      if (requests.length === 0 || requests.length > BATCH)
        throw new Problem('cases.batch-size', { limit: BATCH });
      const now = clock();
      const steps = requests.map((request) => opening(typeOf(request.type), request, now));
      return commit(steps, now, by, 'cases.open', together);
    },

    async move(id, transition, by, note) {
      const item = await get(id);
      const now = clock();
      const step = moving(typeOf(item.type), item, { id, transition, note }, now);
      const [moved = step.after] = await commit([step], now, by, `cases.${transition}`, {});
      return moved;
    },

    async change(action, { open = [], move = [], revise = [] }, by, together = {}) {
      if (open.length + move.length + revise.length > BATCH)
        throw new Problem('cases.batch-size', { limit: BATCH });
      const present = new Map(
        (await find([...move, ...revise].map(({ id }) => id))).map((item) => [item.id, item]),
      );
      const known = ({ id }: { readonly id: string }): Case => {
        const item = present.get(id);
        if (!item) throw new Problem('cases.not-found');
        return item;
      };
      const now = clock();
      const steps = [
        ...open.map((request) => opening(typeOf(request.type), request, now)),
        ...move.map((step) => moving(typeOf(known(step).type), known(step), step, now)),
        ...revise.map((step) => revising(typeOf(known(step).type), known(step), step)),
      ];
      return commit(steps, now, by, action, together);
    },

    get,
    find,
    journal: (id) => readJournal(id, database),
    transitions: (item) => transitionsFrom(typeOf(item.type), item.state),
  };
}
