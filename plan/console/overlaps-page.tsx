import { useQuery } from '@tanstack/react-query';
import { usePageTitle } from '@yuheng/console/data/page-state';
import { mayWork, whoQuery } from '@yuheng/console/data/who';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { ItemLink, Judge, Terms } from './overlaps/overlap-line.tsx';
import styles from './overlaps/overlaps.module.css';
import { overlapsQuery } from './versions/version-query.ts';

/** Work that several plans ask for: by which words, and what people said about it. */
export function Page() {
  const t = useText('plan');
  const { data, error, refetch } = useQuery(overlapsQuery);
  const may = mayWork(useQuery(whoQuery).data?.user);
  usePageTitle(t('pages.overlaps'));
  return (
    <div className={styles['page']}>
      <h1>{t('pages.overlaps')}</h1>
      <p className={styles['lead']}>{t('overlap.lead')}</p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data?.overlaps.length === 0 && <Empty title={t('overlap.none')} />}
      {data !== undefined && data.overlaps.length > 0 && (
        <ul className={styles['list']} data-testid="overlaps">
          {data.overlaps.map((pair) => (
            <li key={`${pair.one.task} ${pair.other.task}`}>
              <div className={styles['sides']}>
                {[pair.one, pair.other].map((side) => (
                  <p key={side.task}>
                    <span className={styles['plan']}>{side.planTitle}</span>
                    <ItemLink side={side} />
                  </p>
                ))}
              </div>
              <Terms terms={pair.terms} />
              <Judge pair={pair} may={may} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
