/** Degrees east and north. */
export interface LonLat {
  readonly longitude: number;
  readonly latitude: number;
}

/**
 * 坐标系. CGCS2000 differs from WGS 84 by less than what a map of coverage shows and counts as the same; GCJ-02 (火星坐标)
 * and BD-09 (百度) shift places in China by some hundred metres, in a way that is not published but well known.
 */
export type CoordinateSystem = 'WGS84' | 'CGCS2000' | 'GCJ02' | 'BD09';

export const coordinateSystems: readonly CoordinateSystem[] = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'];

/** A place in WGS 84. */
export function toWgs84(system: CoordinateSystem, place: LonLat): LonLat {
  switch (system) {
    case 'WGS84':
    case 'CGCS2000':
      return place;
    case 'GCJ02':
      return fromGcj02(place);
    case 'BD09':
      return fromGcj02(fromBd09(place));
  }
}

/** A place of WGS 84 in another system. */
export function fromWgs84(system: CoordinateSystem, place: LonLat): LonLat {
  switch (system) {
    case 'WGS84':
    case 'CGCS2000':
      return place;
    case 'GCJ02':
      return toGcj02(place);
    case 'BD09':
      return toBd09(toGcj02(place));
  }
}

/** Krassowsky's ellipsoid, on which the shift is worked out: semi-major axis in m, square of the eccentricity. */
const [axis, squared] = [6_378_245, 0.006693421622965943];
const degree = Math.PI / 180;

/** The rectangle in which places are shifted. */
function isShifted({ longitude, latitude }: LonLat): boolean {
  return longitude >= 72.004 && longitude <= 137.8347 && latitude >= 0.8293 && latitude <= 55.8271;
}

function toGcj02(place: LonLat): LonLat {
  if (!isShifted(place)) return place;
  const { longitude, latitude } = place;
  const [x, y] = [longitude - 105, latitude - 35];
  const wave = (angle: number) => Math.sin(angle * Math.PI);
  const ripple = ((20 * wave(6 * x) + 20 * wave(2 * x)) * 2) / 3;
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    ripple +
    ((20 * wave(y) + 40 * wave(y / 3)) * 2) / 3 +
    ((160 * wave(y / 12) + 320 * wave(y / 30)) * 2) / 3;
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    ripple +
    ((20 * wave(x) + 40 * wave(x / 3)) * 2) / 3 +
    ((150 * wave(x / 12) + 300 * wave(x / 30)) * 2) / 3;
  const sin = Math.sin(latitude * degree);
  const bulge = 1 - squared * sin * sin;
  const root = Math.sqrt(bulge);
  return {
    longitude: longitude + east / ((axis / root) * Math.cos(latitude * degree) * degree),
    latitude: latitude + north / (((axis * (1 - squared)) / (bulge * root)) * degree),
  };
}

/** The shift has no inverse in closed form; it changes so slowly that a few corrections give it back. */
function fromGcj02(place: LonLat): LonLat {
  if (!isShifted(place)) return place;
  let { longitude, latitude } = place;
  for (let step = 0; step < 6; step += 1) {
    const there = toGcj02({ longitude, latitude });
    longitude += place.longitude - there.longitude;
    latitude += place.latitude - there.latitude;
  }
  return { longitude, latitude };
}

const turns = (Math.PI * 3000) / 180;

function toBd09({ longitude, latitude }: LonLat): LonLat {
  const length = Math.hypot(longitude, latitude) + 0.00002 * Math.sin(latitude * turns);
  const angle = Math.atan2(latitude, longitude) + 0.000003 * Math.cos(longitude * turns);
  return { longitude: length * Math.cos(angle) + 0.0065, latitude: length * Math.sin(angle) + 0.006 };
}

function fromBd09(place: LonLat): LonLat {
  let { longitude, latitude } = place;
  for (let step = 0; step < 8; step += 1) {
    const there = toBd09({ longitude, latitude });
    longitude += place.longitude - there.longitude;
    latitude += place.latitude - there.latitude;
  }
  return { longitude, latitude };
}
