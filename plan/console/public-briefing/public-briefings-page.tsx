import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { formatDate } from '@yuheng/console/text/format-time';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { titleWords } from '../../briefing/head-words.ts';
import styles from './public.module.css';
import { PublicFrame } from './public-frame.tsx';
import { publishedListQuery } from './public-query.ts';

/** The briefings that everybody may read, the newest first. */
export function Page() {
  const t = useText('plan');
  const { data, error, refetch } = useQuery(publishedListQuery);
  usePageTitle(t('pages.public-briefings'));
  return (
    <PublicFrame>
      <h1>{t('pages.public-briefings')}</h1>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={4} />}
      {data?.briefings.length === 0 && <Empty title={t('public.none')} />}
      <ul className={styles['list']}>
        {data?.briefings.map(({ month, publishedAt }) => (
          <li key={month} data-testid="public-row">
            <a href={`/public/briefings/${month}`}>{titleWords({ month }, t)}</a>
            <span className={styles['soft']}>{t('public.published', { at: formatDate(publishedAt) })}</span>
          </li>
        ))}
      </ul>
    </PublicFrame>
  );
}
