export interface TrendPoint {
  readonly at: string;
  readonly shown: number;
}

export interface Sparkline {
  /** Path data in a box of `width` × `height`. */
  readonly line: string;
  readonly last: { readonly x: number; readonly y: number };
}

/** A line of history, spaced by time; null where there is nothing to draw. A flat history lies in the middle. */
export function sparklinePath(
  trend: readonly TrendPoint[],
  width: number,
  height: number,
  inset = 3,
): Sparkline | null {
  const points = trend
    .map(({ at, shown }) => ({ time: Date.parse(at), shown }))
    .filter(({ time, shown }) => Number.isFinite(time) && Number.isFinite(shown));
  const first = points[0];
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const values = points.map(({ shown }) => shown);
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  const time = last.time - first.time;
  const x = (each: number) => inset + (time === 0 ? 1 : (each - first.time) / time) * (width - 2 * inset);
  const y = (each: number) =>
    height - inset - (range === 0 ? 0.5 : (each - low) / range) * (height - 2 * inset);
  const round = (each: number) => Math.round(each * 10) / 10;
  const steps = points.map((point) => `${round(x(point.time))} ${round(y(point.shown))}`);
  return { line: `M${steps.join('L')}`, last: { x: round(x(last.time)), y: round(y(last.shown)) } };
}
