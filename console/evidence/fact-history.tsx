import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { historyQuery } from '../data/facts.ts';
import { Failure, Skeleton } from '../ui/states.tsx';

const HistoryChart = lazy(async () => ({
  default: (await import('../charts/history-chart.tsx')).HistoryChart,
}));

/** What an attribute of an entity was before. */
export function FactHistory({ entity, attribute }: { readonly entity: string; readonly attribute: string }) {
  const { data, error, refetch } = useQuery(historyQuery(entity, attribute));
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} />;
  return (
    <Suspense fallback={<Skeleton lines={4} />}>
      <HistoryChart facts={data.facts} />
    </Suspense>
  );
}
