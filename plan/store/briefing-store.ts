import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { Briefing } from '../briefing/briefing.ts';
import type { ListedBriefing } from '../briefing/listed-briefing.ts';
import type { LogHead } from '../briefing/log-head.ts';
import type { PublishedBriefing } from '../briefing/published.ts';

const LISTED = `b.id, b.case_id as "case", b.month, b.number, encode(b.digest, 'hex') as digest, b.made_at as "madeAt",
  b.made_by as "madeBy", p.version, p.published_at as "publishedAt"`;
const FROM = `from plan.briefing b left join plan.publication p on p.briefing = b.id and p.withdrawn_at is null`;

/** All briefings, the newest first. */
export async function listBriefings(sql: Sql): Promise<readonly ListedBriefing[]> {
  return sql.query<ListedBriefing & Record<string, unknown>>(
    `select ${LISTED} ${FROM} order by b.month desc, b.number desc`,
  );
}

/** A briefing with the head of the log at its publication, where it is shown and the log is signed. */
export interface ReadBriefing extends ListedBriefing {
  readonly content: Briefing;
  readonly head: LogHead | null;
}

/** @throws Problem plan.briefing-not-found */
export async function readBriefing(sql: Sql, id: string): Promise<ReadBriefing> {
  const [row] = await sql.query<ReadBriefing & Record<string, unknown>>(
    `select ${LISTED}, b.content, nullif(p.content -> 'head', 'null') as head ${FROM} where b.id::text = $1`,
    [id],
  );
  if (!row) throw new Problem('plan.briefing-not-found');
  return row;
}

/** The number that the next briefing of a year would have. */
export async function nextNumber(sql: Sql, year: string): Promise<number> {
  const [row] = await sql.query<{ number: number }>(
    `select coalesce(max(number), 0)::int + 1 as number from plan.briefing where left(month, 4) = $1`,
    [year],
  );
  return row?.number ?? 1;
}

/** @throws Problem plan.briefing-meanwhile when its number was given to another one */
export async function insertBriefing(
  tx: Sql,
  briefing: Pick<ListedBriefing, 'id' | 'case' | 'month' | 'number' | 'digest' | 'madeAt' | 'madeBy'> & {
    readonly content: Briefing;
  },
): Promise<void> {
  const { id, case: driven, month, number, content, digest, madeAt, madeBy } = briefing;
  const stored = await tx.query(
    `insert into plan.briefing (id, case_id, month, number, content, digest, made_at, made_by)
     values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8) on conflict do nothing returning 1 as one`,
    [id, driven, month, number, JSON.stringify(content), digest, madeAt, madeBy],
  );
  if (stored.length === 0) throw new Problem('plan.briefing-meanwhile');
}

/** A month's briefing as the public reads it. */
export interface Publication {
  readonly month: string;
  readonly version: number;
  readonly digest: string;
  readonly publishedAt: string;
  readonly content: PublishedBriefing;
}

const PUBLICATION = `month, version, encode(digest, 'hex') as digest, published_at as "publishedAt"`;

/** What is shown, the newest month first. */
export async function listPublications(sql: Sql): Promise<readonly Omit<Publication, 'content'>[]> {
  return sql.query<Omit<Publication, 'content'> & Record<string, unknown>>(
    `select ${PUBLICATION} from plan.publication where withdrawn_at is null order by month desc`,
  );
}

/** @throws Problem plan.not-published for a month of which nothing was ever shown, plan.briefing-withdrawn where it is no more */
export async function readPublication(sql: Sql, month: string): Promise<Publication> {
  const [row] = await sql.query<Publication & Record<string, unknown>>(
    `select ${PUBLICATION}, content from plan.publication where month = $1 and withdrawn_at is null`,
    [month],
  );
  if (row) return row;
  const [before] = await sql.query('select 1 as one from plan.publication where month = $1 limit 1', [month]);
  throw new Problem(before ? 'plan.briefing-withdrawn' : 'plan.not-published', { month });
}

/** The briefing that a month shows, as it was written. @throws Problem as readPublication */
export async function readShownBriefing(
  sql: Sql,
  month: string,
): Promise<{ readonly briefing: Briefing; readonly head: LogHead | null }> {
  await readPublication(sql, month);
  const shown = await shownBriefing(sql, month);
  const { content, head } = await readBriefing(sql, shown?.id ?? '');
  return { briefing: content, head };
}

/** Which briefing of a month is shown, if any. */
export async function shownBriefing(sql: Sql, month: string): Promise<{ id: string; case: string } | null> {
  const [row] = await sql.query<{ id: string; case: string }>(
    `select b.id, b.case_id as "case" from plan.publication p join plan.briefing b on b.id = p.briefing
     where p.month = $1 and p.withdrawn_at is null`,
    [month],
  );
  return row ?? null;
}

/** Shows a version of a month; what was shown of it before is withdrawn. @returns its version @throws Problem plan.briefing-meanwhile */
export async function insertPublication(
  tx: Sql,
  publication: Omit<Publication, 'version'> & { readonly briefing: string },
): Promise<number> {
  const { month, briefing, content, digest, publishedAt } = publication;
  await withdrawPublication(tx, month, publishedAt);
  const [row] = await tx.query<{ version: number }>(
    `insert into plan.publication (month, version, briefing, content, digest, published_at)
     select $1, coalesce(max(version), 0) + 1, $2, $3, decode($4, 'hex'), $5 from plan.publication where month = $1
     on conflict do nothing returning version`,
    [month, briefing, JSON.stringify(content), digest, publishedAt],
  );
  if (!row) throw new Problem('plan.briefing-meanwhile');
  return row.version;
}

export async function withdrawPublication(tx: Sql, month: string, at: string): Promise<void> {
  await tx.query('update plan.publication set withdrawn_at = $2 where month = $1 and withdrawn_at is null', [
    month,
    at,
  ]);
}
