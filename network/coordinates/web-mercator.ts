import type { MapPoint, MapProjection } from './map-projection.ts';
import type { LonLat } from './offset-systems.ts';

const degree = Math.PI / 180;
const axis = 6_378_137;
/** Half the side of the square that the world is drawn as. */
const half = Math.PI * axis;

/** Web 墨卡托 (EPSG 1024, "Popular Visualisation Pseudo Mercator"): degrees of WGS 84 drawn as on a sphere. */
export const webMercator: MapProjection = {
  project({ longitude, latitude }: LonLat): MapPoint {
    return { x: axis * longitude * degree, y: axis * Math.atanh(Math.sin(latitude * degree)) };
  },
  locate({ x, y }: MapPoint): LonLat {
    return { longitude: x / axis / degree, latitude: Math.atan(Math.sinh(y / axis)) / degree };
  },
  reaches({ x, y }: MapPoint): boolean {
    // A millimetre for the rounding of whoever wrote the file.
    return Math.abs(x) <= half + 0.001 && Math.abs(y) <= half + 0.001;
  },
};
