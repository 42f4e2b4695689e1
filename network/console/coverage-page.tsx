import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense, useState } from 'react';
import styles from './coverage-page.module.css';
import { NewCase } from './new-case.tsx';
import { RunChooser } from './run-chooser.tsx';
import { RunProgress } from './run-progress.tsx';
import { useRun } from './use-run.ts';

const RunView = lazy(async () => ({ default: (await import('./run-view.tsx')).RunView }));

/** What the network covers: a run on the map, its sites to be moved, every pixel to be explained. */
export function Page() {
  const t = useText('network');
  usePageTitle(t('pages.coverage'));
  const { query, set } = usePlace();
  const { runs, run, gone, error, loading, retry } = useRun(query['run']);
  const may = useMay();
  const [making, setMaking] = useState(false);
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
          {error !== null && <Failure error={error} onRetry={retry} />}
          {error === null && loading && <Skeleton lines={6} />}
          {gone && (
            <>
              {runs.length > 0 && chooser}
              <Empty title={t('coverage.gone')}>
                <p>{t(runs.length > 0 ? 'coverage.gone.others' : 'coverage.gone.text')}</p>
                <Button
                  look="strong"
                  onClick={() => set({ run: undefined, at: undefined, site: undefined })}
                  data-testid="coverage-newest"
                >
                  {t('coverage.gone.newest')}
                </Button>
              </Empty>
            </>
          )}
          {run !== undefined && (
            <>
              {chooser}
              <RunProgress key={run.id} run={run} onAgain={open} />
            </>
          )}
          {error === null && !loading && !gone && run === undefined && (
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
