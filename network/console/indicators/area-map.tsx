import {
  boundsOf,
  collection,
  feature,
  isGeometry,
  type MapSources,
  middleOf,
} from '@yuheng/console/map/map-data';
import { MapView } from '@yuheng/console/map/map-view';
import { useBaseAreas } from '@yuheng/console/map/use-base-areas';
import { formatNumber } from '@yuheng/console/text/format-number';
import { useLanguage, useText } from '@yuheng/console/text/text-context';
import { useColours } from '@yuheng/console/ui/use-colours';
import { useMemo } from 'react';
import { standingReasons } from '../../rules/cell-standings.ts';
import { squareAround } from '../map-features.ts';
import { areaLayers } from './area-layers.ts';
import type { AreaCoverage } from './indicator-queries.ts';
import styles from './indicators-page.module.css';
import { ReasonMark } from './reason-mark.tsx';
import type { ShownCell } from './shown-cells.ts';

/** Cells of a key area by why they count; a click opens one. */
export function AreaMap({
  area,
  cells,
  chosen,
  onPick,
}: {
  readonly area: AreaCoverage;
  readonly cells: readonly ShownCell[];
  readonly chosen: string | undefined;
  readonly onPick: (cell: string | null) => void;
}) {
  const t = useText('network');
  const { language } = useLanguage();
  const colours = useColours();
  const { areas, layers: ground } = useBaseAreas();
  const squares = useMemo(
    () =>
      cells.flatMap(({ id, location, side, reason }) => {
        const middle = isGeometry(location) ? middleOf(location) : null;
        return middle === null ? [] : [feature(id, squareAround(middle, side ?? fallback), { reason })];
      }),
    [cells],
  );
  const sources = useMemo<MapSources>(
    () => ({
      areas,
      boundary: collection(isGeometry(area.boundary) ? [feature('boundary', area.boundary, {})] : []),
      cells: collection(squares),
      chosen: collection(squares.filter(({ properties }) => properties?.['id'] === chosen)),
    }),
    [areas, area, squares, chosen],
  );
  const layers = useMemo(() => [...ground, ...areaLayers(colours)], [ground, colours]);
  const bounds = useMemo(() => boundsOf(squares.map(({ geometry }) => geometry as never)), [squares]);
  const counts = new Map(
    standingReasons.map((reason) => [reason, cells.filter((cell) => cell.reason === reason).length]),
  );
  return (
    <section className={styles['canvas']} aria-label={t('indicators.map')} data-testid="area-map">
      <MapView
        sources={sources}
        layers={layers}
        bounds={bounds}
        pickable={['cells']}
        onPick={(found) => {
          const id: unknown = found?.properties['id'];
          onPick(typeof id === 'string' ? id : null);
        }}
      />
      <ul className={styles['legend']} data-testid="area-legend">
        {standingReasons
          .filter((reason) => (counts.get(reason) ?? 0) > 0)
          .map((reason) => (
            <li key={reason}>
              <ReasonMark reason={reason} count={formatNumber(counts.get(reason) ?? 0, language)} />
            </li>
          ))}
      </ul>
    </section>
  );
}

/** Along the edge of a cell that does not say, m. */
const fallback = 100;
