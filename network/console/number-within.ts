/** What was typed as a number from `least` to `most`; null where it is none. */
export function numberWithin(text: string, least: number, most: number): number | null {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  return value >= least && value <= most ? value : null;
}
