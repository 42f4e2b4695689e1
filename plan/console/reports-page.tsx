import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useText } from '@yuheng/console/text/text-context';
import { classes } from '@yuheng/console/ui/classes';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { Tier } from '@yuheng/console/ui/tier';
import { MakeForm } from './reports/make-form.tsx';
import styles from './reports/reports.module.css';
import { formsQuery, type ListedForm } from './reports/reports-query.ts';
import { useSyntheticPlans } from './use-synthetic-plans.ts';

/** Forms by which units report figures that no system records, each with what is in and what is late. */
export function Page() {
  const t = useText('plan');
  const may = useMay();
  const { data, error, refetch } = useQuery(formsQuery);
  usePageTitle(t('pages.reports'));
  useSyntheticPlans();
  return (
    <div className={styles['page']} data-testid="reports">
      <h1>{t('pages.reports')}</h1>
      <p className={styles['lead']}>{t('reports.lead')}</p>
      {may && <MakeForm />}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={5} />}
      {data?.forms.length === 0 && <Empty title={t('reports.none')}>{t('reports.none.hint')}</Empty>}
      <ul className={styles['list']}>
        {data?.forms.map((form) => (
          <Listed key={form.id} form={form} />
        ))}
      </ul>
    </div>
  );
}

function Listed({ form }: { readonly form: ListedForm }) {
  const t = useText('plan');
  const { id, title, every, documented, units, asked, reported, late, unjudged, endedAt } = form;
  return (
    <li data-testid="report-form">
      <Link to="/reports/form/$form" params={{ form: id }}>
        {title}
      </Link>
      <Tier tier={documented ? 'C' : 'D'} />
      <span className={styles['meta']}>
        {t(`reports.every.${every}`)} · {t('reports.units', { count: units.length })}
        {endedAt !== null && ` · ${t('reports.ended')}`}
      </span>
      <span className={styles['counts']}>
        {t('reports.in', { reported, asked })}
        {unjudged > 0 && ` · ${t('reports.unjudged', { count: unjudged })}`}
        {late > 0 && <span className={classes(styles['late'])}> · {t('reports.late', { count: late })}</span>}
      </span>
    </li>
  );
}
