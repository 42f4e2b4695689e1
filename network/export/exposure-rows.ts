import type { Position } from 'geojson';
import type { ExposedCase } from '../case/expose-case.ts';
import { withinHalfTurn } from '../coordinates/middle-place.ts';
import type { AssessedEmitter, AssessedPlace } from '../exposure/assess-exposure.ts';
import { magneticField } from '../exposure/plane-wave.ts';

/** One line of an exposure table, or the properties of one feature; null where a column does not apply. */
export interface ExposureRow {
  /** `antenna`, or `ground` (worst place about a site) or `place`. */
  readonly kind: string;
  readonly id: string;
  readonly cell: string | null;
  readonly longitude: number;
  readonly latitude: number;
  /** Above the level of all heights, m. */
  readonly height_m: number;
  /** Radiated where strongest, mean, W; its limit as power density; m and m³ of the compliance volume. */
  readonly eirp_w: number | null;
  readonly limit_w_m2: number | null;
  readonly ahead_m: number | null;
  readonly beside_m: number | null;
  readonly behind_m: number | null;
  readonly above_m: number | null;
  readonly below_m: number | null;
  readonly volume_m3: number | null;
  /** At a place: all antennas, and the site with the largest part. */
  readonly density_w_m2: number | null;
  readonly electric_v_m: number | null;
  readonly magnetic_a_m: number | null;
  readonly ratio: number | null;
  readonly largest_site: string | null;
  readonly largest_ratio: number | null;
  readonly kept: boolean | null;
  /** Equivalent radiated power of an antenna at its rated power, W, and whether it is exempt from management by itself. */
  readonly erp_w: number | null;
  readonly exempt: boolean | null;
}

/** In the order of a table. */
export const exposureColumns = [
  ...(['kind', 'id', 'cell', 'longitude', 'latitude', 'height_m', 'eirp_w', 'limit_w_m2'] as const),
  ...(['ahead_m', 'beside_m', 'behind_m', 'above_m', 'below_m', 'volume_m3'] as const),
  ...(['density_w_m2', 'electric_v_m', 'magnetic_a_m', 'ratio'] as const),
  ...(['largest_site', 'largest_ratio', 'kept', 'erp_w', 'exempt'] as const),
] satisfies readonly (keyof ExposureRow)[];

const noVolume = {
  cell: null,
  eirp_w: null,
  limit_w_m2: null,
  ahead_m: null,
  beside_m: null,
  behind_m: null,
  above_m: null,
  below_m: null,
  volume_m3: null,
  erp_w: null,
  exempt: null,
} as const;

const noSum = {
  density_w_m2: null,
  electric_v_m: null,
  magnetic_a_m: null,
  ratio: null,
  largest_site: null,
  largest_ratio: null,
  kept: null,
} as const;

type Projection = ExposedCase['projection'];

export function antennaRow({ emitter, volume }: AssessedEmitter, projection: Projection): ExposureRow {
  const { settings, radiated, limit } = emitter;
  return {
    kind: 'antenna',
    id: settings.site,
    ...noSum,
    ...located(emitter, projection),
    cell: settings.cell,
    eirp_w: rounded(radiated),
    limit_w_m2: rounded(limit),
    ahead_m: rounded(volume.ahead),
    beside_m: rounded(volume.beside),
    behind_m: rounded(volume.behind),
    above_m: rounded(volume.above),
    below_m: rounded(volume.below),
    volume_m3: rounded(volume.volume),
    erp_w: rounded(emitter.equivalent),
    exempt: emitter.exempt,
  };
}

export function placeRow(
  { kind, id, place, kept, ratio, density, electric, bySite }: AssessedPlace,
  projection: Projection,
): ExposureRow {
  const [largest] = bySite;
  return {
    kind,
    id,
    ...noVolume,
    ...located(place, projection),
    density_w_m2: rounded(density),
    electric_v_m: rounded(electric),
    magnetic_a_m: rounded(magneticField(density)),
    ratio: rounded(ratio),
    largest_site: largest?.site ?? null,
    largest_ratio: rounded(largest?.ratio ?? 0),
    kept,
  };
}

/** The outline of an antenna's compliance volume seen from above, anticlockwise (RFC 7946, section 3.1.6). */
export function outlineOf({ emitter, volume }: AssessedEmitter, projection: Projection): readonly Position[] {
  const { outline } = volume;
  const corners = outline.map((distance, index) => {
    const turn = ((emitter.settings.azimuth + (index * 360) / outline.length) * Math.PI) / 180;
    const { longitude, latitude } = projection.locate({
      x: emitter.x + distance * Math.sin(turn),
      y: emitter.y + distance * Math.cos(turn),
    });
    return [Number(longitude.toFixed(7)), Number(latitude.toFixed(7))];
  });
  const [first = []] = corners;
  return [...corners, first].toReversed();
}

function located(
  { x, y, z }: { readonly x: number; readonly y: number; readonly z: number },
  to: Projection,
) {
  const { longitude, latitude } = to.locate({ x, y });
  return {
    longitude: Number(withinHalfTurn(longitude).toFixed(7)),
    latitude: Number(latitude.toFixed(7)),
    height_m: rounded(z),
  };
}

/** Seven digits are more than any antenna is known to. */
function rounded(value: number): number {
  return Number(value.toPrecision(7));
}
