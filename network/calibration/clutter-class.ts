/** What stands at a pixel, by its height. */
export const clutterClasses = ['open', 'low', 'middle', 'high'] as const;
export type ClutterClass = (typeof clutterClasses)[number];

/** Heights from which `middle` and `high` count, m: between storeys, so that rounding does not decide. */
const [middle, high] = [10.5, 31.5];

/** @param height above ground, m; @returns index in `clutterClasses` */
export function clutterAt(height: number): number {
  if (!(height > 0.5)) return 0;
  return height < middle ? 1 : height < high ? 2 : 3;
}
