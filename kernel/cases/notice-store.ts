import { TENANT } from '../facts/store/shard.ts';
import type { Sql } from '../store/database.ts';
import type { Notice } from './case.ts';

export const NOTICE_COLUMNS = `case_id as "case", number, rule, level, occasion, rung, party, unit, issued_at as "issuedAt",
  due_at as "dueAt", answer_due_at as "answerDueAt", lapsed_at as "lapsedAt", answered_at as "answeredAt",
  answered_by as "answeredBy", answer, ended_at as "endedAt"`;

/** The notices of these cases, in the order in which they were sent. */
export async function readNotices(cases: readonly string[], sql: Sql): Promise<readonly Notice[]> {
  if (cases.length === 0) return [];
  return sql.query<Notice & Record<string, unknown>>(
    `select ${NOTICE_COLUMNS} from cases.notice where tenant = $1 and case_id = any ($2::uuid[]) order by case_id, number`,
    [TENANT, cases],
  );
}

/** Notices that stand and want an answer of one of these parties, of that unit where it is told; the oldest first. */
export async function readUnanswered(
  {
    parties,
    unit,
    limit,
  }: { readonly parties: readonly string[]; readonly unit: string | null; readonly limit: number },
  sql: Sql,
): Promise<readonly Notice[]> {
  return sql.query<Notice & Record<string, unknown>>(
    `select ${NOTICE_COLUMNS} from cases.notice
     where tenant = $1 and party = any ($2) and ($3::text is null or unit = $3)
       and answered_at is null and ended_at is null and answer_due_at is not null
     order by answer_due_at, case_id, number limit $4`,
    [TENANT, parties, unit, limit],
  );
}

/** Keeps a notice that is new, or what became of one. */
export async function putNotice(notice: Notice, tx: Sql): Promise<void> {
  await tx.query(
    `insert into cases.notice (tenant, case_id, number, rule, level, occasion, rung, party, unit, issued_at, due_at,
       answer_due_at, lapsed_at, answered_at, answered_by, answer, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (tenant, case_id, number) do update set lapsed_at = excluded.lapsed_at,
       answered_at = excluded.answered_at, answered_by = excluded.answered_by, answer = excluded.answer,
       ended_at = excluded.ended_at`,
    [
      TENANT,
      notice.case,
      notice.number,
      notice.rule,
      notice.level,
      notice.occasion,
      notice.rung,
      notice.party,
      notice.unit,
      notice.issuedAt,
      notice.dueAt,
      notice.answerDueAt,
      notice.lapsedAt,
      notice.answeredAt,
      notice.answeredBy,
      notice.answer,
      notice.endedAt,
    ],
  );
}
