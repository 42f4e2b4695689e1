import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Meeting } from '../../meetings/meeting.ts';
import type { MeetingPage } from '../../meetings/meeting-page.ts';

export type ListedMeeting = Omit<Meeting, 'edits'> & { readonly resolutions: number; readonly open: number };

/** Under the key of cases, so that a step of any makes it new. */
export const meetingsQuery = queryOptions({
  queryKey: ['case', 'meetings'],
  queryFn: ({ signal }) => get<{ meetings: readonly ListedMeeting[] }>('/api/plan/list-meetings', {}, signal),
});

export function meetingQuery(meeting: string) {
  return queryOptions({
    queryKey: ['case', 'meeting', meeting],
    queryFn: ({ signal }) => get<MeetingPage>('/api/plan/read-meeting', { meeting }, signal),
    retry: false,
  });
}

/** A link to a calendar, without its secret. */
export interface CalendarFeed {
  readonly id: string;
  readonly unit: string | null;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly revokedAt: string | null;
}

export const feedsQuery = queryOptions({
  queryKey: ['calendar-feeds'],
  queryFn: ({ signal }) =>
    get<{ feeds: readonly CalendarFeed[] }>('/api/plan/list-calendar-feeds', {}, signal),
});
