import type { Point } from './design-shape.ts';
import { type FloorLevels, middleOfPixel } from './floor-levels.ts';

export interface FloorSummary {
  /** Of the floor, at or above the threshold, 0 to 1; null where the outline holds no pixel. */
  readonly share: number | null;
  /** m² */
  readonly area: number;
  /** Weakest places, weakest first, each at least `apart` metres from the others. */
  readonly worst: readonly { readonly place: Point; readonly level: number }[];
}

/** @param threshold dBm */
export function floorSummary(
  floor: FloorLevels,
  threshold: number,
  { count = 3, apart = 5 } = {},
): FloorSummary {
  const { step, levels } = floor;
  const within = [...levels.keys()].filter((pixel) => !Number.isNaN(levels[pixel]));
  const covered = within.filter((pixel) => at(levels, pixel) >= threshold).length;
  const worst: { place: Point; level: number }[] = [];
  for (const pixel of within.toSorted((one, other) => at(levels, one) - at(levels, other))) {
    if (worst.length === count) break;
    const place = middleOfPixel(floor, pixel);
    const far = ({ place: [x, y] }: { place: Point }) => Math.hypot(x - place[0], y - place[1]) >= apart;
    if (worst.every(far)) worst.push({ place, level: at(levels, pixel) });
  }
  return {
    share: within.length === 0 ? null : covered / within.length,
    area: within.length * step ** 2,
    worst,
  };
}

function at(levels: Float32Array, pixel: number): number {
  return levels[pixel] ?? Number.NEGATIVE_INFINITY;
}
