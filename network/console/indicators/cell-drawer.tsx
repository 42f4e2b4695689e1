import { useQuery } from '@tanstack/react-query';
import { Chain, Step } from '@yuheng/console/evidence/chain';
import { isGeometry, middleOf } from '@yuheng/console/map/map-data';
import { useText } from '@yuheng/console/text/text-context';
import { Drawer } from '@yuheng/console/ui/drawer';
import { Failure, Skeleton } from '@yuheng/console/ui/states';
import { quarterOf } from '../place-text.ts';
import styles from './cell-drawer.module.css';
import { CellLevels } from './cell-levels.tsx';
import { CellSamples } from './cell-samples.tsx';
import { cellCoverageQuery } from './indicator-queries.ts';
import { ReasonMark } from './reason-mark.tsx';

/** One cell of a key area: for each operator what was decided, by which threshold, from which levels and samples. */
export function CellDrawer({
  measurement,
  cell,
  number,
  onClose,
}: {
  readonly measurement: string;
  readonly cell: string;
  /** Its place in the list of its area. */
  readonly number: number | null;
  readonly onClose: () => void;
}) {
  const t = useText('network');
  const { data, error, refetch } = useQuery(cellCoverageQuery(measurement, cell));
  const middle = isGeometry(data?.location) ? middleOf(data.location) : null;
  const title = number === null ? t('entities.CoverageCell.title') : t('indicators.cell', { number });
  return (
    <Drawer title={title} testId="cell-drawer" onClose={onClose}>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Skeleton lines={8} />}
      {error === null && data !== undefined && (
        <>
          <p className={styles['place']}>
            {data.area.name ?? t('indicators.unnamed')}
            {middle !== null &&
              ` · ${t(`coverage.pixel.place.${quarterOf(...middle)}`, {
                longitude: Math.abs(middle[0]).toFixed(5),
                latitude: Math.abs(middle[1]).toFixed(5),
              })}`}
          </p>
          <Chain>
            {data.standings.map((standing, index) => (
              <Step
                key={standing.operator}
                title={standing.operator}
                last={index === data.standings.length - 1}
              >
                <div
                  className={styles['standing']}
                  data-testid="cell-standing"
                  data-operator={standing.operator}
                >
                  <ReasonMark reason={standing.reason} />
                  {standing.threshold !== null && (
                    <p className={styles['soft']}>
                      {t('indicators.threshold', {
                        level: String(standing.threshold.minimumRsrp).replace('-', '−'),
                        share: standing.threshold.share,
                      })}
                      {standing.threshold.document !== null && ` · ${standing.threshold.document}`}
                    </p>
                  )}
                  {standing.samples.length > 0 && <CellSamples standing={standing} />}
                  <CellLevels standing={standing} place={middle} />
                </div>
              </Step>
            ))}
          </Chain>
        </>
      )}
    </Drawer>
  );
}
