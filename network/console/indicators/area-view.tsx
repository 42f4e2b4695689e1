import { useQuery } from '@tanstack/react-query';
import type { ListedFigure } from '@yuheng/console/data/figures';
import { usePlace } from '@yuheng/console/data/use-place';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { Button } from '@yuheng/console/ui/button';
import { OneOf } from '@yuheng/console/ui/one-of';
import { Empty, Failure, Skeleton } from '@yuheng/console/ui/states';
import { lazy, Suspense, useMemo } from 'react';
import { AreaCells } from './area-cells.tsx';
import { CellDrawer } from './cell-drawer.tsx';
import { FigureLink } from './figure-link.tsx';
import { areaCoverageQuery } from './indicator-queries.ts';
import styles from './indicators-page.module.css';
import { shownCells } from './shown-cells.ts';
import { isCovered } from './standing-look.ts';
import { useAreaFigure } from './use-area-figure.ts';

const AreaMap = lazy(async () => ({ default: (await import('./area-map.tsx')).AreaMap }));

/** A key area behind a figure of coverage: its cells on the map, and why each is covered or not. */
export function AreaView({
  figure,
  measurement,
  area,
}: {
  readonly figure: ListedFigure;
  readonly measurement: string;
  readonly area: string;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const { query, set } = usePlace();
  const { data, error, refetch } = useQuery(areaCoverageQuery(measurement, area));
  const operator =
    query['operator'] !== undefined && data?.operators.includes(query['operator']) === true
      ? query['operator']
      : null;
  const cells = useMemo(() => (data === undefined ? [] : shownCells(data, operator)), [data, operator]);
  const covered = cells.filter(({ reason }) => isCovered(reason)).length;
  const own = useAreaFigure(figure.definition, measurement, area, operator);
  const open = (cell: string | null) => set({ cell: cell ?? undefined }, true);
  const title = figure.definition.title[language];
  return (
    <>
      <div className={styles['top']}>
        <Button
          small
          look="quiet"
          onClick={() => set({ area: undefined, cell: undefined, operator: undefined })}
        >
          {t('indicators.back.to', { name: title })}
        </Button>
      </div>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={10} />}
      {error === null && data !== undefined && (
        <div className={styles['area']} data-testid="area-view">
          <div className={styles['map']}>
            <Suspense fallback={<Skeleton />}>
              <AreaMap area={data} cells={cells} chosen={query['cell']} onPick={open} />
            </Suspense>
          </div>
          <section className={styles['card']} aria-label={data.name ?? t('indicators.unnamed')}>
            <header className={styles['head']}>
              <div>
                <h2>{data.name ?? t('indicators.unnamed')}</h2>
                <p className={styles['soft']}>
                  {data.kind !== null && `${t(`entities.KeyArea.values.kind.${data.kind}`)} · `}
                  {title} · {t('indicators.all-areas')} <FigureLink figure={figure} />
                </p>
              </div>
              <p className={styles['reading']} data-testid="area-covered">
                <strong>{own === null ? '–' : `${own.figure}${own.unit}`}</strong>
                <small>{t('indicators.covered', { covered, count: cells.length })}</small>
              </p>
            </header>
            <OneOf
              legend={t('indicators.operator')}
              name="area-operator"
              value={operator ?? ''}
              choices={[
                { value: '', text: t('indicators.any-operator') },
                ...data.operators.map((each) => ({ value: each, text: each })),
              ]}
              onChange={(next) => set({ operator: next === '' ? undefined : next }, true)}
              testId="area-operator"
            />
            {cells.length === 0 ? (
              <Empty title={t('indicators.no-cells')} />
            ) : (
              <AreaCells operators={data.operators} cells={cells} onOpen={open} />
            )}
          </section>
        </div>
      )}
      {query['cell'] !== undefined && (
        <CellDrawer
          measurement={measurement}
          cell={query['cell']}
          number={cells.find(({ id }) => id === query['cell'])?.number ?? null}
          onClose={() => open(null)}
        />
      )}
    </>
  );
}
