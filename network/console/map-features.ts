import { collection, feature, type MapSources } from '@yuheng/console/map/map-data';
import type { Geometry } from '@yuheng/kernel/facts-model';
import type { Answer } from './answers.ts';
import type { CaseSite } from './site-changes.ts';

type Collection = MapSources[string];

const metresPerDegree = 111_195;

/** The place so many metres away in a direction, degrees clockwise from north. */
function away(
  [longitude, latitude]: readonly [number, number],
  metres: number,
  azimuth: number,
): [number, number] {
  const angle = (azimuth * Math.PI) / 180;
  return [
    longitude + (metres * Math.sin(angle)) / (metresPerDegree * Math.cos((latitude * Math.PI) / 180)),
    latitude + (metres * Math.cos(angle)) / metresPerDegree,
  ];
}

/** A square about its middle, its edges along meridians and parallels. @param side m */
export function squareAround(middle: readonly [number, number], side: number): Geometry {
  const [west, east] = [away(middle, side / 2, 270)[0], away(middle, side / 2, 90)[0]];
  const [south, north] = [away(middle, side / 2, 180)[1], away(middle, side / 2, 0)[1]];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return { type: 'Polygon', coordinates: [ring] } as Geometry;
}

export function sitePoints(
  sites: readonly CaseSite[],
  changed: ReadonlySet<string>,
  selected: string | null,
): Collection {
  return collection(
    sites.map(({ id, longitude, latitude }) =>
      feature(
        id,
        { type: 'Point', coordinates: [longitude, latitude] },
        { changed: changed.has(id), selected: id === selected },
      ),
    ),
  );
}

/** Where cells look: narrow wedges about the mast. */
export function siteSectors(sites: readonly CaseSite[]): Collection {
  return collection(
    sites.flatMap(({ id, longitude, latitude, cells }) =>
      cells.map((cell) => {
        const middle = [longitude, latitude] as const;
        const arc = [-26, -13, 0, 13, 26].map((aside) => away(middle, 75, cell.azimuth + aside));
        return feature(
          `${id}/${cell.id}`,
          { type: 'Polygon', coordinates: [[[...middle], ...arc, [...middle]]] },
          {},
        );
      }),
    ),
  );
}

export function areaOutline(area: Answer<'read-case'>['area']): Collection {
  return collection(area === null ? [] : [feature('area', area as never, {})]);
}

export function volumeOutlines(exposure: Answer<'read-exposure'> | undefined): Collection {
  return collection(
    (exposure?.antennas ?? []).map(({ site, cell, outline }) =>
      feature(`${site}/${cell}`, { type: 'Polygon', coordinates: [outline] }, {}),
    ),
  );
}

export function exceededPoints(exposure: Answer<'read-exposure'> | undefined): Collection {
  return collection(
    (exposure?.exceeded ?? []).map(({ longitude, latitude, ratio }, index) =>
      feature(String(index), { type: 'Point', coordinates: [longitude, latitude] }, { ratio }),
    ),
  );
}

/** From a place to the mast that serves it. */
export function rayOf(place: readonly [number, number] | null, site: CaseSite | undefined): Collection {
  if (place === null) return collection([]);
  const point = feature('place', { type: 'Point', coordinates: [...place] }, {});
  if (site === undefined) return collection([point]);
  const line = [[...place], [site.longitude, site.latitude]];
  return collection([feature('ray', { type: 'LineString', coordinates: line }, {}), point]);
}
