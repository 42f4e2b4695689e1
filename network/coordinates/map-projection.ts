import type { LonLat } from './offset-systems.ts';

/** East and north, m. */
export interface MapPoint {
  readonly x: number;
  readonly y: number;
}

/** Between degrees and the metres of a map. */
export interface MapProjection {
  project(place: LonLat): MapPoint;
  locate(point: MapPoint): LonLat;
  /** Whether a point can be meant by it at all. */
  reaches(point: MapPoint): boolean;
}
