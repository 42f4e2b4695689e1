import type { Kernel } from '@yuheng/kernel/kernel';
import type { PolicyRecord } from '@yuheng/kernel/record-type';
import { reportingUnits } from '../meetings/agenda/propose-agenda.ts';
import { readLatestAgendas } from './meeting-papers.ts';

/** Meetings as policies know them: of the units that attend, or, until that is said, of those who report by the agenda that was sent out. */
export async function meetingUnits(
  { database, cases }: Kernel,
  ids: readonly string[],
): Promise<readonly PolicyRecord[]> {
  const rows = await database.query<{ id: string; units: string[] | null; kind: string; case: string }>(
    'select id, units, kind, case_id as case from plan.meeting where id::text = any($1)',
    [ids],
  );
  const agendas = await readLatestAgendas(
    database,
    rows.map(({ id }) => id),
  );
  const driven = new Map(
    (await cases.find(rows.map((row) => row.case))).map((item) => [item.id, item.state]),
  );
  return rows.map(({ id, units, kind, case: of }) => ({
    id,
    units: units ?? reportingUnits(agendas.get(id)?.items ?? []),
    tags: { kind: [kind], state: [driven.get(of) ?? ''] },
  }));
}
