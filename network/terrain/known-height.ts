/**
 * Between the deepest trench (-10,935 m) and the highest summit (8,849 m), with a kilometre for reference surfaces and noise.
 * The -32,768 of SRTM's voids lies outside.
 */
const deepest = -12_000;
const highest = 10_000;

/** What many producers write for nothing without saying so; no dry ground lies there. */
const unsaid = -9999;

/**
 * The one rule for the heights of all files, m: NaN for what cannot be one, so that it becomes a hole of the terrain and a
 * gap of the result, never ground.
 * @param nothing the file's own value for nothing, where it states one
 */
export function knownHeight(value: number, nothing?: number | null): number {
  const known = value !== nothing && value !== unsaid && value >= deepest && value <= highest;
  return known ? value : Number.NaN;
}
