import type { GeoGrid, Walk } from './geo-grid.ts';

const degree = Math.PI / 180;
/** Samples between two that are worked out on the sphere; a parabola runs through three. */
const stride = 16;

export interface GeoPoint {
  readonly latitude: number;
  readonly longitude: number;
}

/**
 * Walks from a point towards another along the great circle, a step about as long as a cell is wide.
 * @param radius of the earth, m
 * @param reach how far to walk, m
 */
export class GeoWalk {
  readonly #grid: GeoGrid;
  readonly #from: GeoPoint;
  readonly #radius: number;
  readonly #reach: number;
  readonly walk: Walk;

  constructor(grid: GeoGrid, from: GeoPoint, radius: number, reach: number, capacity: number) {
    this.#grid = grid;
    this.#from = from;
    this.#radius = radius;
    this.#reach = reach;
    this.walk = { cells: new Int32Array(capacity + 2 * stride + 1), count: 0, spacing: 0 };
  }

  /** Fills `walk` with the samples towards a point that are in reach and before that point; at least one. */
  towards(to: GeoPoint): Walk {
    const { walk } = this;
    const [phi1, phi2] = [this.#from.latitude * degree, to.latitude * degree];
    const turn = (to.longitude - this.#from.longitude) * degree;
    const [sin1, cos1, sin2, cos2] = [Math.sin(phi1), Math.cos(phi1), Math.sin(phi2), Math.cos(phi2)];
    const arc = Math.acos(Math.min(1, sin1 * sin2 + cos1 * cos2 * Math.cos(turn)));
    const perRadian = this.#grid.perDegree / degree;
    const cells = Math.hypot(turn * perRadian, (phi2 - phi1) * perRadian);
    const step = arc / cells;
    walk.spacing = step * this.#radius;
    walk.count = Math.min(Math.floor(cells), Math.floor(this.#reach / walk.spacing + 1e-9));
    const bearing = Math.atan2(cos2 * Math.sin(turn), cos1 * sin2 - sin1 * cos2 * Math.cos(turn));
    const [north, east] = [Math.cos(bearing), Math.sin(bearing)];
    const latitude = (angle: number) =>
      Math.asin(Math.min(1, sin1 * Math.cos(angle) + cos1 * Math.sin(angle) * north)) / degree;
    const longitude = (angle: number) =>
      this.#from.longitude +
      Math.atan2(east * Math.sin(angle) * cos1, Math.cos(angle) - sin1 * Math.sin(latitude(angle) * degree)) /
        degree;
    this.#fill(step, latitude, longitude);
    return walk;
  }

  #fill(step: number, latitude: (angle: number) => number, longitude: (angle: number) => number): void {
    const { south, west, perDegree, rows, columns } = this.#grid;
    const { cells, count } = this.walk;
    let [lat0, lon0] = [latitude(0), longitude(0)];
    for (let start = 0; start <= count; start += 2 * stride) {
      const lat1 = latitude((start + stride) * step);
      const lon1 = longitude((start + stride) * step);
      const lat2 = latitude((start + 2 * stride) * step);
      const lon2 = longitude((start + 2 * stride) * step);
      const latRise = (lat2 - lat0) / 2;
      const lonRise = (lon2 - lon0) / 2;
      const latBend = (lat0 + lat2) / 2 - lat1;
      const lonBend = (lon0 + lon2) / 2 - lon1;
      for (let sample = 0; sample < 2 * stride; sample += 1) {
        const t = sample / stride - 1;
        const row = Math.round((lat1 + t * (latRise + t * latBend) - south) * perDegree);
        const column = Math.round((lon1 + t * (lonRise + t * lonBend) - west) * perDegree);
        const inside = row >= 0 && row < rows && column >= 0 && column < columns;
        cells[start + sample] = inside ? row * columns + column : -1;
      }
      lat0 = lat2;
      lon0 = lon2;
    }
  }
}
