import { useQuery } from '@tanstack/react-query';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense, useState } from 'react';
import styles from './coverage-page.module.css';
import { runsQuery } from './coverage-queries.ts';
import { NewCase } from './new-case.tsx';
import { RunChooser } from './run-chooser.tsx';
import { RunProgress } from './run-progress.tsx';

const RunView = lazy(async () => ({ default: (await import('./run-view.tsx')).RunView }));

/** What the network covers: a run on the map, its sites to be moved, every pixel to be explained. */
export function Page() {
  const t = useText('network');
  usePageTitle(t('pages.coverage'));
  const { query, set } = usePlace();
  const { data, error, refetch } = useQuery(runsQuery);
  const may = useMay();
  const [making, setMaking] = useState(false);
  const runs = data?.runs ?? [];
  const run = runs.find(({ id }) => id === query['run']) ?? runs[0];
  useSynthetic(run !== undefined && run.synthetic);
  const open = (id: string) => set({ run: id, at: undefined, site: undefined });
  const chooser = (
    <RunChooser runs={runs} chosen={run?.id ?? null} onChoose={open} onNew={() => setMaking(true)} />
  );
  return (
    <div className={styles['page']}>
      {run?.summary ? (
        <Suspense fallback={<Skeleton />}>
          <RunView key={run.id} run={run} chooser={chooser} onOpen={open} />
        </Suspense>
      ) : (
        <section className={styles['panel']} aria-label={t('pages.coverage')}>
          {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
          {error === null && data === undefined && <Skeleton lines={6} />}
          {run !== undefined && (
            <>
              {chooser}
              <RunProgress key={run.id} run={run} onAgain={open} />
            </>
          )}
          {data !== undefined && run === undefined && (
            <Empty title={t('coverage.empty')}>
              <p>{t('coverage.empty.text')}</p>
              {may && (
                <Button look="strong" onClick={() => setMaking(true)} data-testid="coverage-new">
                  {t('coverage.new')}
                </Button>
              )}
            </Empty>
          )}
        </section>
      )}
      {making && (
        <NewCase
          onClose={() => setMaking(false)}
          onStarted={(id) => {
            setMaking(false);
            open(id);
          }}
        />
      )}
    </div>
  );
}
