import { queryOptions } from '@tanstack/react-query';
import { get } from './request.ts';

export interface JournalEntry {
  readonly sequence: number;
  readonly at: string;
  readonly by: string;
  readonly transition: string;
  readonly from: string | null;
  readonly to: string;
  readonly note: string;
  readonly detail: { readonly [name: string]: unknown };
}

export interface CaseView {
  readonly id: string;
  readonly type: string;
  readonly state: string;
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly owner: string | null;
  readonly transitions: readonly string[];
  readonly journal: readonly JournalEntry[];
}

export function caseQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id],
    queryFn: ({ signal }) => get<CaseView>('/api/cases/read-case', { id }, signal),
  });
}
