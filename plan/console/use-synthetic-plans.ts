import { useQuery } from '@tanstack/react-query';
import { useSynthetic } from '@yuheng/console/data/page-state';
import { boardQuery } from './board-query.ts';

/** Marks a page on which things of all plans may stand, as long as one of them is synthetic. */
export function useSyntheticPlans(): void {
  useSynthetic((useQuery(boardQuery).data?.plans ?? []).some(({ synthetic }) => synthetic));
}
