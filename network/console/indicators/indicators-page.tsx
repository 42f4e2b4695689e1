import { useQuery } from '@tanstack/react-query';
import { figuresQuery } from '@yuheng/console/data/figures';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { usePlace } from '@yuheng/console/data/use-place';
import { useText } from '@yuheng/console/text/text-context';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { AreaView } from './area-view.tsx';
import { IndicatorList } from './indicator-list.tsx';
import { IndicatorView } from './indicator-view.tsx';
import styles from './indicators-page.module.css';

/** The figures that the network offers to plans: all of them, one in its parts, or one key area cell by cell. */
export function Page() {
  const t = useText('network');
  usePageTitle(t('pages.indicators'));
  const { query } = usePlace();
  const { data, error, refetch } = useQuery(figuresQuery('network'));
  const figures = data?.figures ?? [];
  useSynthetic(figures.some(({ newest }) => newest?.synthetic === true));
  const figure = figures.find(({ definition }) => definition.code === query['indicator']);
  const area = query['area'];
  return (
    <div className={styles['page']}>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {data !== undefined && query['indicator'] === undefined && <IndicatorList figures={figures} />}
      {data !== undefined && query['indicator'] !== undefined && figure === undefined && (
        <>
          <Empty title={t('indicators.gone')} />
          <IndicatorList figures={figures} />
        </>
      )}
      {figure !== undefined && (figure.newest === null || area === undefined) && (
        <IndicatorView key={figure.definition.code} figure={figure} />
      )}
      {figure !== undefined && figure.newest !== null && area !== undefined && (
        <AreaView key={area} figure={figure} measurement={figure.newest.measurement} area={area} />
      )}
    </div>
  );
}
