/** What a bullet chart compares, all in the same unit. */
export interface BulletInput {
  readonly value: number | null;
  readonly goal: number;
  /** Upper bound of a range that is asked for. */
  readonly stretch: number | null;
  /** Where a steady pace would have to be today. */
  readonly required: number | null;
  /** Between what it will be at the due date, most likely. */
  readonly band: { readonly low: number; readonly high: number } | null;
  /** A share has no room beyond the whole. */
  readonly share: boolean;
}

/** Positions along the scale, 0 to 1. */
export interface BulletGeometry {
  readonly bar: number;
  readonly goal: number;
  readonly stretch: number | null;
  readonly required: number | null;
  readonly band: { readonly low: number; readonly high: number } | null;
}

/**
 * One scale for value, goal, stretch, required pace and forecast: from zero to a little beyond the greatest of
 * them, so that the goal's tick never sits on the edge. A value below zero shows no bar.
 */
export function bulletGeometry({ value, goal, stretch, required, band, share }: BulletInput): BulletGeometry {
  const known = [value, goal, stretch, required, band?.high ?? null].filter(
    (each) => each !== null && Number.isFinite(each),
  ) as number[];
  const most = Math.max(0, ...known);
  const end = share && most <= 100 ? 100 : most === 0 ? 1 : most * 1.12;
  const at = (each: number) => Math.min(1, Math.max(0, each / end));
  return {
    bar: value === null ? 0 : at(value),
    goal: at(goal),
    stretch: stretch === null ? null : at(stretch),
    required: required === null ? null : at(required),
    band: band === null ? null : { low: at(band.low), high: at(band.high) },
  };
}
