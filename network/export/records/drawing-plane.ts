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
  /** As the EPSG registry calls it. */
  readonly name: string;
  readonly projection: TransverseMercator;
} {
  const middle = middleOf(places.length === 0 ? [{ longitude: 114, latitude: 34 }] : places);
  const epsg = 4534 + (Math.round(middle.longitude / 3) - 25);
  const projection =
    epsg >= 4534 && epsg <= 4554 && middle.latitude > 0 ? transverseMercatorOf(epsg) : undefined;
  if (projection !== undefined)
    return { epsg, name: `CGCS2000 / 3-degree Gauss-Kruger CM ${75 + 3 * (epsg - 4534)}E`, projection };
  const utm = utmAbout(middle);
  return { ...utm, name: `WGS 84 / UTM zone ${utm.epsg % 100}${middle.latitude < 0 ? 'S' : 'N'}` };
}
