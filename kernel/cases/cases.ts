import type { Events } from '../events/events.ts';
import type { Facts } from '../facts/facts.ts';
import { newInstanceId } from '../facts/model/instance-id.ts';
import type { Statement } from '../facts/model/parse-entity.ts';
import type { Change } from '../facts/store/apply-change.ts';
import { TENANT } from '../facts/store/shard.ts';
import { Problem } from '../http/problem.ts';
import type { Actor } from '../identity/actor.ts';
import type { Registry } from '../packs/registry.ts';
import type { Database, Sql } from '../store/database.ts';
import type { CaseType } from './case-type.ts';
import { faultOf, nextState, transitionsFrom } from './transition.ts';
import { dueAfter } from './working-days.ts';

/** A piece of work. */
export interface Case {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly owner: string | null;
  readonly openedAt: string;
  /** Of the present state: its own working days, or the due time of the whole case. */
  readonly dueAt: string | null;
  readonly finalDueAt: string | null;
  readonly closedAt: string | null;
  readonly version: number;
}

export interface JournalLine {
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  readonly transition: string;
  readonly from: string | null;
  readonly to: string;
  readonly note: string;
}

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

interface CaseRow {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly owner: string | null;
  readonly opened_at: string;
  readonly due_at: string | null;
  readonly final_due_at: string | null;
  readonly closed_at: string | null;
  readonly version: number;
}

const COLUMNS = 'id, type, state, data, owner, opened_at, due_at, final_due_at, closed_at, version';
/** Cases opened in one transaction. */
const BATCH = 500;

export function openCases(options: {
  readonly database: Database;
  readonly facts: Facts;
  readonly events: Events;
  readonly registry: Registry;
  readonly clock: () => Date;
}): Cases {
  const { database, facts, events, registry, clock } = options;
  for (const type of registry.caseTypes.values()) {
    const fault = faultOf(type);
    if (fault) throw new Error(`case type ${type.name}: ${fault}`);
  }
  const typeOf = (name: string): CaseType => {
    const type = registry.caseTypes.get(name);
    if (!type) throw new Problem('cases.unknown-type', { type: name });
    return type;
  };

  async function find(ids: readonly string[]): Promise<readonly Case[]> {
    const rows = await database.query<CaseRow>(
      `select ${COLUMNS} from cases.case where tenant = $1 and id = any ($2::uuid[])`,
      [TENANT, ids],
    );
    return rows.map(fromRow);
  }

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
            const updated = await tx.query(
              `update cases.case set state = $3, closed_at = $4, due_at = $6, version = version + 1
             where tenant = $1 and id = $2 and version = $5 returning 1 as one`,
              [TENANT, id, to, moved.closedAt, item.version, moved.dueAt],
            );
            if (updated.length === 0) throw new Problem('cases.conflict');
            await insertJournal(moved, moved.version, by, transition, item.state, note, at, tx);
            await events.publish({ type: 'case', data: { case: id, type: item.type, state: to } }, tx);
          },
        },
      );
      return moved;
    },

    get,
    find,
    async journal(id) {
      return database.query<JournalLine & Record<string, unknown>>(
        `select sequence, at, actor as by, transition, from_state as "from", to_state as "to", note
         from cases.journal where tenant = $1 and case_id = $2 order by sequence`,
        [TENANT, id],
      );
    },
    transitions: (item) => transitionsFrom(typeOf(item.type), item.state),
  };
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function dueIn(type: CaseType, state: string, from: Date, finalDueAt: string | null): string | null {
  const { closed, dueInWorkingDays } = type.states[state] ?? {};
  if (closed) return null;
  return dueInWorkingDays === undefined ? finalDueAt : dueAfter(from, dueInWorkingDays);
}

/** The entity under which a case shows its state. */
export function entityId(item: { readonly id: string; readonly type: string }): string {
  return `urn:ngsi-ld:${item.type}:${item.id}`;
}

function shown(item: Case, at: string): ReadonlyMap<string, Statement> {
  const property = (value: string): Statement => ({
    kind: 'Property',
    value,
    unitCode: null,
    observedAt: at,
  });
  const statements = new Map([
    ['state', property(item.state)],
    ['openedAt', property(item.openedAt)],
  ]);
  if (item.dueAt) statements.set('dueAt', property(item.dueAt));
  if (item.closedAt) statements.set('closedAt', property(item.closedAt));
  if (item.owner) statements.set('owner', property(item.owner));
  return statements;
}

/** What the case showed and does not hold any more: the due time of a closed one, the closing of one that is open again. */
function over(before: Case, after: Case): readonly string[] {
  return (['dueAt', 'closedAt'] as const).filter((name) => before[name] !== null && after[name] === null);
}

async function insertCase(item: Case, tx: Sql): Promise<void> {
  await tx.query(
    `insert into cases.case (tenant, ${COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      TENANT,
      item.id,
      item.type,
      item.state,
      JSON.stringify(item.data),
      item.owner,
      item.openedAt,
      item.dueAt,
      item.finalDueAt,
      item.closedAt,
      item.version,
    ],
  );
}

async function insertJournal(
  item: Case,
  sequence: number,
  by: Actor,
  transition: string,
  from: string | null,
  note: string,
  at: string,
  tx: Sql,
): Promise<void> {
  await tx.query(
    `insert into cases.journal (tenant, case_id, sequence, at, actor, transition, from_state, to_state, note)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [TENANT, item.id, sequence, at, by.id, transition, from, item.state, note],
  );
}

function fromRow(row: CaseRow): Case {
  return {
    id: row.id,
    type: row.type,
    state: row.state,
    data: row.data,
    owner: row.owner,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    finalDueAt: row.final_due_at,
    closedAt: row.closed_at,
    version: row.version,
  };
}
