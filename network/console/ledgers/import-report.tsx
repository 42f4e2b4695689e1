import { useQuery, useQueryClient } from '@tanstack/react-query';
import { isUnfinished, problemOf } from '@yuheng/console/data/jobs';
import { RequestProblem } from '@yuheng/console/data/request';
import { useJob } from '@yuheng/console/data/use-job';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { useEffect } from 'react';
import { CountedRows, cityCounts } from './counted-rows.tsx';
import { ImportProgress } from './import-progress.tsx';
import { importsQuery, type ListedImport, ledgersKey, reportQuery } from './ledger-queries.ts';
import styles from './ledgers-page.module.css';
import { RejectedRows } from './rejected-rows.tsx';

/** What became of a ledger, from its first row on. */
export function ImportReport({ job: id }: { readonly job: string }) {
  const t = useText('network');
  const { set } = usePlace();
  const queries = useQueryClient();
  const { data: job, error, refetch } = useJob(id);
  const ended = job !== undefined && !isUnfinished(job);
  // Not by the event alone: a short ledger is imported before anybody listens.
  useEffect(() => {
    if (ended) void queries.invalidateQueries({ queryKey: ledgersKey });
  }, [ended, queries]);
  const { data: list } = useQuery(importsQuery);
  const listed = list?.imports.find((each) => each.job === id);
  // The last hundred are listed; the report tells of any.
  const { data: report } = useQuery({
    ...reportQuery(id, 0, 1),
    enabled: job?.state === 'done' || error !== null,
  });
  const counts = report?.counts ?? (job?.result as ListedImport['result'] | undefined) ?? null;
  // Jobs are not kept for ever; what became of their rows is.
  const forgotten = error instanceof RequestProblem && [400, 404].includes(error.status);
  return (
    <section className={styles['card']} aria-label={t('ledgers.report')} data-testid="import-report">
      <header className={styles['top']}>
        <div>
          <h2>{listed?.name ?? report?.name ?? t('ledgers.report')}</h2>
          {listed !== undefined && <p className={styles['soft']}>{t(`ledgers.kind.${listed.kind}`)}</p>}
        </div>
        <Button onClick={() => set({ import: undefined })} data-testid="import-another">
          {t('ledgers.another')}
        </Button>
      </header>
      {error !== null && !forgotten && <Failure error={error} onRetry={() => void refetch()} />}
      {job === undefined && error === null && <Skeleton />}
      {job !== undefined && isUnfinished(job) && <ImportProgress job={job} />}
      {job?.state === 'cancelled' && <p data-testid="import-cancelled">{t('ledgers.cancelled')}</p>}
      {job?.state === 'failed' && <Failure error={problemOf(job)} kept={t('ledgers.failed.kept')} />}
      {(job?.state === 'done' || forgotten) && (
        <>
          {counts !== null && <Counts result={counts} />}
          <RejectedRows job={id} />
        </>
      )}
    </section>
  );
}

function Counts({ result }: { readonly result: NonNullable<ListedImport['result']> }) {
  const t = useText('network');
  const { created, changed, unchanged, rejected } = result;
  return (
    <CountedRows
      counts={[
        { id: 'created', title: t('ledgers.created'), count: created },
        { id: 'changed', title: t('ledgers.changed'), count: changed },
        { id: 'unchanged', title: t('ledgers.unchanged'), count: unchanged },
        { id: 'rejected', title: t('ledgers.rejected'), count: rejected, wrong: rejected > 0 },
        ...cityCounts(t, result),
      ]}
    />
  );
}
