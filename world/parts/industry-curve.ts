import type { Random } from '../model/random.ts';

/** Revenue of the last four quarters of an industry in 亿元 (100 million yuan), at the first and the last report. */
interface Course {
  readonly from: number;
  readonly to: number;
}

/** Companies only in 5G, only in AI, and in both, so that 5G comes to about 1,040 and AI to about 330. */
export const courses = {
  fiveG: { from: 470, to: 965 },
  ai: { from: 146, to: 254 },
  both: { from: 40, to: 76 },
} as const satisfies Record<string, Course>;

/** The totals at each report, in yuan: even growth with a small unrest that never turns a rise into a fall. */
export function totals({ from, to }: Course, quarters: number, draw: Random): number[] {
  return Array.from({ length: quarters }, (_, index) => {
    const level = from * (to / from) ** (index / (quarters - 1));
    return level * (1 + 0.004 * draw.between(-1, 1)) * 1e8;
  });
}

/**
 * Splits each total among `count` companies: few large, many small (Zipf), each drifting on its own course.
 * @returns for each company its revenue at each report, in whole 10,000 yuan
 */
export function split(total: readonly number[], count: number, draw: Random): number[][] {
  const weights = Array.from({ length: count }, (_, rank) => {
    let weight = draw.between(0.8, 1.2) / (rank + 2.5) ** 0.95;
    return total.map(() => {
      weight *= Math.exp(0.018 * draw.normal());
      return weight;
    });
  });
  const sums = total.map((_, quarter) => weights.reduce((sum, course) => sum + (course[quarter] ?? 0), 0));
  return weights.map((course) =>
    course.map((weight, quarter) => {
      const revenue = ((total[quarter] ?? 0) * weight) / (sums[quarter] ?? 1);
      return Math.round(revenue / 10_000) * 10_000;
    }),
  );
}
