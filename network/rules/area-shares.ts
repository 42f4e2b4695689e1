/** Levels in dBm and SINR in dB above which the share of an area is counted. */
export const levelThresholds = [-110, -105, -100, -95, -90, -85] as const;
export const sinrThresholds = [-3, 0, 10] as const;

export interface Share {
  readonly from: number;
  /** 0 to 1; null where the area has no pixel. */
  readonly share: number | null;
}

export interface AreaShares {
  /** Pixels of the area. */
  readonly pixels: number;
  readonly level: readonly Share[];
  readonly sinr: readonly Share[];
}

/** What shares are counted from, a pixel after the other. */
export interface CountedPixels {
  /** Numbers of the pixels that count. */
  readonly area: Uint32Array;
  /** Of a pixel, at `stride` times its number: 0 where there is no server, and its level in hundredths of dBm. */
  readonly servers: ArrayLike<number>;
  readonly levels: ArrayLike<number>;
  readonly stride: number;
  /** SS-SINR as a plain ratio. */
  ratioAt(pixel: number): number;
}

/** Shares of an area above thresholds. What has no level counts as below all of them. */
export function areaShares({ area, servers, levels, stride, ratioAt }: CountedPixels): AreaShares {
  const steps = levelThresholds.map((threshold) => 100 * threshold);
  const ratios = sinrThresholds.map((threshold) => 10 ** (threshold / 10));
  const [strong, clear] = [new Uint32Array(steps.length), new Uint32Array(ratios.length)];
  for (let index = 0; index < area.length; index += 1) {
    const pixel = area[index] ?? 0;
    if (servers[pixel * stride] === 0) continue;
    count(strong, steps, levels[pixel * stride] ?? 0);
    count(clear, ratios, ratioAt(pixel));
  }
  const shares = (thresholds: readonly number[], counts: Uint32Array) =>
    thresholds.map((from, at) => ({
      from,
      share: area.length === 0 ? null : (counts[at] ?? 0) / area.length,
    }));
  return { pixels: area.length, level: shares(levelThresholds, strong), sinr: shares(sinrThresholds, clear) };
}

function count(counts: Uint32Array, steps: readonly number[], value: number): void {
  for (let at = 0; at < steps.length && value >= (steps[at] ?? 0); at += 1)
    counts[at] = (counts[at] ?? 0) + 1;
}
