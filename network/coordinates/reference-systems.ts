import type { MapProjection } from './map-projection.ts';
import type { LonLat } from './offset-systems.ts';
import { cgcs2000, TransverseMercator, wgs84 } from './transverse-mercator.ts';
import { webMercator } from './web-mercator.ts';

/** A reference system by its EPSG code: degrees, or a projection in metres. */
export interface ReferenceSystem {
  readonly epsg: number;
  /** Absent where coordinates are degrees. */
  readonly projection?: MapProjection;
}

/**
 * Reference systems that rasters may come in: WGS 84 (4326), CGCS2000 (4490), UTM (326xx, 327xx), Web Mercator (3857), and CGCS2000 Gauss-Krüger
 * in zones of 3° and 6°, with and without the zone's number in the easting (4491 to 4554).
 * @returns undefined for all others
 */
export function referenceSystem(epsg: number): ReferenceSystem | undefined {
  if (epsg === 4326 || epsg === 4490) return { epsg };
  if (epsg === 3857) return { epsg, projection: webMercator };
  const [north, south] = [epsg - 32_600, epsg - 32_700];
  if (north >= 1 && north <= 60) return utm(epsg, north, 0);
  if (south >= 1 && south <= 60) return utm(epsg, south, 10_000_000);
  // 6°: zones 13 to 23 with their number, then by central meridian 75° to 135° without.
  if (epsg >= 4491 && epsg <= 4501) return gaussKrueger(epsg, 75 + 6 * (epsg - 4491), epsg - 4491 + 13);
  if (epsg >= 4502 && epsg <= 4512) return gaussKrueger(epsg, 75 + 6 * (epsg - 4502), 0);
  // 3°: zones 25 to 45 with their number, then without.
  if (epsg >= 4513 && epsg <= 4533) return gaussKrueger(epsg, 75 + 3 * (epsg - 4513), epsg - 4513 + 25);
  if (epsg >= 4534 && epsg <= 4554) return gaussKrueger(epsg, 75 + 3 * (epsg - 4534), 0);
  return undefined;
}

/** The transverse Mercator of a code; undefined for all else. */
export function transverseMercatorOf(epsg: number): TransverseMercator | undefined {
  const { projection } = referenceSystem(epsg) ?? {};
  return projection instanceof TransverseMercator ? projection : undefined;
}

/** The UTM zone about a place. */
export function utmAbout({
  longitude,
  latitude,
}: LonLat): ReferenceSystem & { readonly projection: TransverseMercator } {
  const zone = Math.min(Math.max(Math.floor((longitude + 180) / 6) + 1, 1), 60);
  return latitude < 0 ? utm(32_700 + zone, zone, 10_000_000) : utm(32_600 + zone, zone, 0);
}

function utm(epsg: number, zone: number, falseNorthing: number) {
  const options = { ellipsoid: wgs84, meridian: 6 * zone - 183, scale: 0.9996, falseEasting: 500_000 };
  return { epsg, projection: new TransverseMercator({ ...options, falseNorthing }) };
}

function gaussKrueger(epsg: number, meridian: number, zone: number): ReferenceSystem {
  const falseEasting = zone * 1_000_000 + 500_000;
  const options = { ellipsoid: cgcs2000, meridian, scale: 1, falseEasting, falseNorthing: 0 };
  return { epsg, projection: new TransverseMercator(options) };
}
