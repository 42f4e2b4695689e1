import type { Kernel } from '@yuheng/kernel/kernel';
import { hasPeriod } from '../store/meeting-store.ts';
import type { Meeting } from './meeting.ts';
import { nextOfSeries } from './next-of-series.ts';
import { type OpeningMeeting, openingMeeting } from './open-meeting.ts';

/** The next meeting of a series, to be opened; null where there is no series, or it is there already. */
export async function successorOf(kernel: Kernel, meeting: Meeting): Promise<OpeningMeeting | null> {
  const draft = nextOfSeries(meeting);
  if (draft === null || draft.series === null || draft.period === null) return null;
  if (await hasPeriod(kernel.database, draft.series.id, draft.period)) return null;
  return openingMeeting(draft, kernel.clock().toISOString());
}
