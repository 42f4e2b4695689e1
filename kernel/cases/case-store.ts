import { TENANT } from '../facts/store/shard.ts';
import { Problem } from '../http/problem.ts';
import type { Sql } from '../store/database.ts';
import type { Case, JournalLine } from './case.ts';

/** Which cases: all conditions hold together. */
export interface CaseFilter {
  readonly types?: readonly string[];
  /** Of which it is the owner or in which it takes part. */
  readonly unit?: string;
  /** Belonging to one of these. */
  readonly parents?: readonly string[];
  readonly states?: readonly string[];
  /** Those that are not closed. */
  readonly open?: boolean;
  /** 1000 unless told. */
  readonly limit?: number;
}

export const CASE_COLUMNS = `id, type, state, data, owner, participants, parent, opened_at as "openedAt", due_at as "dueAt",
  final_due_at as "finalDueAt", closed_at as "closedAt", notice, version`;

export const JOURNAL_COLUMNS =
  'sequence, at, actor as by, transition, from_state as "from", to_state as "to", note, detail, terms';

/** Cases by their ids; unknown ones are left out. */
export async function readCases(ids: readonly string[], sql: Sql): Promise<readonly Case[]> {
  return sql.query<Case & Record<string, unknown>>(
    `select ${CASE_COLUMNS} from cases.case where tenant = $1 and id = any ($2::uuid[])`,
    [TENANT, ids],
  );
}

/** As it is now; nobody else changes it until the transaction ends. @throws Problem cases.not-found */
export async function holdCase(id: string, tx: Sql): Promise<Case> {
  const [held] = await tx.query<Case & Record<string, unknown>>(
    `select ${CASE_COLUMNS} from cases.case where tenant = $1 and id = $2::uuid for update`,
    [TENANT, id],
  );
  if (!held) throw new Problem('cases.not-found');
  return held;
}

/** What is due first comes first, what is never due last. */
export async function listCases(filter: CaseFilter, sql: Sql): Promise<readonly Case[]> {
  const { types = null, unit = null, parents = null, states = null, open = false, limit = 1000 } = filter;
  return sql.query<Case & Record<string, unknown>>(
    `select ${CASE_COLUMNS} from cases.case
     where tenant = $1 and ($2::text[] is null or type = any ($2)) and ($4::uuid[] is null or parent = any ($4))
       and ($3::text is null or owner = $3 or participants @> array[$3]) and ($5::text[] is null or state = any ($5))
       and (not $6 or closed_at is null)
     order by due_at nulls last, opened_at, id limit $7`,
    [TENANT, types, unit, parents, states, open, limit],
  );
}

/** Cases whose deadlines have to be looked at by now, the longest waiting first. */
export async function readDue(now: string, limit: number, sql: Sql): Promise<readonly Case[]> {
  return sql.query<Case & Record<string, unknown>>(
    `select ${CASE_COLUMNS} from cases.case where tenant = $1 and next_at <= $2 order by next_at, id limit $3`,
    [TENANT, now, limit],
  );
}

export async function readJournal(id: string, sql: Sql): Promise<readonly JournalLine[]> {
  return sql.query<JournalLine & Record<string, unknown>>(
    `select ${JOURNAL_COLUMNS} from cases.journal where tenant = $1 and case_id = $2 order by sequence`,
    [TENANT, id],
  );
}

/** The journals of these cases, each in its order; a case without one has none. */
export async function readJournals(
  ids: readonly string[],
  sql: Sql,
): Promise<ReadonlyMap<string, readonly JournalLine[]>> {
  const rows = await sql.query<JournalLine & { readonly of: string } & Record<string, unknown>>(
    `select case_id as "of", sequence, at, actor as by, transition, from_state as "from", to_state as "to", note, detail, terms
     from cases.journal where tenant = $1 and case_id = any ($2::uuid[]) order by case_id, sequence`,
    [TENANT, ids],
  );
  const lines = rows.map(({ of, ...line }) => ({ of, line }));
  return new Map(
    [...Map.groupBy(lines, ({ of }) => of)].map(([id, own]) => [id, own.map(({ line }) => line)] as const),
  );
}

/** @returns false when somebody else has moved the case since the version that the caller saw */
export async function updateCase(
  before: Case,
  after: Case,
  nextAt: string | null,
  tx: Sql,
): Promise<boolean> {
  const { state, closedAt, dueAt, version, owner, finalDueAt, participants, notice } = after;
  const updated = await tx.query(
    `update cases.case set state = $3, closed_at = $4, due_at = $5, version = $6, owner = $8, final_due_at = $9,
       participants = $10, notice = $11, next_at = $12
     where tenant = $1 and id = $2 and version = $7 returning 1 as one`,
    [
      TENANT,
      before.id,
      state,
      closedAt,
      dueAt,
      version,
      before.version,
      owner,
      finalDueAt,
      participants,
      notice,
      nextAt,
    ],
  );
  return updated.length > 0;
}

/** Says when the deadlines of an unchanged case have to be looked at next. */
export async function putOffCase(
  { id, version }: Pick<Case, 'id' | 'version'>,
  nextAt: string | null,
  sql: Sql,
): Promise<void> {
  await sql.query('update cases.case set next_at = $4 where tenant = $1 and id = $2 and version = $3', [
    TENANT,
    id,
    version,
    nextAt,
  ]);
}

export async function insertCase(item: Case, nextAt: string | null, tx: Sql): Promise<void> {
  await tx.query(
    `insert into cases.case (tenant, id, type, state, data, owner, participants, parent, opened_at, due_at, final_due_at,
       closed_at, notice, version, next_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      TENANT,
      item.id,
      item.type,
      item.state,
      JSON.stringify(item.data),
      item.owner,
      item.participants,
      item.parent,
      item.openedAt,
      item.dueAt,
      item.finalDueAt,
      item.closedAt,
      item.notice,
      item.version,
      nextAt,
    ],
  );
}

export async function insertJournal(id: string, lines: readonly JournalLine[], tx: Sql): Promise<void> {
  await tx.query(
    `insert into cases.journal (tenant, case_id, sequence, at, actor, transition, from_state, to_state, note, detail, terms)
     select $1, $2, sequence, at, by, transition, "from", "to", note, detail, nullif(terms, 'null')
     from jsonb_to_recordset($3::jsonb) as new (sequence integer, at timestamptz, by text, transition text,
       "from" text, "to" text, note text, detail jsonb, terms jsonb)`,
    [TENANT, id, JSON.stringify(lines)],
  );
}
