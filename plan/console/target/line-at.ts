interface At {
  readonly at: string;
  readonly value: number;
}

/** Where a straight line between its two points is at a time; null outside of them, and without a line. */
export function lineAt([from, to]: readonly At[], at: string): number | null {
  if (from === undefined || to === undefined) return null;
  const share = (Date.parse(at) - Date.parse(from.at)) / (Date.parse(to.at) - Date.parse(from.at));
  // The due day counts to its end.
  const beyond = Date.parse(at) - Date.parse(to.at) >= 86_400_000;
  return share < 0 || beyond || !Number.isFinite(share)
    ? null
    : from.value + (to.value - from.value) * Math.min(1, share);
}
