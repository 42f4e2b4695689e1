import { boundsOf, isGeometry, middleOf } from '@yuheng/console/map/map-data';
import { MapView } from '@yuheng/console/map/map-view';
import { useBaseAreas } from '@yuheng/console/map/use-base-areas';
import { useText } from '@yuheng/console/text/text-context';
import { useColours } from '@yuheng/console/ui/use-colours';
import { useMemo, useState } from 'react';
import {
  candidatePoints,
  chosenRing,
  chosenSites,
  demandPoints,
  differingSites,
  serviceLines,
  zoneAreas,
} from './plan-features.ts';
import { type PlanGroup, pickableLayers, planGroups, planLayers } from './plan-layers.ts';
import { PlanLegend } from './plan-legend.tsx';
import styles from './plan-map.module.css';
import type { PlanNames } from './plan-names.ts';
import type { ComputedPlan, PlanDifference, PlanRecords } from './sharing-queries.ts';
import { ThingCard } from './thing-card.tsx';

const nothing: PlanRecords = { demands: [], candidates: [], zones: [] };

/** A plan on the map: what was wanted, where sites could stand, what was chosen, and what may not be built. */
export function PlanMap({
  plan,
  records = nothing,
  names,
  compared,
  chosen,
  goTo,
  onPick,
  onShow,
}: {
  readonly plan: ComputedPlan;
  readonly records: PlanRecords | undefined;
  readonly names: PlanNames;
  readonly compared: { readonly plan: ComputedPlan; readonly difference: PlanDifference } | null;
  readonly chosen: string | undefined;
  /** What the map moves to. */
  readonly goTo: string | null;
  readonly onPick: (id: string | null) => void;
  readonly onShow: (id: string) => void;
}) {
  const t = useText('network');
  const colours = useColours();
  const { areas, layers: ground } = useBaseAreas();
  const [shown, setShown] = useState<ReadonlySet<PlanGroup>>(() => new Set(planGroups));
  const still = useMemo(
    () => ({
      areas,
      zones: zoneAreas(records),
      candidates: candidatePoints(records, plan),
      demands: demandPoints(records, plan),
      service: serviceLines(plan, names),
      sites: chosenSites(plan),
    }),
    [areas, records, plan, names],
  );
  const differing = useMemo(
    () =>
      differingSites(plan, compared?.plan ?? plan, compared?.difference ?? { onlyFirst: [], onlySecond: [] }),
    [plan, compared],
  );
  const sources = useMemo(
    () => ({ ...still, differing, chosen: chosenRing(chosen, names) }),
    [still, differing, chosen, names],
  );
  const layers = useMemo(() => [...ground, ...planLayers(colours, shown)], [ground, colours, shown]);
  const whole = useMemo(() => {
    // Without a site, what was to be served shows where it is about.
    const places = (plan.sites.length > 0 ? plan.sites : plan.unserved).map(({ place }) => place);
    return boundsOf(
      places.flatMap((place) => (place === null ? [] : [{ type: 'Point', coordinates: [...place] }])),
    );
  }, [plan]);
  const bounds = useMemo(() => {
    const location = goTo === null ? null : names.locationOf(goTo);
    const middle = isGeometry(location) ? middleOf(location) : null;
    if (middle === null) return whole;
    const [x, y] = middle;
    return [x - 0.012, y - 0.009, x + 0.012, y + 0.009] as const;
  }, [goTo, names, whole]);
  return (
    <section
      className={styles['map']}
      aria-label={t('sharing.map')}
      data-testid="plan-map"
      data-chosen={chosen}
    >
      <div className={styles['canvas']}>
        <MapView
          sources={sources}
          layers={layers}
          bounds={bounds === null ? null : [...bounds]}
          pickable={pickableLayers}
          onPick={(found) => {
            const id: unknown = found?.properties['id'];
            onPick(typeof id === 'string' ? id : null);
          }}
        />
      </div>
      <PlanLegend
        plan={plan}
        records={records}
        compared={compared !== null}
        shown={shown}
        onShown={setShown}
      />
      {chosen !== undefined && (
        <ThingCard
          id={chosen}
          plan={plan}
          other={compared?.plan ?? null}
          records={records}
          names={names}
          onShow={onShow}
          onClose={() => onPick(null)}
        />
      )}
    </section>
  );
}
