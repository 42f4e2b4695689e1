import { lazy, Suspense, useState } from 'react';
import type { Measurement } from '../data/measures.ts';
import { useText } from '../text/text-context.ts';
import { Failure, Skeleton } from '../ui/states.tsx';
import { FactsTable } from './facts-table.tsx';
import styles from './step.module.css';
import { useEvidenceFacts } from './use-evidence-facts.ts';

const FactsMap = lazy(async () => ({ default: (await import('./facts-map.tsx')).FactsMap }));

/** The facts behind the figure as a list, and as a map where they have places. */
export function FactsStep({ measurement }: { readonly measurement: Measurement }) {
  const t = useText();
  const [view, setView] = useState<'list' | 'map'>('list');
  const [filtering, setFiltering] = useState(false);
  const { facts, total, loaded, error, fetchNextPage, refetch } = useEvidenceFacts(
    measurement.id,
    filtering || view === 'map',
  );
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!loaded) return <Skeleton lines={6} />;
  if (total === 0) return <p>{t('evidence.no-facts')}</p>;
  const placed = facts.some((fact) => fact.location !== null);
  return (
    <>
      {placed && (
        <div className={styles['tabs']} role="tablist">
          {(['list', 'map'] as const).map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              aria-selected={view === each}
              onClick={() => setView(each)}
              data-testid={`facts-${each}`}
            >
              {t(`evidence.facts.${each}`)}
            </button>
          ))}
        </div>
      )}
      {view === 'map' ? (
        <div className={styles['map']}>
          <Suspense fallback={<Skeleton />}>
            <FactsMap facts={facts} />
          </Suspense>
        </div>
      ) : (
        <FactsTable
          facts={facts}
          total={total}
          onMore={() => void fetchNextPage()}
          onFilter={(question) => setFiltering(question !== '')}
        />
      )}
    </>
  );
}
