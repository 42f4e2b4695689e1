import { Problem } from '@yuheng/kernel/problem';
import type { Building } from './building.ts';
import names from './height-names.json' with { type: 'json' };

/** m; what files call the height in metres, and the number of storeys, stands in a list of its own. */
const perStorey = 3;

export interface ReadBuildings {
  readonly buildings: readonly Building[];
  /** Features that are no polygon, and polygons without a height: they are left out. */
  readonly shapeless: number;
  readonly heightless: number;
}

/**
 * Buildings of a GeoJSON feature collection (RFC 7946): polygons and multipolygons with a height or a number of storeys.
 * @throws Problem `network.bad-buildings-file`
 */
export function readGeoJsonBuildings(file: string, text: string): ReadBuildings {
  const wrong = (reason: string) => new Problem('network.bad-buildings-file', { file, reason });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw wrong((error as Error).message);
  }
  const features = (parsed as { features?: unknown } | null)?.features;
  if (!Array.isArray(features)) throw wrong('features?');
  const buildings: Building[] = [];
  let [shapeless, heightless] = [0, 0];
  for (const [index, feature] of features.entries()) {
    const { geometry, properties } = (feature ?? {}) as { geometry?: unknown; properties?: unknown };
    const polygons = polygonsOf(geometry);
    if (polygons === undefined) {
      shapeless += 1;
      continue;
    }
    const height = heightOf(properties);
    if (height === undefined) {
      heightless += 1;
      continue;
    }
    for (const rings of polygons) {
      const read = rings.map((ring) => ringOf(ring, () => wrong(`features/${index}`)));
      buildings.push({ rings: read, height });
    }
  }
  return { buildings, shapeless, heightless };
}

function polygonsOf(geometry: unknown): readonly (readonly unknown[])[] | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return undefined;
  if (type === 'Polygon') return [coordinates];
  return type === 'MultiPolygon' && coordinates.every(Array.isArray) ? coordinates : undefined;
}

function ringOf(ring: unknown, wrong: () => Problem) {
  if (!Array.isArray(ring) || ring.length < 3) throw wrong();
  return ring.map((point: unknown) => {
    const [longitude, latitude] = (Array.isArray(point) ? point : []) as readonly unknown[];
    if (typeof longitude !== 'number' || typeof latitude !== 'number') throw wrong();
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) throw wrong();
    return { longitude, latitude };
  });
}

function heightOf(properties: unknown): number | undefined {
  const known = (properties ?? {}) as Readonly<Record<string, unknown>>;
  const first = (candidates: readonly string[]) => {
    for (const name of candidates) {
      const value = Number.parseFloat(String(known[name] ?? ''));
      if (value > 0 && value < 1500) return value;
    }
    return undefined;
  };
  const levels = first(names.storeys);
  return first(names.heights) ?? (levels === undefined ? undefined : levels * perStorey);
}
