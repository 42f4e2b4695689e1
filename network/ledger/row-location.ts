import type { Geometry } from '@yuheng/kernel/facts-model';
import { boundsOf, linesOfGeometry, type Position, polygonsOf } from '@yuheng/kernel/geometry';
import { type LonLat, toWgs84 } from '../coordinates/offset-systems.ts';
import { ringArea } from '../indoor/ring-area.ts';
import { mostCorners, mostRings } from '../site-plan/input/plan-problem.ts';
import { numberIn, type Read } from './cell-value.ts';
import type { LedgerContext } from './ledger-context.ts';
import type { LedgerKind } from './ledger-kinds.ts';
import { crossingOf } from './ring-crossing.ts';
import { reason } from './row-reason.ts';
import { areaIn, circleAbout, metresPerDegree } from './zone-shape.ts';

/** m²; an area that is drawn smaller is none. */
const leastArea = 1;

/** Finds the cell of a row that gives a field; and the name of its column. */
export type Cells = (field: string) => { readonly text: string; readonly header: string };

/** Keeps the reason of what cannot be read. */
export type Take = <Value>(read: Read<Value>) => Value | null;

export interface Located {
  readonly place: LonLat;
  readonly location: Geometry;
}

/** The place of a row; or its area, as it is drawn or about its centre. Null where it has none, whose reason is taken. Pure. */
export function locationOf(
  kind: LedgerKind,
  cells: Cells,
  context: LedgerContext,
  take: Take,
): Located | null {
  const drawn = kind === 'zones' ? cells('shape').text : '';
  if (drawn !== '') return areaOf(drawn, context, take);
  const needed = kind === 'zones' ? ['longitude', 'latitude', 'radius'] : ['longitude', 'latitude'];
  if (needed.some((field) => cells(field).text === '')) return null;
  const place = placeOf(cells, context, take);
  if (kind !== 'zones') return place && { place, location: pointAt(place) };
  const radius = take(numberIn('radius', cells('radius').text, 1, 50_000));
  return place === null || radius === null ? null : { place, location: circleAbout(place, radius) };
}

function pointAt({ longitude, latitude }: LonLat): Geometry {
  return { type: 'Point', coordinates: [longitude, latitude] } as unknown as Geometry;
}

function areaOf(text: string, { system, region }: LedgerContext, take: Take): Located | null {
  const drawn = areaIn(text);
  if (drawn === null) return take({ reason: reason('bad-shape', 'shape', text) });
  const rings = linesOfGeometry(drawn);
  if (rings.length > mostRings || rings.some(({ length }) => length > mostCorners))
    return take({ reason: reason('too-detailed', 'shape', '', `${mostRings} × ${mostCorners}`) });
  for (const ring of rings) {
    const crossing = crossingOf(ring);
    if (crossing !== null)
      return take({ reason: reason('crosses-itself', 'shape', `${crossing[0]}, ${crossing[1]}`) });
  }
  if (squareMetres(drawn) < leastArea) return take({ reason: reason('no-area', 'shape', text) });
  const moved = new Map(
    rings.flat().map((corner) => {
      const [longitude, latitude] = corner;
      return [corner, rounded(toWgs84(system, { longitude, latitude }))] as const;
    }),
  );
  for (const [[x, y], place] of moved)
    if (!isWithin(region, place)) return take({ reason: reason('outside-region', 'shape', `${x}, ${y}`) });
  const place = (corner: Position) => {
    const { longitude, latitude } = moved.get(corner) as LonLat;
    return [longitude, latitude];
  };
  const polygons = polygonsOf(drawn).map((each) => each.map((ring) => ring.map(place)));
  const location = (
    drawn.type === 'Polygon'
      ? { type: 'Polygon', coordinates: polygons[0] }
      : { type: 'MultiPolygon', coordinates: polygons }
  ) as Geometry;
  const [west, south, east, north] = boundsOf(location);
  return { place: rounded({ longitude: (west + east) / 2, latitude: (south + north) / 2 }), location };
}

/** Of all polygons; holes count for nothing. */
function squareMetres(area: Geometry): number {
  return polygonsOf(area).reduce((sum, [outer = []]) => {
    const latitude = ((outer[0]?.[1] ?? 0) * Math.PI) / 180;
    return sum + ringArea(outer) * metresPerDegree ** 2 * Math.cos(latitude);
  }, 0);
}

function isWithin({ west, south, east, north }: LedgerContext['region'], place: LonLat): boolean {
  const { longitude, latitude } = place;
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** Where the row lies in WGS 84. A zero means that nobody filled it in. */
function placeOf(cells: Cells, { system, region }: LedgerContext, take: Take): LonLat | null {
  const longitude = take(numberIn('longitude', cells('longitude').text, -180, 180));
  const latitude = take(numberIn('latitude', cells('latitude').text, -90, 90));
  if (longitude === null || latitude === null) return null;
  const said = `${longitude}, ${latitude}`;
  if (longitude === 0 || latitude === 0) return take({ reason: reason('place-zero', 'longitude', said) });
  const place = toWgs84(system, { longitude, latitude });
  return isWithin(region, place)
    ? rounded(place)
    : take({ reason: reason('outside-region', 'longitude', said) });
}

/** Seven decimals of a degree, a centimetre: the way back from a shifted system is a search that ends somewhere below. */
function rounded({ longitude, latitude }: LonLat): LonLat {
  return { longitude: Math.round(longitude * 1e7) / 1e7, latitude: Math.round(latitude * 1e7) / 1e7 };
}
