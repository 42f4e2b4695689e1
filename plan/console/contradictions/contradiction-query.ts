import { queryOptions } from '@tanstack/react-query';
import { get } from '@yuheng/console/data/request';
import type { ContradictionRow, ContradictionView, RecordedView } from '../../contradictions/view.ts';

export type { ContradictionRow, ContradictionView, RecordedView };
export type SaidView = ContradictionRow['said'];

interface Listed {
  readonly rows: readonly ContradictionRow[];
  readonly counts: readonly { readonly kind: ContradictionRow['kind']; readonly count: number }[];
}

/** All of them, or those about one task. Under the key of cases, so that a step of any makes it new. */
export function contradictionsQuery(task: string | null = null) {
  return queryOptions({
    queryKey: ['case', 'contradictions', task],
    queryFn: ({ signal }) =>
      get<Listed>('/api/plan/list-contradictions', task === null ? {} : { task }, signal),
  });
}

export function contradictionQuery(id: string) {
  return queryOptions({
    queryKey: ['case', 'contradiction', id],
    queryFn: ({ signal }) =>
      get<ContradictionView>('/api/plan/read-contradiction', { contradiction: id }, signal),
  });
}

export function isStanding({ state }: Pick<ContradictionRow, 'state'>): boolean {
  return state === 'open' || state === 'answered';
}
