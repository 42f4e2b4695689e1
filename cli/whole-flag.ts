import { UsageError } from './usage-error.ts';

/** A whole number that a flag was given. @throws UsageError `usage.whole` with the range */
export function wholeFlag(flag: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) throw new UsageError('usage.whole', { flag, text, least, most });
  return value;
}
