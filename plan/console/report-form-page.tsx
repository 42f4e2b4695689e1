import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { post } from '@yuheng/console/data/request';
import { useMay } from '@yuheng/console/data/use-may';
import { usePlace } from '@yuheng/console/data/use-place';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { Tier } from '@yuheng/console/ui/tier';
import { ReportMatrix } from './reports/report-matrix.tsx';
import styles from './reports/reports.module.css';
import { type FormWithReports, formQuery } from './reports/reports-query.ts';
import { ActForm } from './task/act-form.tsx';

/** A form with its reports as units by periods; the office accepts them together or one by one. */
export function Page() {
  const t = useText('plan');
  const may = useMay();
  const { form = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(formQuery(form));
  usePageTitle(data?.title ?? t('pages.report-form'));
  return (
    <div className={styles['page']} data-testid="report-form-page">
      <p className={styles['meta']}>
        <Link to="/reports">{t('pages.reports')}</Link>
      </p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && <Shown form={data} may={may} />}
    </div>
  );
}

function Shown({ form, may }: { readonly form: FormWithReports; readonly may: boolean }) {
  const t = useText('plan');
  const { set } = usePlace();
  const queries = useQueryClient();
  const unjudged = form.reports.filter(({ state }) => state === 'reported');
  const accept = useMutation({
    async mutationFn() {
      for (const { report } of unjudged)
        await post('/api/plan/judge-report', { report, verdict: 'accept', note: '' });
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['case'] }),
  });
  return (
    <>
      <h1 className={styles['words']}>{form.title}</h1>
      <p className={styles['lead']}>
        {form.definition} <Tier tier={form.documented ? 'C' : 'D'} />
      </p>
      <p className={styles['meta']}>
        {t(`reports.every.${form.every}`)} · {t('reports.due', { days: form.workingDays })} ·{' '}
        {t(`reports.total.${form.total}`)}
        {form.endedAt !== null &&
          ` · ${t('reports.ended-why', { at: formatDate(form.endedAt), why: form.endedWhy ?? '' })}`}
      </p>
      <p>
        <Button small look="quiet" onClick={() => set({ measure: form.measure })}>
          {t('reports.measure')}
        </Button>
      </p>
      <ReportMatrix form={form} />
      {may && unjudged.length > 0 && (
        <p>
          <Button
            look="decide"
            busy={accept.isPending}
            onClick={() => accept.mutate()}
            data-testid="accept-all"
          >
            {t('reports.accept-all', { count: unjudged.length })}
          </Button>
        </p>
      )}
      {accept.error !== null && <Failure error={accept.error} />}
      {may && form.endedAt === null && (
        <ActForm
          title={t('reports.end')}
          testId="end-report-form"
          operation="plan/end-report-form"
          fields={[{ name: 'reason', label: t('task.act.reason') }]}
          bodyOf={({ reason }) => ({ form: form.id, reason })}
        />
      )}
    </>
  );
}
