import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { useSourceWords } from '@yuheng/console/evidence/use-source-words';
import { formatNumber } from '@yuheng/console/text/format-number';
import { formatDate } from '@yuheng/console/text/format-time';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { FileLink } from '@yuheng/console/ui/attach-files';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { JudgeReport } from './reports/judge-report.tsx';
import { periodWords } from './reports/period-words.ts';
import styles from './reports/reports.module.css';
import { type OneReport, reportQuery } from './reports/reports-query.ts';
import { SubmitReport } from './reports/submit-report.tsx';

/** One report, to be filled in on a phone as well: what is asked, the last figure, the new one and its proofs. */
export function Page() {
  const t = useText('plan');
  const { report = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(reportQuery(report));
  usePageTitle(data?.form.title ?? t('pages.report'));
  return (
    <div className={styles['page']} data-testid="report-page">
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && <Sheet one={data} />}
    </div>
  );
}

function Sheet({ one }: { readonly one: OneReport }) {
  const t = useText('plan');
  const { language } = useLanguage();
  const may = useMay();
  const words = useSourceWords();
  const { form, report, before, over, transitions, journal } = one;
  const shown = (value: number) => `${formatNumber(value, language, form.decimals)} ${form.unit}`;
  const fillable = may && over && (transitions.includes('report') || transitions.includes('correct'));
  return (
    <article className={styles['sheet']}>
      <p className={styles['meta']}>
        <Link to="/reports/form/$form" params={{ form: form.id }}>
          {form.title}
        </Link>
      </p>
      <h1 className={styles['words']}>
        {report.unit} · {periodWords(form.every, report.period, t)}
      </h1>
      <p>{form.definition}</p>
      <dl>
        <dt>{t('task.state')}</dt>
        <dd data-testid="report-state">{t(`cases.PlanReport.states.${report.state}`)}</dd>
        {report.dueAt !== null && (
          <>
            <dt>{t('reports.until')}</dt>
            <dd>{formatDate(report.dueAt)}</dd>
          </>
        )}
        {before?.value != null && (
          <>
            <dt>{t('reports.before')}</dt>
            <dd>{shown(before.value)}</dd>
          </>
        )}
        {report.value !== null && (
          <>
            <dt>{t('reports.value')}</dt>
            <dd data-testid="report-value">{shown(report.value)}</dd>
          </>
        )}
        {report.documents.length > 0 && (
          <>
            <dt>{t('reports.documents')}</dt>
            <dd className={styles['documents']}>
              {report.documents.map((file) => (
                <FileLink key={file.sha256} file={file} />
              ))}
            </dd>
          </>
        )}
      </dl>
      {!over && <p>{t('reports.not-over', { day: report.period })}</p>}
      {fillable && <SubmitReport key={report.state} one={one} />}
      {may && transitions.includes('accept') && <JudgeReport report={report.report} />}
      <h2>{t('task.journal')}</h2>
      <ol className={styles['journal']}>
        {journal.toReversed().map((entry) => (
          <li key={entry.sequence}>
            {entry.transition === 'open' || entry.transition === 'notify' || entry.transition === 'answer'
              ? t(`reports.journal.${entry.transition}`)
              : t(`cases.PlanReport.transitions.${entry.transition}`)}
            {entry.value !== null && ` ${shown(entry.value)}`}
            {entry.note !== '' && <p>{entry.note}</p>}
            <div className={styles['meta']}>
              {words.actor(entry.by)} · <RelativeTime at={entry.at} />
            </div>
          </li>
        ))}
      </ol>
    </article>
  );
}
