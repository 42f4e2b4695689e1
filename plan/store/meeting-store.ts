import { Problem } from '@yuheng/kernel/problem';
import type { Sql } from '@yuheng/kernel/store';
import type { Meeting } from '../meetings/meeting.ts';

/** A meeting without what its case knows. */
export type MeetingRow = Omit<Meeting, 'state'>;

const COLUMNS = `id, case_id as "case", kind, title, place, chair, starts_at as "startsAt", ends_at as "endsAt", units, series,
  period, edits, sequence, changed_at as "changedAt", announced, version`;

type Row = MeetingRow & Record<string, unknown>;

/** The latest first. */
export async function listMeetingRows(sql: Sql): Promise<readonly MeetingRow[]> {
  return sql.query<Row>(`select ${COLUMNS} from plan.meeting order by starts_at desc, id`);
}

/** @throws Problem plan.meeting-not-found */
export async function readMeetingRow(sql: Sql, id: string): Promise<MeetingRow> {
  const [row] = await sql.query<Row>(`select ${COLUMNS} from plan.meeting where id::text = $1`, [id]);
  if (!row) throw new Problem('plan.meeting-not-found');
  return row;
}

/** Whether a month of a series has its meeting already. */
export async function hasPeriod(sql: Sql, series: string, period: string): Promise<boolean> {
  const rows = await sql.query(
    `select 1 as one from plan.meeting where series ->> 'id' = $1 and period = $2`,
    [series, period],
  );
  return rows.length > 0;
}

/** @throws Problem plan.meeting-meanwhile when the month of its series was given a meeting meanwhile */
export async function insertMeeting(tx: Sql, row: MeetingRow): Promise<void> {
  const stored = await tx.query(
    `insert into plan.meeting (id, case_id, kind, title, place, chair, starts_at, ends_at, units, series, period, edits,
       sequence, changed_at, announced, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) on conflict do nothing returning 1 as one`,
    valuesOf(row),
  );
  if (stored.length === 0) throw new Problem('plan.meeting-meanwhile');
}

/** @throws Problem plan.meeting-meanwhile when it is not the version before any more */
export async function updateMeeting(tx: Sql, row: MeetingRow): Promise<void> {
  const [id, , , ...rest] = valuesOf(row);
  const updated = await tx.query(
    `update plan.meeting set title = $2, place = $3, chair = $4, starts_at = $5, ends_at = $6, units = $7, series = $8,
       period = $9, edits = $10, sequence = $11, changed_at = $12, announced = $13, version = $14
     where id = $1 and version = $14 - 1 returning 1 as one`,
    [id, ...rest],
  );
  if (updated.length === 0) throw new Problem('plan.meeting-meanwhile');
}

function valuesOf(row: MeetingRow): unknown[] {
  const { id, kind, title, place, chair, startsAt, endsAt, units, series, period, edits } = row;
  return [
    id,
    row.case,
    kind,
    title,
    place,
    chair,
    startsAt,
    endsAt,
    units,
    series && JSON.stringify(series),
    period,
    JSON.stringify(edits),
    row.sequence,
    row.changedAt,
    row.announced,
    row.version,
  ];
}
