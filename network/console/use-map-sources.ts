import type { MapSources } from '@yuheng/console/map/map-data';
import { useMemo } from 'react';
import type { SiteChange } from '../rules/site-changes.ts';
import type { Answer } from './answers.ts';
import {
  areaOutline,
  exceededPoints,
  rayOf,
  sitePoints,
  siteSectors,
  volumeOutlines,
} from './map-features.ts';
import type { CaseSite } from './site-changes.ts';

/** What lies on the map, by the names that its layers know; each is made anew only when it changes. */
export function useMapSources(from: {
  readonly sites: readonly CaseSite[];
  readonly changes: readonly SiteChange[];
  readonly selected: string | null;
  readonly area: Answer<'read-case'>['area'];
  readonly exposure: Answer<'read-exposure'> | undefined;
  readonly place: readonly [number, number] | null;
  /** The site that serves the place. */
  readonly ray: string | null;
}): MapSources {
  const { sites: list, changes, selected, area, exposure, ray: server } = from;
  const sites = useMemo(
    () => sitePoints(list, new Set(changes.map(({ site }) => site)), selected),
    [list, changes, selected],
  );
  const sectors = useMemo(() => siteSectors(list), [list]);
  const outline = useMemo(() => areaOutline(area), [area]);
  const volumes = useMemo(() => volumeOutlines(exposure), [exposure]);
  const exceeded = useMemo(() => exceededPoints(exposure), [exposure]);
  const [longitude, latitude] = from.place ?? [];
  const ray = useMemo(
    () =>
      rayOf(
        longitude === undefined || latitude === undefined ? null : [longitude, latitude],
        list.find(({ id }) => id === server),
      ),
    [longitude, latitude, list, server],
  );
  return useMemo(
    () => ({ sites, sectors, outline, volumes, exceeded, ray }),
    [sites, sectors, outline, volumes, exceeded, ray],
  );
}
