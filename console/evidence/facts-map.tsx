import type { LayerSpecification } from 'maplibre-gl';
import { useMemo, useState } from 'react';
import type { EvidenceFact } from '../data/measures.ts';
import { boundsOf, collection, feature } from '../map/map-data.ts';
import { MapView } from '../map/map-view.tsx';
import { useBaseAreas } from '../map/use-base-areas.ts';
import { useText } from '../text/text-context.ts';
import { useColours } from '../ui/use-colours.ts';
import { FactDetail } from './fact-detail.tsx';
import styles from './facts-map.module.css';

/** The facts that have a place. A click shows where the fact comes from. */
export function FactsMap({ facts }: { readonly facts: readonly EvidenceFact[] }) {
  const t = useText();
  const colours = useColours();
  const base = useBaseAreas();
  const [picked, setPicked] = useState<string | null>(null);
  const placed = useMemo(
    () =>
      facts.flatMap((fact) =>
        fact.location === null
          ? []
          : [{ fact, location: { type: 'Point' as const, coordinates: fact.location } }],
      ),
    [facts],
  );
  const sources = useMemo(
    () => ({
      areas: base.areas,
      facts: collection(placed.map(({ fact, location }) => feature(fact.instance, location, {}))),
    }),
    [placed, base.areas],
  );
  const bounds = useMemo(() => boundsOf(placed.map(({ location }) => location)), [placed]);
  const layers = useMemo<readonly LayerSpecification[]>(
    () => [
      ...base.layers,
      {
        id: 'facts',
        type: 'circle',
        source: 'facts',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 6, 2.5, 12, 6],
          'circle-color': colours('--jade'),
          'circle-stroke-color': colours('--panel'),
          'circle-stroke-width': 0.75,
        },
      },
    ],
    [colours, base.layers],
  );
  const fact = facts.find((each) => each.instance === picked);
  return (
    <div className={styles['map']}>
      <MapView
        sources={sources}
        layers={layers}
        bounds={bounds}
        pickable={pickable}
        onPick={(found) => setPicked(found === null ? null : String(found.properties['id']))}
      />
      {fact !== undefined && (
        <div className={styles['card']}>
          <strong>{fact.label ?? t('fact.unnamed')}</strong>
          <FactDetail key={fact.instance} fact={fact} />
        </div>
      )}
    </div>
  );
}

const pickable = ['facts'];
