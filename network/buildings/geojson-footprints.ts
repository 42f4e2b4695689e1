import { referenceSystem } from '../coordinates/reference-systems.ts';
import {
  type Footprint,
  FootprintFault,
  type FootprintFile,
  type Position,
  type StatedSystem,
  statedAs,
  UnknownSystemFault,
} from './footprint.ts';

/**
 * The features of a GeoJSON collection (RFC 7946), which has degrees; a member `crs`, as older writers have it
 * (GeoJSON 2008, section 3), is heeded.
 * @throws FootprintFault
 */
export function readGeoJson(text: string): FootprintFile {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new FootprintFault((error as Error).message);
  }
  const { features, crs } = (parsed ?? {}) as { features?: unknown; crs?: unknown };
  if (!Array.isArray(features)) throw new FootprintFault('features?');
  return { layers: [{ stated: statedBy(crs), footprints: footprintsOf(features) }], close: () => {} };
}

function statedBy(crs: unknown): StatedSystem {
  if (crs === undefined || crs === null) return { kind: 'usual' };
  const named = (crs as { properties?: { name?: unknown } }).properties?.name;
  const name = typeof named === 'string' ? named : JSON.stringify(crs).slice(0, 100);
  if (/\bCRS:?84$/i.test(name)) return { kind: 'degrees' };
  const system = referenceSystem(Number(/\bEPSG:+(?:[\d.]+:)?(\d+)$/i.exec(name)?.[1] ?? 0));
  if (system === undefined) throw new UnknownSystemFault(name);
  return statedAs(system);
}

function* footprintsOf(features: readonly unknown[]): Generator<Footprint> {
  for (const [index, feature] of features.entries()) {
    const { geometry, properties } = (feature ?? {}) as { geometry?: unknown; properties?: unknown };
    const wrong = () => new FootprintFault(`features/${index}`);
    const polygons = polygonsOf(geometry)?.map((rings) => rings.map((ring) => ringOf(ring, wrong)));
    yield { polygons, properties: (properties ?? {}) as Footprint['properties'] };
  }
}

function polygonsOf(geometry: unknown): readonly (readonly unknown[])[] | undefined {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if (!Array.isArray(coordinates)) return undefined;
  if (type === 'Polygon') return [coordinates];
  return type === 'MultiPolygon' && coordinates.every(Array.isArray) ? coordinates : undefined;
}

function ringOf(ring: unknown, wrong: () => FootprintFault): readonly Position[] {
  if (!Array.isArray(ring) || ring.length < 3) throw wrong();
  return ring.map((point: unknown): Position => {
    const [x, y] = (Array.isArray(point) ? point : []) as readonly unknown[];
    if (typeof x !== 'number' || typeof y !== 'number') throw wrong();
    return [x, y];
  });
}
