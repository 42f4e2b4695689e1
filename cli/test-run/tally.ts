/** How a run of tests went. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skips: readonly Skip[];
}

export interface Skip {
  /** File and names of the test. */
  readonly test: string;
  readonly reason: string;
}

export const nothing: Tally = { passed: 0, failed: 0, skips: [] };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skips: [...a.skips, ...b.skips] };
}

/** The line that closes a run: `N passed, N failed`, and `, N skipped` where there are some. */
export function closingLine({ passed, failed, skips }: Tally): string {
  return `${passed} passed, ${failed} failed${skips.length > 0 ? `, ${skips.length} skipped` : ''}`;
}
