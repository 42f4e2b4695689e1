import { middleOf } from '../../coordinates/middle-place.ts';
import type { LonLat } from '../../coordinates/offset-systems.ts';
import { transverseMercatorOf, utmAbout } from '../../coordinates/reference-systems.ts';
import type { TransverseMercator } from '../../coordinates/transverse-mercator.ts';

/**
 * The plane that a drawing lies in, in metres: the 3° zone of CGCS2000 about the middle of its places, without the zone's
 * number (EPSG 4534 to 4554), as surveyors in China draw; UTM elsewhere.
 */
export function drawingPlane(places: readonly LonLat[]): {
  readonly epsg: number;
  readonly projection: TransverseMercator;
} {
  const middle = middleOf(places.length === 0 ? [{ longitude: 114, latitude: 34 }] : places);
  const epsg = 4534 + (Math.round(middle.longitude / 3) - 25);
  const projection =
    epsg >= 4534 && epsg <= 4554 && middle.latitude > 0 ? transverseMercatorOf(epsg) : undefined;
  return projection === undefined ? utmAbout(middle) : { epsg, projection };
}
