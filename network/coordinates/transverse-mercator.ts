import type { MapPoint, MapProjection } from './map-projection.ts';
import type { LonLat } from './offset-systems.ts';

/** Ellipsoid by semi-major axis, m, and flattening. */
export interface Ellipsoid {
  readonly axis: number;
  readonly flattening: number;
}

export const wgs84: Ellipsoid = { axis: 6_378_137, flattening: 1 / 298.257223563 };
export const cgcs2000: Ellipsoid = { axis: 6_378_137, flattening: 1 / 298.257222101 };

export interface TransverseMercatorOptions {
  readonly ellipsoid: Ellipsoid;
  /** Central meridian, degrees. */
  readonly meridian: number;
  /** Scale on it. */
  readonly scale: number;
  readonly falseEasting: number;
  readonly falseNorthing: number;
}

const degree = Math.PI / 180;

/** m from the central meridian: a zone's number that is there and not in the system, or the other way round, is farther. */
const farthest = 1_000_000;

/**
 * 横轴墨卡托 (高斯-克吕格) projection by Krüger's series to the fourth power of n (L. Krüger 1912; the form of
 * C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, 2011, eq. 7 to 36): far better than a
 * millimetre within its zone.
 */
export class TransverseMercator implements MapProjection {
  readonly options: TransverseMercatorOptions;
  readonly #eccentricity: number;
  readonly #radius: number;
  readonly #forward: readonly number[];
  readonly #back: readonly number[];

  constructor(options: TransverseMercatorOptions) {
    this.options = options;
    const { axis, flattening } = options.ellipsoid;
    const n = flattening / (2 - flattening);
    const [n2, n3, n4] = [n ** 2, n ** 3, n ** 4];
    this.#eccentricity = Math.sqrt(flattening * (2 - flattening));
    this.#radius = (options.scale * axis * (1 + n2 / 4 + n4 / 64)) / (1 + n);
    this.#forward = [
      n / 2 - (2 / 3) * n2 + (5 / 16) * n3 + (41 / 180) * n4,
      (13 / 48) * n2 - (3 / 5) * n3 + (557 / 1440) * n4,
      (61 / 240) * n3 - (103 / 140) * n4,
      (49_561 / 161_280) * n4,
    ];
    this.#back = [
      n / 2 - (2 / 3) * n2 + (37 / 96) * n3 - (1 / 360) * n4,
      (1 / 48) * n2 + (1 / 15) * n3 - (437 / 1440) * n4,
      (17 / 480) * n3 - (37 / 840) * n4,
      (4397 / 161_280) * n4,
    ];
  }

  /** Easting and northing, m. */
  project({ longitude, latitude }: LonLat): MapPoint {
    const e = this.#eccentricity;
    const { meridian, falseEasting, falseNorthing } = this.options;
    const turn = (longitude - meridian) * degree;
    const sin = Math.sin(latitude * degree);
    // Tangent of the conformal latitude.
    const t = Math.sinh(Math.atanh(sin) - e * Math.atanh(e * sin));
    const xi = Math.atan2(t, Math.cos(turn));
    const eta = Math.asinh(Math.sin(turn) / Math.hypot(t, Math.cos(turn)));
    let [x, y] = [eta, xi];
    for (const [index, a] of this.#forward.entries()) {
      const k = 2 * (index + 1);
      x += a * Math.cos(k * xi) * Math.sinh(k * eta);
      y += a * Math.sin(k * xi) * Math.cosh(k * eta);
    }
    return { x: falseEasting + this.#radius * x, y: falseNorthing + this.#radius * y };
  }

  locate({ x, y }: MapPoint): LonLat {
    const { meridian, falseEasting, falseNorthing } = this.options;
    const xi = (y - falseNorthing) / this.#radius;
    const eta = (x - falseEasting) / this.#radius;
    let [xi1, eta1] = [xi, eta];
    for (const [index, b] of this.#back.entries()) {
      const k = 2 * (index + 1);
      xi1 -= b * Math.sin(k * xi) * Math.cosh(k * eta);
      eta1 -= b * Math.cos(k * xi) * Math.sinh(k * eta);
    }
    const sinh = Math.sinh(eta1);
    const latitude = this.#fromConformal(Math.sin(xi1) / Math.hypot(sinh, Math.cos(xi1)));
    return {
      longitude: meridian + Math.atan2(sinh, Math.cos(xi1)) / degree,
      latitude: latitude / degree,
    };
  }

  reaches({ x, y }: MapPoint): boolean {
    const { falseEasting, falseNorthing } = this.options;
    return Math.abs(x - falseEasting) <= farthest && Math.abs(y - falseNorthing) <= 1e7;
  }

  /** Latitude from the tangent of the conformal one, by Newton's method. */
  #fromConformal(conformal: number): number {
    const e = this.#eccentricity;
    let t = conformal / (1 - e * e);
    for (let step = 0; step < 3; step += 1) {
      const root = Math.sqrt(1 + t * t);
      const sigma = Math.sinh(e * Math.atanh((e * t) / root));
      const now = t * Math.sqrt(1 + sigma * sigma) - sigma * root;
      const slope = ((1 - e * e) * Math.sqrt(1 + now * now) * root) / (1 + (1 - e * e) * t * t);
      t += (conformal - now) / slope;
    }
    return Math.atan(t);
  }

  /** Degrees by which the grid's north lies east of true north at a place. */
  convergence({ longitude, latitude }: LonLat): number {
    const turn = (longitude - this.options.meridian) * degree;
    return Math.atan(Math.tan(turn) * Math.sin(latitude * degree)) / degree;
  }
}
