import type { Kernel } from '@yuheng/kernel/kernel';
import { Problem } from '@yuheng/kernel/problem';
import { requireYear } from '../confirm/check-fields.ts';
import { listMeetingRows, readMeetingRow } from '../store/meeting-store.ts';
import type { Meeting } from './meeting.ts';

/** @throws Problem plan.meeting-not-found */
export async function readMeeting({ database, cases }: Kernel, id: string): Promise<Meeting> {
  const row = await readMeetingRow(database, id);
  return { ...row, state: (await cases.get(row.case)).state };
}

/** @throws Problem plan.meeting-not-found, plan.meeting-meanwhile when somebody has changed it since it was seen */
export async function readSeen(kernel: Kernel, id: string, seen: number): Promise<Meeting> {
  const meeting = await readMeeting(kernel, id);
  if (meeting.version !== seen) throw new Problem('plan.meeting-meanwhile');
  return meeting;
}

/** The latest first. */
export async function listMeetings({ database, cases, records }: Kernel): Promise<readonly Meeting[]> {
  const rows = await records.of('plan.meeting', await listMeetingRows(database), ({ id }) => id);
  const found = await cases.find(rows.map((row) => row.case));
  const byId = new Map(found.map((item) => [item.id, item]));
  return rows.flatMap((row) => {
    const item = byId.get(row.case);
    return item === undefined ? [] : [{ ...row, state: item.state }];
  });
}

/** @throws Problem plan.meeting-reversed for an end that is not after the beginning, plan.meeting-long for more than three days, plan.year-out-of-range */
export function requireOrder({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): void {
  requireYear(startsAt.slice(0, 10));
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  if (!(length > 0)) throw new Problem('plan.meeting-reversed');
  if (length > 3 * 86_400_000) throw new Problem('plan.meeting-long');
}
