import { useQuery } from '@tanstack/react-query';
import type { LayerSpecification } from 'maplibre-gl';
import { useMemo } from 'react';
import { entitiesQuery, type PlainEntity } from '../data/facts.ts';
import { useColours } from '../ui/use-colours.ts';
import { collection, feature, isGeometry } from './map-data.ts';

const none: readonly PlainEntity[] = [];

/** Areas of administration (Smart Data Models) as quiet ground under other facts; nothing where there are none. */
export function useBaseAreas() {
  const colours = useColours();
  const { data = none } = useQuery(entitiesQuery('AdministrativeArea'));
  const areas = useMemo(
    () =>
      collection(
        data.flatMap(({ id, location }) => (isGeometry(location) ? [feature(id, location, {})] : [])),
      ),
    [data],
  );
  const layers = useMemo<readonly LayerSpecification[]>(
    () => [
      { id: 'areas', type: 'fill', source: 'areas', paint: { 'fill-color': colours('--panel') } },
      {
        id: 'areas edge',
        type: 'line',
        source: 'areas',
        paint: { 'line-color': colours('--edge'), 'line-width': 0.8, 'line-opacity': 0.6 },
      },
    ],
    [colours],
  );
  return { areas, layers };
}
