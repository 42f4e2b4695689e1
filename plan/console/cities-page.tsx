import { useQueries, useQuery } from '@tanstack/react-query';
import { figuresQuery, partsQuery } from '@yuheng/console/data/figures';
import { usePageTitle, useSynthetic } from '@yuheng/console/data/page-state';
import { usePlace } from '@yuheng/console/data/use-place';
import { usePackTitle, useText } from '@yuheng/console/text/text-context';
import { OneOf } from '@yuheng/console/ui/one-of';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { boardQuery } from './board-query.ts';
import styles from './cities/cities.module.css';
import { CityTable } from './cities/city-table.tsx';

/** Every figure that knows cities, city beside city: those of the plans' targets, or all of a pack. */
export function Page() {
  const t = useText('plan');
  const titleOf = usePackTitle();
  usePageTitle(t('pages.cities'));
  const { query, set } = usePlace();
  const { data, error, refetch } = useQuery(figuresQuery());
  const { data: board, error: boardError, refetch: readBoard } = useQuery(boardQuery);
  const figures = (data?.figures ?? []).filter(
    ({ definition, newest }) =>
      definition.dimensions.includes('city') && newest !== null && newest.value !== null,
  );
  useSynthetic(figures.some(({ newest }) => newest?.synthetic === true));
  const bound = new Set(
    (board?.plans ?? []).flatMap(({ targets }) => targets.flatMap(({ measure }) => measure?.code ?? [])),
  );
  const packs = [...new Set(figures.map(({ definition }) => definition.pack))];
  const choices = ['targets', ...packs];
  const shown = choices.includes(query['of'] ?? '') ? (query['of'] ?? 'targets') : 'targets';
  const listed = figures.filter(({ definition }) =>
    shown === 'targets' ? bound.has(definition.code) : definition.pack === shown,
  );
  const parts = useQueries({
    queries: listed.map(({ newest }) => partsQuery(newest?.measurement ?? '', 'city')),
  });
  const failed = error ?? boardError ?? parts.find((each) => each.error !== null)?.error ?? null;
  const retry = () => {
    if (error !== null) void refetch();
    if (boardError !== null) void readBoard();
    for (const each of parts) if (each.error !== null) void each.refetch();
  };
  return (
    <div className={styles['page']}>
      <h1>{t('pages.cities')}</h1>
      <p className={styles['lead']}>{t('cities.lead')}</p>
      {failed !== null && <Failure error={failed} onRetry={retry} />}
      {failed === null && (data === undefined || board === undefined) && <Skeleton lines={8} />}
      {data !== undefined && figures.length === 0 && (
        <Empty title={t('cities.empty')}>
          <p>{t('cities.empty.text')}</p>
        </Empty>
      )}
      {board !== undefined && figures.length > 0 && (
        <>
          <div className={styles['choice']}>
            <OneOf
              legend={t('cities.of')}
              name="cities-of"
              value={shown}
              choices={choices.map((each) => ({
                value: each,
                text: each === 'targets' ? t('cities.targets') : titleOf(each),
              }))}
              onChange={(next) => set({ of: next === 'targets' ? undefined : next }, true)}
              testId="cities-of"
            />
          </div>
          {listed.length === 0 ? (
            <Empty title={t('cities.unbound')}>
              <p>{t('cities.unbound.text')}</p>
            </Empty>
          ) : (
            <CityTable
              figures={listed.map((figure, index) => ({ figure, parts: parts[index]?.data?.parts ?? null }))}
            />
          )}
        </>
      )}
    </div>
  );
}
