import type { Events } from '../events/events.ts';
import type { Facts } from '../facts/facts.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import type { Change } from '../facts/store/apply-change.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Database, Sql } from '../store/database.ts';
import type { Case, JournalLine } from './case.ts';
import { entityId, over, shown } from './case-facts.ts';
import { insertCase, insertJournal, readCases, readJournal, updateCase } from './case-store.ts';
import type { CaseType } from './case-type.ts';
import { faultOf, nextState, transitionsFrom } from './transition.ts';
import { dueAfter } from './working-days.ts';

export interface OpenCase {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly owner: string | null;
  /** When the whole case must be done (ISO time); null where nobody has said. */
  readonly finalDueAt: string | null;
}

/** What must become true together with the opening of cases. */
export interface Together {
  readonly facts?: readonly Change[];
  readonly with?: (cases: readonly Case[], tx: Sql) => Promise<void>;
}

/** Pieces of work: state machines with a journal that is only appended to. A case shows its state as facts, in the same transaction. */
export interface Cases {
  /** Opens all or none, and in the same transaction changes `facts` and runs `with`. */
  open(requests: readonly OpenCase[], by: Actor, together?: Together): Promise<readonly Case[]>;
  /** @throws Problem cases.not-found, cases.wrong-state, cases.unknown-transition, cases.note-required, cases.conflict */
  move(id: string, transition: string, by: Actor, note: string): Promise<Case>;
  get(id: string): Promise<Case>;
  find(ids: readonly string[]): Promise<readonly Case[]>;
  journal(id: string): Promise<readonly JournalLine[]>;
  transitions(item: Case): readonly string[];
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** Cases opened in one transaction. */
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
    const [found] = UUID.test(id) ? await find([id]) : [];
    if (!found) throw new Problem('cases.not-found');
    return found;
  }

  return {
    async open(requests, by, together = {}) {
      if (requests.length === 0 || requests.length > BATCH)
        throw new Problem('cases.batch-size', { limit: BATCH });
      const now = clock();
      const opened = requests.map((request): Case => {
        const type = typeOf(request.type);
        const { data, owner, finalDueAt } = request;
        return {
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
      });
      const creations = opened.map((item): Change => {
        const statements = shown(item, now.toISOString());
        return { op: 'create', id: entityId(item), types: [item.type], statements };
      });
      await facts.write([...creations, ...(together.facts ?? [])], by, {
        action: 'cases.open',
        with: async (tx) => {
          for (const item of opened) {
            await insertCase(item, tx);
            await insertJournal(item, 1, by, 'open', null, '', now.toISOString(), tx);
          }
          await together.with?.(opened, tx);
        },
      });
      return opened;
    },

    async move(id, transition, by, note) {
      const item = await get(id);
      const type = typeOf(item.type);
      const to = nextState(type, item.state, transition, note);
      const now = clock();
      const at = now.toISOString();
      const moved: Case = {
        ...item,
        state: to,
        dueAt: dueIn(type, to, now, item.finalDueAt),
        closedAt: type.states[to]?.closed ? at : null,
        version: item.version + 1,
      };
      const entity = entityId(item);
      const append: Change = { op: 'append', id: entity, statements: shown(moved, at) };
      await facts.write(
        [append, ...over(item, moved).map((attribute): Change => ({ op: 'remove', id: entity, attribute }))],
        by,
        {
          action: `cases.${transition}`,
          with: async (tx) => {
            if (!(await updateCase(item, moved, tx))) throw new Problem('cases.conflict');
            await insertJournal(moved, moved.version, by, transition, item.state, note, at, tx);
            await events.publish({ type: 'case', data: { case: id, type: item.type, state: to } }, tx);
          },
        },
      );
      return moved;
    },

    get,
    find,
    journal: (id) => readJournal(id, database),
    transitions: (item) => transitionsFrom(typeOf(item.type), item.state),
  };
}

function dueIn(type: CaseType, state: string, from: Date, finalDueAt: string | null): string | null {
  const { closed, dueInWorkingDays } = type.states[state] ?? {};
  if (closed) return null;
  return dueInWorkingDays === undefined ? finalDueAt : dueAfter(from, dueInWorkingDays);
}
