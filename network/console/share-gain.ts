/**
 * Percentage points between two shares as they are shown, each with one decimal: whoever subtracts what he reads gets
 * the same.
 */
export function gainShown(before: number | null, after: number | null): number | null {
  return before === null || after === null ? null : (tenths(after) - tenths(before)) / 10;
}

function tenths(share: number): number {
  return Math.round(Number((1000 * share).toFixed(6)));
}
