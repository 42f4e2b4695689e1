import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { useMay } from '@yuheng/console/data/use-may';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { RelativeTime } from '@yuheng/console/ui/relative-time';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { IndicatorList } from './statistics/indicator-list.tsx';
import styles from './statistics/statistics.module.css';
import { StatisticsIntake } from './statistics/statistics-intake.tsx';
import { statisticsQuery } from './statistics/statistics-query.ts';
import { useSyntheticPlans } from './use-synthetic-plans.ts';

/** Official statistics: files come in here, their indicators become measures of tier B. */
export function Page() {
  const t = useText('plan');
  const { language } = useLanguage();
  const may = useMay();
  usePageTitle(t('pages.statistics'));
  useSyntheticPlans();
  const { data, error, refetch } = useQuery(statisticsQuery);
  return (
    <div className={styles['page']}>
      <header>
        <h1>{t('pages.statistics')}</h1>
        <p className={styles['soft']}>{t('statistics.lead')}</p>
      </header>
      {may && <StatisticsIntake />}
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={6} />}
      {data !== undefined && data.indicators.length === 0 && <Empty title={t('statistics.none')} />}
      {data !== undefined && data.indicators.length > 0 && (
        <section className={styles['card']} aria-label={t('statistics.indicators')}>
          <h2>{t('statistics.indicators')}</h2>
          <IndicatorList indicators={data.indicators} />
        </section>
      )}
      {data !== undefined && data.files.length > 0 && (
        <section className={styles['card']} aria-label={t('statistics.files')}>
          <h2>{t('statistics.files')}</h2>
          <ul className={styles['files']}>
            {data.files.map(({ sha256, name, importedAt, rows, rejected }) => (
              <li key={sha256}>
                <strong>{name}</strong> <RelativeTime at={importedAt} />
                <span className={styles['soft']}>
                  {t('statistics.file', {
                    rows: formatNumber(rows, language),
                    rejected: formatNumber(rejected, language),
                  })}
                </span>
                <code className={styles['hash']}>{sha256}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
