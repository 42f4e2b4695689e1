import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { Agenda } from '../meetings/agenda/agenda.ts';
import type { Minutes, MinutesDraft } from '../meetings/minutes/minutes.ts';

/** Something of a meeting as it was sent out: frozen, one version after the other. */
export interface Issued<Content> {
  readonly version: number;
  readonly content: Content;
  readonly digest: string;
  readonly issuedAt: string;
  readonly issuedBy: string;
}

export type IssuedMinutes = Issued<Minutes> & { readonly reason: string };

const ISSUED = `version, content, encode(digest, 'hex') as digest, issued_at as "issuedAt", issued_by as "issuedBy"`;

/** The oldest first. */
export async function readAgendas(sql: Sql, meeting: string): Promise<readonly Issued<Agenda>[]> {
  return sql.query<Issued<Agenda> & Record<string, unknown>>(
    `select ${ISSUED} from plan.agenda where meeting = $1 order by version`,
    [meeting],
  );
}

/** Of each of these meetings the agenda that was sent out last. */
export async function readLatestAgendas(
  sql: Sql,
  meetings: readonly string[],
): Promise<ReadonlyMap<string, Agenda>> {
  const rows = await sql.query<{ meeting: string; content: Agenda }>(
    `select distinct on (meeting) meeting, content from plan.agenda where meeting = any ($1::uuid[])
     order by meeting, version desc`,
    [meetings],
  );
  return new Map(rows.map(({ meeting, content }) => [meeting, content]));
}

/** @throws Problem plan.meeting-meanwhile when another took its version */
export async function insertAgenda(tx: Sql, meeting: string, agenda: Issued<Agenda>): Promise<void> {
  const { version, content, digest, issuedAt, issuedBy } = agenda;
  const stored = await tx.query(
    `insert into plan.agenda (meeting, version, content, digest, issued_at, issued_by)
     values ($1, $2, $3, decode($4, 'hex'), $5, $6) on conflict do nothing returning 1 as one`,
    [meeting, version, JSON.stringify(content), digest, issuedAt, issuedBy],
  );
  if (stored.length === 0) throw new Problem('plan.meeting-meanwhile');
}

/** The oldest first. Those that were issued before numbers were proposed say nothing of proposals: they had none. */
export async function readMinutes(sql: Sql, meeting: string): Promise<readonly IssuedMinutes[]> {
  const rows = await sql.query<IssuedMinutes & Record<string, unknown>>(
    `select ${ISSUED}, reason from plan.minutes where meeting = $1 order by version`,
    [meeting],
  );
  return rows.map((row) => {
    const items = row.content.items.map((item) => ({ ...item, proposal: item.proposal ?? null }));
    return { ...row, content: { ...row.content, items } };
  });
}

/** The number that the next minutes of a year would have. */
export async function nextMinutesNumber(sql: Sql, year: number): Promise<number> {
  const [row] = await sql.query<{ number: number }>(
    'select coalesce(max(number), 0)::int + 1 as number from plan.minutes where year = $1',
    [year],
  );
  return row?.number ?? 1;
}

/** @throws Problem plan.meeting-meanwhile when another took its version, or its number */
export async function insertMinutes(tx: Sql, meeting: string, minutes: IssuedMinutes): Promise<void> {
  const { version, content, digest, reason, issuedAt, issuedBy } = minutes;
  const stored = await tx.query(
    `insert into plan.minutes (meeting, version, year, number, content, digest, reason, issued_at, issued_by)
     values ($1, $2, $3, $4, $5, decode($6, 'hex'), $7, $8, $9) on conflict do nothing returning 1 as one`,
    [
      meeting,
      version,
      content.year,
      content.number,
      JSON.stringify(content),
      digest,
      reason,
      issuedAt,
      issuedBy,
    ],
  );
  if (stored.length === 0) throw new Problem('plan.meeting-meanwhile');
}

export interface StoredDraft {
  readonly revision: number;
  readonly content: MinutesDraft;
  readonly savedAt: string;
  readonly savedBy: string;
}

export async function readMinutesDraft(sql: Sql, meeting: string): Promise<StoredDraft | null> {
  const [row] = await sql.query<StoredDraft & Record<string, unknown>>(
    `select revision, content, saved_at as "savedAt", saved_by as "savedBy" from plan.minutes_draft where meeting = $1`,
    [meeting],
  );
  return row ?? null;
}

/**
 * Keeps a draft over the revision that was seen (0: none).
 * @returns its revision @throws Problem plan.meeting-meanwhile when somebody else saved one since
 */
export async function saveMinutesDraft(
  tx: Sql,
  meeting: string,
  seen: number,
  { content, savedAt, savedBy }: Omit<StoredDraft, 'revision'>,
): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(
    seen === 0
      ? `insert into plan.minutes_draft (meeting, revision, content, saved_at, saved_by)
         select $1, $2::int + 1, $3, $4, $5 on conflict do nothing returning revision`
      : `update plan.minutes_draft set revision = revision + 1, content = $3, saved_at = $4, saved_by = $5
         where meeting = $1 and revision = $2 returning revision`,
    [meeting, seen, JSON.stringify(content), savedAt, savedBy],
  );
  if (!row) throw new Problem('plan.meeting-meanwhile');
  return row.revision;
}
