/** One figure of a series. */
export interface Reading {
  /** ISO date or time of which the figure speaks. */
  readonly at: string;
  readonly value: number;
  /** Of the definition behind it: where it changes, the series breaks. */
  readonly version?: number;
}

/** Values that the figure cannot leave (a share: 0 to 100); null where it has no end. */
export interface Bounds {
  readonly low: number | null;
  readonly high: number | null;
}

export const noBounds: Bounds = { low: null, high: null };

export function within(value: number, { low, high }: Bounds): number {
  const above = low === null ? value : Math.max(low, value);
  return high === null ? above : Math.min(high, above);
}
