import { useQuery } from '@tanstack/react-query';
import type { SearchEntry } from '@yuheng/console/data/search-entry';
import { useText } from '@yuheng/console/text/text-context';
import { boardQuery } from './board-query.ts';

/** Plans, targets and tasks of the board, for the search of the top bar. */
export function useSearchEntries(): readonly SearchEntry[] {
  const t = useText('plan');
  const { data } = useQuery(boardQuery);
  return (data?.plans ?? []).flatMap((plan) => [
    {
      id: plan.id,
      kind: t('board.plan'),
      title: plan.title,
      words: [plan.documentNumber, plan.issuer].filter(Boolean).join(' · '),
      to: `/plan/${encodeURIComponent(plan.id)}`,
    },
    ...plan.targets.map((target) => ({
      id: target.id,
      kind: t('board.target'),
      title: target.subject,
      words: target.quote,
      to: `/?target=${encodeURIComponent(target.id)}`,
    })),
    ...plan.sections.flatMap((section) =>
      section.tasks.map((task) => ({
        id: task.id,
        kind: t('board.task'),
        title: task.title,
        words: task.text,
        to: `/?task=${encodeURIComponent(task.id)}`,
      })),
    ),
  ]);
}
