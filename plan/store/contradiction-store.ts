import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { Kept } from '../contradictions/reconcile.ts';
import type { Finding, Kind } from '../contradictions/rules/record.ts';

/** A contradiction as it is kept. */
export interface KeptContradiction extends Kept {
  readonly kind: Kind;
  readonly finding: Finding;
  readonly foundAt: string;
  readonly renewedAt: string | null;
}

const COLUMNS = `case_id as "case", kind, subject, encode(basis, 'hex') as basis, state, tasks, finding,
  found_at as "foundAt", renewed_at as "renewedAt"`;

/** What is kept about these tasks (about all, for null), without what it says. */
export async function readKept(sql: Sql, tasks: readonly string[] | null): Promise<readonly Kept[]> {
  return sql.query<Kept & Record<string, unknown>>(
    `select case_id as "case", subject, encode(basis, 'hex') as basis, state, tasks from plan.contradiction
     where $1::text[] is null or tasks && $1`,
    [tasks],
  );
}

/** The newest first. */
export async function listContradictions(
  sql: Sql,
  filter: { readonly tasks?: readonly string[] } = {},
): Promise<readonly KeptContradiction[]> {
  return sql.query<KeptContradiction & Record<string, unknown>>(
    `select ${COLUMNS} from plan.contradiction where $1::text[] is null or tasks && $1
     order by found_at desc, case_id limit 5000`,
    [filter.tasks ?? null],
  );
}

/** @throws Problem plan.contradiction-not-found */
export async function readContradiction(sql: Sql, id: string): Promise<KeptContradiction> {
  const [row] = await sql.query<KeptContradiction & Record<string, unknown>>(
    `select ${COLUMNS} from plan.contradiction where case_id::text = $1`,
    [id],
  );
  if (row === undefined) throw new Problem('plan.contradiction-not-found');
  return row;
}

/** @returns false where it is kept already, in question, confirmed, or dismissed for these facts */
export async function insertContradiction(
  one: Pick<Kept, 'case' | 'basis' | 'tasks'> & { readonly finding: Finding; readonly at: string },
  tx: Sql,
): Promise<boolean> {
  const { case: driven, basis, tasks, finding, at } = one;
  const stored = await tx.query(
    `insert into plan.contradiction (case_id, kind, subject, basis, state, tasks, finding, found_at)
     values ($1, $2, $3, decode($4, 'hex'), 'standing', $5, $6, $7) on conflict do nothing returning 1 as one`,
    [driven, finding.kind, finding.subject, basis, tasks, JSON.stringify(finding), at],
  );
  return stored.length > 0;
}

/** Its facts are others now. @returns false where somebody was faster, or the same was dismissed for these facts */
export async function renewContradiction(
  kept: Pick<Kept, 'case' | 'basis' | 'subject'>,
  now: { readonly basis: string; readonly finding: Finding; readonly at: string },
  tx: Sql,
): Promise<boolean> {
  const renewed = await tx.query(
    `update plan.contradiction set basis = decode($3, 'hex'), finding = $4, renewed_at = $5
     where case_id = $1 and basis = decode($2, 'hex') and state = 'standing' and not exists
       (select 1 from plan.contradiction d where d.subject = $6 and d.basis = decode($3, 'hex') and d.state = 'dismissed')
     returning 1 as one`,
    [kept.case, kept.basis, now.basis, JSON.stringify(now.finding), now.at, kept.subject],
  );
  return renewed.length > 0;
}

/**
 * It is in question no more.
 * @param basis what whoever decides has seen of it
 * @returns false where it has been decided, or rests on other facts now
 */
export async function endContradiction(
  { case: driven, basis }: Pick<Kept, 'case' | 'basis'>,
  state: 'confirmed' | 'dismissed' | 'settled',
  tx: Sql,
): Promise<boolean> {
  const ended = await tx.query(
    `update plan.contradiction set state = $3
     where case_id = $1 and basis = decode($2, 'hex') and state = 'standing' returning 1 as one`,
    [driven, basis, state],
  );
  return ended.length > 0;
}
