import type { Box } from '../sweep/grid.ts';

/** Levels that are kept of one cell and operator: the first, and what is left when the stations before are off air. */
const mostLevels = 3;

/** What a level of a cell is counted from. */
export interface LevelPixels {
  readonly columns: number;
  /** At `stride` times the number of a pixel, best first: number of the server, 0 for none, and its level in hundredths of dBm. */
  readonly servers: ArrayLike<number>;
  readonly levels: ArrayLike<number>;
  readonly stride: number;
  /** The station of a server, and its operator; null for a site that is no station of the facts. */
  stationOf(server: number): { readonly id: string; readonly operator: string } | null;
}

/** SS-RSRP of a cell from one station and those of the same operator beside it, dBm. */
export interface CellLevel {
  readonly operator: string;
  /** The station that serves most of the cell. */
  readonly station: string;
  readonly rsrp: number;
}

/**
 * The levels of a cell of the grid (a box of pixels) for each operator: the level that half of the pixels reach, with the station
 * that serves most of them; then the same without that station, and without both. A pixel without a level counts as below all.
 */
export function cellLevels(pixels: LevelPixels, box: Box): readonly CellLevel[] {
  const numbers = numbersOf(pixels, box);
  const operators = new Set<string>();
  for (const pixel of numbers)
    for (let at = pixel * pixels.stride; at < (pixel + 1) * pixels.stride; at += 1) {
      const station = pixels.stationOf(pixels.servers[at] ?? 0);
      if (station) operators.add(station.operator);
    }
  return [...operators].toSorted().flatMap((operator) => {
    const found: CellLevel[] = [];
    const without = new Set<string>();
    while (found.length < mostLevels) {
      const level = levelWithout(pixels, numbers, operator, without);
      if (level === null) break;
      found.push(level);
      without.add(level.station);
    }
    return found;
  });
}

const nobody: ReadonlySet<string> = new Set();

/** The share (0 to 1) of pixels where some station of the operator reaches a level in dBm. */
export function shareReached(
  pixels: LevelPixels,
  numbers: ArrayLike<number>,
  operator: string,
  threshold: number,
): number {
  let reached = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    const best = bestOf(pixels, numbers[index] ?? 0, operator, nobody);
    if (best !== null && best.level >= threshold * 100) reached += 1;
  }
  return numbers.length === 0 ? 0 : reached / numbers.length;
}

function numbersOf({ columns }: LevelPixels, box: Box): readonly number[] {
  return Array.from({ length: box.rows * box.columns }, (_, index) => {
    const row = box.row + Math.floor(index / box.columns);
    return row * columns + box.column + (index % box.columns);
  });
}

function levelWithout(
  pixels: LevelPixels,
  numbers: readonly number[],
  operator: string,
  without: ReadonlySet<string>,
): CellLevel | null {
  const served = new Map<string, number>();
  const levels: number[] = [];
  for (const pixel of numbers) {
    const best = bestOf(pixels, pixel, operator, without);
    if (best === null) continue;
    levels.push(best.level);
    served.set(best.station, (served.get(best.station) ?? 0) + 1);
  }
  const half = levels.toSorted((a, b) => b - a)[Math.ceil(numbers.length / 2) - 1];
  const [most] = [...served].toSorted(([one, a], [other, b]) => b - a || (one < other ? -1 : 1));
  return half === undefined || most === undefined ? null : { operator, station: most[0], rsrp: half / 100 };
}

function bestOf(
  { servers, levels, stride, stationOf }: LevelPixels,
  pixel: number,
  operator: string,
  without: ReadonlySet<string>,
): { readonly station: string; readonly level: number } | null {
  for (let at = pixel * stride; at < (pixel + 1) * stride; at += 1) {
    const server = servers[at] ?? 0;
    if (server === 0) return null;
    const station = stationOf(server);
    if (station?.operator === operator && !without.has(station.id))
      return { station: station.id, level: levels[at] ?? 0 };
  }
  return null;
}
