import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { Inbox } from '../../tasks/inbox.ts';

export type InboxRow = Inbox['rows'][number];
export type InboxReport = Inbox['reports'][number];
export type InboxProposal = Inbox['proposals'][number];
export type InboxNotice = Inbox['notices'][number];

/** The inbox of a unit; `null` is the programme office. Under the key of cases, so that a step of any makes it new. */
export function inboxQuery(unit: string | null) {
  return queryOptions({
    queryKey: ['case', 'inbox', unit],
    queryFn: ({ signal }) => get<Inbox>('/api/plan/read-inbox', unit === null ? {} : { unit }, signal),
  });
}

/** What belongs to a task. */
export interface TaskPart {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly owner: string | null;
  readonly name: string;
  readonly until: string | null;
  readonly dueAt: string | null;
  readonly notice: string | null;
  readonly closedAt: string | null;
  readonly ending: string | null;
  readonly transitions: readonly string[];
}

export function taskPartsQuery(task: string) {
  return queryOptions({
    queryKey: ['case', 'parts', task],
    queryFn: ({ signal }) =>
      get<{ owner: string | null; participants: readonly string[]; parts: readonly TaskPart[] }>(
        '/api/plan/read-task',
        { task },
        signal,
      ),
  });
}
