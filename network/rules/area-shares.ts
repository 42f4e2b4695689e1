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

/**
 * Shares of an area above thresholds. What has no level counts as below all of them.
 * @param area 1 for each pixel that counts
 * @param levelOf, ratioOf SS-RSRP in dBm and SS-SINR as a plain ratio at a pixel; NaN in gaps
 */
export function areaShares(
  area: Uint8Array,
  levelOf: (pixel: number) => number,
  ratioOf: (pixel: number) => number,
): AreaShares {
  const ratios = sinrThresholds.map((threshold) => 10 ** (threshold / 10));
  const [levels, sinrs] = [levelThresholds.map(() => 0), ratios.map(() => 0)];
  let pixels = 0;
  for (let pixel = 0; pixel < area.length; pixel += 1) {
    if (area[pixel] === 0) continue;
    pixels += 1;
    const level = levelOf(pixel);
    if (Number.isNaN(level)) continue;
    for (let at = 0; at < levelThresholds.length && level >= (levelThresholds[at] ?? 0); at += 1)
      levels[at] = (levels[at] ?? 0) + 1;
    const ratio = ratioOf(pixel);
    for (let at = 0; at < ratios.length && ratio >= (ratios[at] ?? 0); at += 1)
      sinrs[at] = (sinrs[at] ?? 0) + 1;
  }
  const shares = (thresholds: readonly number[], counts: readonly number[]) =>
    thresholds.map((from, at) => ({ from, share: pixels === 0 ? null : (counts[at] ?? 0) / pixels }));
  return { pixels, level: shares(levelThresholds, levels), sinr: shares(sinrThresholds, sinrs) };
}
