import { TENANT } from '../facts/store/shard.ts';
import type { Actor } from '../identity/actor.ts';
import type { Sql } from '../store/database.ts';
import type { Case, JournalLine } from './case.ts';

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
/** Cases by their ids; unknown ones are left out. */
export async function readCases(ids: readonly string[], sql: Sql): Promise<readonly Case[]> {
  const rows = await sql.query<CaseRow>(
    `select ${COLUMNS} from cases.case where tenant = $1 and id = any ($2::uuid[])`,
    [TENANT, ids],
  );
  return rows.map(caseOf);
}

export async function readJournal(id: string, sql: Sql): Promise<readonly JournalLine[]> {
  return sql.query<JournalLine & Record<string, unknown>>(
    `select sequence, at, actor as by, transition, from_state as "from", to_state as "to", note
     from cases.journal where tenant = $1 and case_id = $2 order by sequence`,
    [TENANT, id],
  );
}

/** @returns false when somebody else has moved the case since the version that the caller saw */
export async function updateCase(before: Case, after: Case, tx: Sql): Promise<boolean> {
  const updated = await tx.query(
    `update cases.case set state = $3, closed_at = $4, due_at = $5, version = $6, owner = $8, final_due_at = $9
     where tenant = $1 and id = $2 and version = $7 returning 1 as one`,
    [
      TENANT,
      before.id,
      after.state,
      after.closedAt,
      after.dueAt,
      after.version,
      before.version,
      after.owner,
      after.finalDueAt,
    ],
  );
  return updated.length > 0;
}

export async function insertCase(item: Case, tx: Sql): Promise<void> {
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

export async function insertJournal(
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

function caseOf(row: CaseRow): Case {
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
