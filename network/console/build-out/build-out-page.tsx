import { useQuery } from '@tanstack/react-query';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Select } from '@yuheng/console/ui/select';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { useCities } from '../indoor/use-cities.ts';
import styles from './build-out-page.module.css';
import { projectsQuery } from './build-out-queries.ts';
import { ProjectTable } from './project-table.tsx';
import { StandingFilter } from './standing-filter.tsx';

/** How far the sites are: every project on its way through the ten stages. */
export function Page() {
  const t = useText('network');
  usePageTitle(t('pages.build-out'));
  const { query, set } = usePlace();
  const city = query['city'];
  const cities = useCities();
  const { data, error, refetch } = useQuery(projectsQuery(city));
  useSynthetic((data ?? []).some(({ synthetic }) => synthetic));
  return (
    <div className={styles['page']}>
      <header className={styles['top']}>
        <Select
          label={t('indoor.city')}
          value={city ?? ''}
          choices={[{ value: '', text: t('indoor.city.all') }, ...cities]}
          onChange={(value) => set({ city: value === '' ? undefined : value })}
        />
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={query['overdue'] !== undefined}
            onChange={(event) => set({ overdue: event.target.checked ? 'only' : undefined })}
            data-testid="only-overdue"
          />
          {t('build-out.only-overdue')}
        </label>
      </header>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data?.length === 0 && (
        <Empty title={t('build-out.empty')}>
          <p>{t(city === undefined ? 'build-out.empty.text' : 'build-out.empty.city')}</p>
        </Empty>
      )}
      {data !== undefined && data.length > 0 && (
        <>
          <StandingFilter projects={data} />
          <ProjectTable projects={data} />
        </>
      )}
    </div>
  );
}
